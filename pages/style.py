"""The one place that sets paddings, sizes and the shape of the page around the map."""

import streamlit as st

from layers.palette import Role, Theme, hex_colour

BAR = 48  # px, the bar with the navigation
CSS = """
<style>
:root { --bar: %(bar)dpx; --ink: %(ink)s; --quiet: %(quiet)s; --paper: %(paper)s; --accent: %(accent)s;
  --ua: %(ua)s; --ru: %(ru)s; --contested: %(contested)s; --munitions: %(munitions)s; --people: %(people)s;
  --to-pyongyang: %(north)s; --rule: %(rule)s; }
header[data-testid="stHeader"] { height: var(--bar); min-height: var(--bar); }
header[data-testid="stHeader"]::before { content: "Lifeline"; font-weight: 700; font-size: 1rem;
  letter-spacing: .02em; padding: 0 .75rem 0 1rem; color: var(--ink); align-self: center; }
.stMainBlockContainer, [data-testid="stMainBlockContainer"] {
  padding: calc(var(--bar) + 6px) 12px 0 12px; max-width: none; }
[data-testid="stMainBlockContainer"] [data-testid="stVerticalBlock"] { gap: .5rem; }
[data-testid="stDecoration"], footer { display: none; }
[data-testid="stAppViewContainer"], [data-testid="stMain"] { scrollbar-gutter: auto; }
.num { font-variant-numeric: tabular-nums; }
.small { font-size: 13px; color: var(--quiet); line-height: 1.35; }
.st-key-panel { height: calc(100dvh - var(--bar) - 12px); overflow-y: auto; overflow-x: hidden; padding-right: 4px;
  overscroll-behavior: contain; }
.panel-title { font-size: 28px; line-height: 1.1; font-weight: 650; margin: 0; color: var(--ink); }
.figure { display: flex; align-items: baseline; gap: .5rem; padding: 3px 0; }
.figure b { font-size: 16px; font-variant-numeric: tabular-nums; white-space: nowrap; }
.swatch { display: inline-block; width: 12px; height: 12px; border-radius: 2px; margin-right: 6px;
  vertical-align: -1px; }
.claim { border-top: 1px solid var(--rule); padding: 7px 0 6px; }
.claim p, .event p { margin: 0; }
.claim .who { font-weight: 600; }
.event { padding: 5px 0; border-top: 1px solid var(--rule); font-size: 14px; line-height: 1.35; }
.mark { border: 1px dashed var(--quiet); border-radius: 3px; padding: 0 4px; font-size: 12px; color: var(--quiet); }
a { color: var(--accent); }
</style>
"""


def apply(theme: Theme) -> None:
    """Put the page's style in place; call once a run, before anything is drawn."""
    roles = {
        "ink": Role.INK, "quiet": Role.QUIET, "paper": Role.PAPER, "accent": Role.ACCENT, "ua": Role.UA,
        "ru": Role.RU, "contested": Role.CONTESTED, "munitions": Role.MUNITIONS, "people": Role.PEOPLE,
        "north": Role.TO_PYONGYANG, "rule": Role.INNER_BORDER,
    }
    st.html(CSS % {"bar": BAR, **{name: hex_colour(role, theme) for name, role in roles.items()}})


def theme() -> Theme:
    """The theme the reader's browser shows, light where it has not said."""
    return "dark" if st.context.theme.type == "dark" else "light"
