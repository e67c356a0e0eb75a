"""The browser half: one JavaScript file, built when the package was installed."""

from pathlib import Path

ASSETS = Path(__file__).parent / "assets"


def available() -> bool:
    """Returns whether the browser half is there. Needs neither Streamlit nor a running server."""
    return any(ASSETS.glob("deckmap-*.js"))
