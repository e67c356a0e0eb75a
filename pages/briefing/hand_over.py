"""Handing over: the briefing as TOML, slides, pages, one HTML file, a picture or a film."""

import tempfile
from pathlib import Path
from typing import Final

import streamlit as st

from data.briefings.scenes import Briefing
from data.briefings.toml_write import toml
from layers.__main__ import MAKERS, exporter
from layers.handover.job import ExportError, Job
from layers.looks import turns
from layers.paper import undrawn
from layers.paper.content import Content
from pages.shell import store
from pages.shell.evidence_store import of_evidence

WORDS: Final = {
    ".pptx": "Slides (PPTX)",
    ".pdf": "Pages (PDF)",
    ".html": "One file for any browser (HTML)",
    ".png": "Picture of this scene (PNG)",
    ".mp4": "Film of this scene (MP4)",
    ".gif": "Film of this scene (GIF)",
}
OF_ONE_SCENE: Final = (".png", ".mp4", ".gif")


@of_evidence()
def content() -> Content:
    """The evidence as shapes, for everything drawn on paper."""
    return Content(store.tables())


def draw(briefing: Briefing, chosen: int) -> None:
    """Offer the files; what is made takes its time and says how far it is."""
    st.download_button(
        "Save as TOML", toml(briefing), f"{briefing.id}.toml", "application/toml", icon=":material/save:", key="save"
    )
    ending = st.selectbox("Hand over as", list(MAKERS), key="hand-over", format_func=lambda each: WORDS[each])
    if ending and st.button("Make the file", key="make"):
        _make(briefing, ending, chosen)
    made = st.session_state.get("handed-over")
    if made and made[0] == (briefing, ending):
        if made[3]:
            st.warning(made[3])
        st.download_button(f"Download {made[1]}", made[2], made[1], key="download", icon=":material/download:")


def _make(briefing: Briefing, ending: str, chosen: int) -> None:
    bar = st.progress(0.0, "Starting …")
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / f"{briefing.id}{ending}"
        job = Job(
            briefing,
            content(),
            target,
            chosen if ending in OF_ONE_SCENE else None,
            lambda done, total, words: bar.progress(done / max(total, 1), f"{done} of {total}: {words}"),
        )
        if turns.EXPORTS.busy():
            bar.progress(0.0, "Another file is being made: this one is next …")
        try:
            who = st.context.ip_address or turns.HERE
            with turns.EXPORTS.turn(f"{ending} of {id(job)}", who), undrawn.noting() as missing:
                exporter(ending)(job)
        except (ExportError, turns.BusyError) as error:
            st.error(str(error))
        else:
            told = undrawn.in_words(missing)
            st.session_state["handed-over"] = ((briefing, ending), target.name, target.read_bytes(), told)
    bar.empty()
