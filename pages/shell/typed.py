"""What is typed wins: a text field keeps it, however late the answer to what was pressed before comes."""

from pathlib import Path
from typing import Final

SCRIPT: Final = Path(__file__).with_suffix(".js").read_text(encoding="utf-8")


def html(shell: str) -> str:
    """`shell`, a page as Streamlit serves it, with the script that keeps what is typed."""
    return shell.replace("<head>", f"<head><script>{{{SCRIPT}}}</script>", 1)
