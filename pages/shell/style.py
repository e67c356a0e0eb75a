"""The one place that sets paddings, sizes and the shape of the page around the map."""

import streamlit as st

from layers.looks.palette import Role, Theme, either
from pages.shell import chart_colours

BAR = 48  # px, the bar with the navigation
MAP_SHARE, PANEL_SHARE = 0.72, 0.28  # of a page with a map
AROUND = 12  # px left and right of the page
ABOVE = 6  # px between the bar and the page
TYPE, LARGE_TYPE = 16, 19  # px; the first is .streamlit/config.toml's
WIDE = "(min-width: 1700px) and (min-height: 900px)"  # a screen seen from the back of a room
ROLES = {
    "ink": Role.INK, "quiet": Role.QUIET, "paper": Role.PAPER, "accent": Role.ACCENT, "ua": Role.UA, "ru": Role.RU,
    "contested": Role.CONTESTED, "munitions": Role.MUNITIONS, "people": Role.PEOPLE,
    "to-pyongyang": Role.TO_PYONGYANG, "rule": Role.INNER_BORDER,
}  # fmt: skip
CSS = """
:root { --bar: %(bar)dpx; }
header[data-testid="stHeader"] { height: var(--bar); min-height: var(--bar); }
header[data-testid="stHeader"]::before { content: "Lifeline"; font-weight: 700; font-size: 1rem;
  letter-spacing: .02em; padding: 0 .75rem 0 1rem; color: var(--ink); align-self: center; }
.stMain .stMainBlockContainer { /* also where it stands before Streamlit's own style */
  padding: calc(var(--bar) + %(above)dpx) %(around)dpx 0 %(around)dpx; max-width: none; }
[data-testid="stMainBlockContainer"] [data-testid="stVerticalBlock"] { gap: .5rem; }
[data-testid="stDecoration"], footer { display: none; }
[data-testid="stAppViewContainer"], [data-testid="stMain"] { scrollbar-gutter: auto; }
.stElementContainer:is(.st-key-theme-outside, .st-key-plain-theme) { position: absolute; height: 0; min-height: 0; }
.num { font-variant-numeric: tabular-nums; }
.small { font-size: 13px; color: var(--quiet); line-height: 1.35; }
.stVerticalBlock.st-key-panel { --tall: calc(100dvh - var(--bar) - 16px); height: var(--tall); max-height: var(--tall);
  flex: none; overflow-y: auto; overflow-x: hidden; padding-right: 4px;
  overscroll-behavior: contain; }
.panel-title { font-size: 28px; line-height: 1.1; font-weight: 650; margin: 0; color: var(--ink); }
.section { font-size: 16px; font-weight: 650; margin: 10px 0 0; padding: 0; }
.figure { padding: 4px 0 0; line-height: 1.3; }
.figure b { font-size: 16px; font-variant-numeric: tabular-nums; white-space: nowrap; }
.st-key-panel [data-testid="stBaseButton-tertiary"] { min-height: 26px; padding: 2px 0; }
.st-key-panel [data-testid="stBaseButton-tertiary"] p { text-align: left; }
[class*="st-key-ask-"] { margin-bottom: -.45rem; }
[class*="st-key-ask-"] p { font-variant-numeric: tabular-nums; line-height: 1.3; text-decoration: underline dotted;
  text-decoration-color: var(--accent); text-underline-offset: 3px; }
[class*="st-key-ask-"] p > span { display: inline-block; width: 100%%; font-size: 13px !important;
  color: var(--quiet); }
[class*="st-key-ask-"]:not([class*="st-key-ask-plain"]) p::before { content: ""; display: inline-block; width: 12px;
  height: 12px; border-radius: 2px; margin-right: 6px; vertical-align: -1px; background: var(--swatch); }
[class*="st-key-ask-ua"] { --swatch: var(--ua); } [class*="st-key-ask-ru"] { --swatch: var(--ru); }
[class*="st-key-ask-contested"] { --swatch: var(--contested); }
[class*="st-key-ask-munitions"] { --swatch: var(--munitions); }
[class*="st-key-ask-people"] { --swatch: var(--people); }
[class*="st-key-ask-to-pyongyang"] { --swatch: var(--to-pyongyang); }
.swatch { display: inline-block; width: 12px; height: 12px; border-radius: 2px; margin-right: 6px;
  vertical-align: -1px; }
.raions { width: 100%%; border-collapse: collapse; font-size: 14px; margin: 4px 0; }
.raions th { font-weight: 400; color: var(--quiet); font-size: 13px; text-align: right; padding: 2px 0; }
.raions td { border-top: 1px solid var(--rule); padding: 2px 0; text-align: right; }
.raions th:first-child, .raions td:first-child { text-align: left; }
.claim { border-top: 1px solid var(--rule); padding: 7px 0 6px; }
.claim p, .event p { margin: 0; }
.claim .who { font-weight: 600; }
.event { padding: 5px 0; border-top: 1px solid var(--rule); font-size: 14px; line-height: 1.35; }
.stElementContainer:has(> .stHtml > .event) { margin-top: -.5rem; }  /* a list, also where each comes by itself */
.mark { border: 1px dashed var(--quiet); border-radius: 3px; padding: 0 4px; font-size: 12px; color: var(--quiet); }
.stVerticalBlock:has(> .stElementContainer .map-title) { position: relative; }
.stElementContainer:has(.map-title) { position: absolute; inset: 0; z-index: 3; pointer-events: none; width: 100%%;
  height: 100%%; }
[data-testid="stDeckGlJsonChart"], [data-testid="stFullScreenFrame"]:has([data-testid="stDeckGlJsonChart"]) > div,
.stElementContainer:has([data-testid="stDeckGlJsonChart"]) { height: calc(100dvh - var(--bar) - 66px) !important; }
.stElementContainer:has([data-testid="stDeckGlJsonChart"]) { flex: none !important; overflow: hidden;
  border-radius: 4px; }
.deck-tooltip { background: var(--paper) !important; color: var(--ink) !important; font-size: 14px; max-width: 340px;
  border-radius: 4px; box-shadow: 0 1px 6px rgba(0,0,0,.35); white-space: pre-line; }
.map-title { position: absolute; left: 12px; top: 10px; padding: 6px 12px 8px; border-radius: 4px; max-width: 60%%;
  background: color-mix(in srgb, var(--paper) 86%%, transparent); color: var(--ink); }
.map-title .what { font-size: 28px; font-weight: 650; line-height: 1.1; }
.map-title .when { font-size: 16px; line-height: 1.4; }
.map-legend { position: fixed; z-index: 4; pointer-events: none; left: 24px; bottom: 84px;
  padding: 8px 10px; border-radius: 4px; max-width: 330px;
  background: color-mix(in srgb, var(--paper) 86%%, transparent); color: var(--ink); font-size: 13px; }
.legend-heading { font-weight: 600; margin-top: 4px; }
.legend-row { display: flex; gap: 8px; align-items: center; line-height: 1.45; }
.legend-row .sign { flex: none; display: inline-block; width: 22px; height: 14px; box-sizing: border-box; }
.map-credits { position: fixed; z-index: 4; left: 24px; bottom: 66px; font-size: 11px;
  color: var(--quiet); padding: 0 4px;
  background: color-mix(in srgb, var(--paper) 70%%, transparent); border-radius: 2px; }
.st-key-clock-row { height: 54px; align-items: center; }
.st-key-clock-row button { min-height: 38px; padding: 0 .6rem; white-space: nowrap; }
[data-testid="stElementContainer"]:has(.map-legend) { position: absolute; height: 0; }
a { color: var(--accent); }
button[data-testid="stBaseButton-primary"], button[data-testid="stBaseButton-primary"] p { color: var(--paper); }
@media %(wide)s {
  html { font-size: %(large)dpx; }
  .small, .map-legend, .map-credits { font-size: 15px; }
  .panel-title, .map-title .what { font-size: 34px; }
  .map-title .when, .figure b, .section { font-size: 19px; }
  .event { font-size: 17px; }
  .map-legend { max-width: 400px; }
}
"""


