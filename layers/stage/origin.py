"""What every layer is computed from, as one hash: rows, outlines, code and the libraries that do geometry."""

import hashlib
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import Final

import geopandas as gpd
import shapely

from data.tables.tables import Tables

ROOT: Final = Path(__file__).parents[2]
CODE: Final = ("data", "layers")
OUTLINES: Final = ("data/basemap", "data/basemap/network")


def origin(tables: Tables) -> str:
    """SHA-256 (hexadecimal) that changes whenever some layer could."""
    digest = hashlib.sha256()
    for part in _parts(tables):
        digest.update(part)
        digest.update(b"\0")
    return digest.hexdigest()


def _parts(tables: Tables) -> Iterator[bytes]:
    for field in fields(tables):
        yield field.name.encode()
        yield getattr(tables, field.name).to_csv(index=False).encode()
    for folder in OUTLINES:
        yield from (path.read_bytes() for path in sorted((ROOT / folder).glob("*.geojson")))
    for folder in CODE:
        written = [path for pattern in ("*.py", "*/*.py") for path in (ROOT / folder).glob(pattern)]
        yield from (path.read_bytes() for path in sorted(written))
    yield f"{gpd.__version__} {shapely.__version__} {shapely.geos_version}".encode()
