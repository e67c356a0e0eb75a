"""Where the instant map's browser half lies: one JavaScript file, named by its content."""

from importlib.util import find_spec
from pathlib import Path


def files() -> list[Path]:
    """The file of the installed component, without importing it; none where it was not built."""
    found = find_spec("deckmap")
    folders = list(found.submodule_search_locations or ()) if found else []
    return sorted(path for folder in folders for path in (Path(folder) / "assets").glob("deckmap-*.js"))