def apply() -> None:
    """Put the page's style in place; call once a run, before anything is drawn."""
    st.html(f"<style>{_sheet()}</style>")


def _sheet() -> str:
    """The page's style: its colours are those of the theme Streamlit shows, worked out where each is used."""
    sizes = {"bar": BAR, "above": ABOVE, "around": AROUND, "large": LARGE_TYPE, "wide": WIDE}
    colours = " ".join(f"--{name}: {either(role)};" for name, role in ROLES.items())
    return f":root {{ {colours} }}{CSS % sizes}{chart_colours.css()}"


def first_map() -> str:
    """The style of a page with a map before Streamlit has started: all of the page's own, and where its map will stand.

    Streamlit gives each of two columns its share less the gap between them, one letter wide, and half the gap back.
    """
    return f"""{_sheet()}
html.first-system {{ color-scheme: light dark; }} html.first-light {{ color-scheme: light; }}
html.first-dark {{ color-scheme: dark; }} html[class*="first-"] {{ background: var(--paper); }}
#first-map {{ position: fixed; z-index: 1; left: {AROUND}px; top: {BAR + ABOVE}px; --letter: {TYPE}px;
  --st-primary-color: var(--accent);
  width: calc({MAP_SHARE} * (100vw - {2 * AROUND}px) - var(--letter) / 2); --st-font: "Source Sans", sans-serif; }}
@media {WIDE} {{ #first-map {{ --letter: {LARGE_TYPE}px; }} }}
"""


def theme() -> Theme:
    """The theme the reader's browser shows, light where it has not said."""
    return "dark" if st.context.theme.type == "dark" else "light"
