"""What present mode takes away: every piece of the application around the stage."""

from typing import Final

import streamlit as st

BARE: Final = """
<style>
:root { --u: min(100vw / 1920, 100vh / 1080); }
header[data-testid="stHeader"], [data-testid="stSidebar"], [data-testid="stSidebarCollapsedControl"],
[data-testid="stToolbar"], [data-testid="stStatusWidget"], [data-testid="stDecoration"],
[data-rac]:has([role="dialog"]), footer { display: none !important; }
.stApp, [data-testid="stMain"], body { overflow: hidden !important; }
.stMainBlockContainer, [data-testid="stMainBlockContainer"] { padding: 0 !important; max-width: none !important; }
[data-testid="stMainBlockContainer"] [data-testid="stVerticalBlock"] { gap: 0 !important; }
[data-stale="true"] { opacity: 1 !important; transition: none !important; }
.st-key-present-map { position: fixed !important; inset: 0 calc(720 * var(--u)) 0 0; z-index: 900;
  width: auto !important; }
.st-key-present-source { position: fixed !important; z-index: 1001; width: calc(600 * var(--u)) !important;
  left: calc(28 * var(--u)); top: calc(215 * var(--u)); max-height: 62vh; overflow: auto; border-radius: 8px;
  background: var(--paper); color: var(--ink); padding: 12px 18px; box-shadow: 0 2px 16px #0004; }
.st-key-present-source:not(:has(.stHtml)) { display: none !important; }
.st-key-present-source .stHtml, .st-key-present-source .small { line-height: 1.35;
  font-size: max(15px, calc(21 * var(--u))) !important; }
.st-key-present-source .panel-title { font-size: calc(30 * var(--u)) !important; }
</style>
"""


def bare() -> None:
    """Leave nothing on the page but the stage."""
    st.html(BARE)
