"""The folded sidebar: which layers are drawn, how strongly, and who is believed. A briefer never needs it."""

from collections.abc import Mapping

import streamlit as st

from data.belief import perspective_text
from data.belief.perspective import BUILT_IN, DEFAULT
from pages.board import plain_map
from pages.shell import session
from pages.shell.layer_names import FADING, FAINTEST, LAYERS


def draw(page: str, *, perspectives: bool) -> None:
    """Draw the sidebar for a page with a map ("fronts", "supply" or "overview")."""
    with st.sidebar:
        if perspectives:
            _perspective()
        st.subheader("Layers")
        _layers(LAYERS[page])
        plain_map.switch()


def _perspective() -> None:
    view = session.current()
    chosen = perspective_text.read(view.perspective or DEFAULT.name)
    own = [] if chosen.name in BUILT_IN else [view.perspective]
    st.session_state["perspective"] = own[0] if own else chosen.name
    st.selectbox(
        "Who is believed",
        [*BUILT_IN, *own],
        key="perspective",
        format_func=lambda name: perspective_text.read(name).label,
        on_change=lambda: session.update(
            perspective="" if st.session_state["perspective"] == DEFAULT.name else st.session_state["perspective"],
            selected="",
        ),
    )
    st.caption(f"{chosen.about} Build your own on the Analysis page.")


def _layers(offered: Mapping[str, str]) -> None:
    view = session.current()
    shares = dict(view.opacities)
    for name, words in offered.items():
        st.session_state[f"layer-{name}"] = name not in view.hidden
        st.toggle(words, key=f"layer-{name}", on_change=_switched, args=(name,))
        if name in FADING and name not in view.hidden:
            st.session_state[f"opacity-{name}"] = shares.get(name, 100)
            st.slider(
                f"Opacity of {words.lower()}, percent",
                FAINTEST,
                100,
                step=5,
                key=f"opacity-{name}",
                on_change=_faded,
                args=(name,),
                label_visibility="collapsed",
            )


def _switched(name: str) -> None:
    hidden = set(session.current().hidden) - {name}
    if not st.session_state[f"layer-{name}"]:
        hidden.add(name)
    session.update(hidden=tuple(sorted(hidden)))


def _faded(name: str) -> None:
    shares = {**dict(session.current().opacities), name: st.session_state[f"opacity-{name}"]}
    session.update(opacities=tuple(sorted((key, share) for key, share in shares.items() if share != 100)))
