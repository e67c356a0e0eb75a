"""Where below its address the server answers: `--server.baseUrlPath`, for a proxy that has other things beside it."""

from typing import Final

from streamlit import config


def _asked() -> str:
    path = str(config.get_option("server.baseUrlPath") or "").strip("/")
    return f"/{path}" if path else ""


BASE: Final = _asked()  # "" or "/lifeline": what an address begins with


def below(path: str) -> str:
    """A URL path as it would be without the base path: "/lifeline/fronts" is "/fronts"; others as they are."""
    if BASE and (path == BASE or path.startswith(f"{BASE}/")):
        return path.removeprefix(BASE) or "/"
    return path
