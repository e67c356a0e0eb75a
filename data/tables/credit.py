"""Who is to be named on every map and export, as the notices beside the data ask for."""

from typing import Final

BASE_MAP: Final = "© OpenStreetMap contributors (ODbL) · geoBoundaries · GeoNames (CC BY 4.0) · Natural Earth"
EVIDENCE: Final = "Wikipedia (CC BY-SA) · DeepState · sources as cited"
CREDIT: Final = f"{BASE_MAP} · {EVIDENCE}"
