"""Where the browser half of the instant map and of the stage lies: JavaScript files, named by their content."""

from importlib.util import find_spec
from pathlib import Path


def files(name: str = "deckmap") -> list[Path]:
    """The file of the installed component, without importing it; none where it was not built.

    Names are "deckmap" (the map), "stage", "presenter", and "file" (map and stage for a page without a server).
    """
    found = find_spec("deckmap")
    folders = list(found.submodule_search_locations or ()) if found else []
    return sorted(path for folder in folders for path in (Path(folder) / "assets").glob(f"{name}-*.js"))
