"""Where the script of each page lies, seen from the navigation that runs it: what a button names to open a page."""

from typing import Final

OVERVIEW: Final = "../overview/overview.py"
FRONTS: Final = "../fronts/fronts.py"
SUPPLY: Final = "../supply/supply.py"
ANALYSIS: Final = "../analysis/analysis.py"
EVIDENCE: Final = "../evidence/evidence.py"
METHOD: Final = "../method/method.py"
BRIEFING: Final = "../briefing/briefing.py"
PRESENT: Final = "../present/present.py"
