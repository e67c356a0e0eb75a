"""The words of one scene, field by field. A field keeps what was typed whatever else happens on the page."""

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any, Final

import streamlit as st

from data.briefings.scenes import Figure, Scene, Sentence
from data.briefings.toml import MOST_CITES, MOST_SENTENCES, NOTES, SENTENCE, TITLE
from data.briefings.toml_fields import SPACES
from data.tables.vocabulary import QUALIFIER_WORDS, Qualifier
from pages.briefing import citations, seen

BLANK: Final = Figure("", "", Qualifier.EXACT, "")
LINE_ENDS: Final = re.compile(r"\r\n|[\r\v\f\x85\u2028\u2029]")
Change = Callable[..., None]


def legible(text: str, lines: bool = False) -> str:
    """What was typed or pasted without letters that do not show; on one line, but for `lines`.

    A briefing takes no tabs, line ends or invisible letters within a line, and pasted text is full of them.
    """
    plain = LINE_ENDS.sub("\n", text).replace("\t", " ")
    if not lines:
        plain = re.sub(r"[ \n]*\n[ \n]*", " ", plain.strip("\n"))
    return "".join(each for each in plain if each.isprintable() or each in SPACES or each == "\n")


def draw(scene: Scene, now: Callable[[], Scene], change: Change) -> None:
    """Draw the fields; `change(**fields)` takes what was typed.

    `now` gives the scene as it stands: two fields may be heard of in one go, and neither must undo the other.
    """
    key = scene.id
    text("Title", f"title-{key}", scene.title, TITLE, lambda text: change(title=text))
    words = st.text_input(
        "Find claims and sources to cite",
        key=f"find-{key}",
        placeholder="words, a place or a publisher",
        help="What is found is offered in the lists “Cited” below, the latest first",
        max_chars=200,
    )
    if words and not citations.found(words):
        st.caption("Nothing in the evidence holds all these words. Try fewer, or a place’s other spelling.")
    _figure(scene, now, words, change)
    for number in range(max(len(scene.sentences), min(len(scene.sentences) + 1, MOST_SENTENCES))):
        _sentence(scene, number, now, words, change)
    notes = f"notes-{key}"
    text("Notes for the speaker", notes, scene.notes, NOTES, lambda text: change(notes=text), tall=True, lines=True)
    with st.expander("What is seen"):
        seen.draw(scene, now, words, change)


def text(
    label: str,
    key: str,
    value: str,
    longest: int,
    take: Callable[[str], None],
    tall: bool = False,
    lines: bool = False,
) -> None:
    """A field of one line, or of several if `tall`; `take` hears what was typed, made legible (see `legible`).

    The text is given to the field a second time, as what it holds if nobody typed: a run that comes before the browser
    has drawn the field would otherwise leave it empty.
    """
    if key not in st.session_state:
        st.session_state[key] = value
        st.session_state[f"{key}-given"] = True
    given = st.session_state.pop(f"{key}-given", False)  # Streamlit warns of both in one run
    # a file may hold more than there is room for: a field that holds too much must let it be shortened
    room = st.session_state.setdefault(f"{key}-room", max(longest, len(value)))

    def typed() -> None:
        plain = legible(str(st.session_state[key]), lines)
        if plain != st.session_state[key]:
            st.session_state[key] = plain
            st.session_state[f"{key}-given"] = True
        take(plain)

    field = st.text_area if tall else st.text_input
    field(label, "" if given else str(st.session_state[key]), key=key, max_chars=room, on_change=typed)


def _cites(label: str, key: str, held: tuple[str, ...], words: str, take: Callable[[tuple[str, ...]], None]) -> None:
    st.session_state.setdefault(key, list(held))
    st.multiselect(
        label,
        citations.offered(words, held),
        key=key,
        format_func=citations.label,
        max_selections=max(MOST_CITES, len(held)),
        placeholder="search above, then choose here",
        on_change=lambda: take(tuple(st.session_state[key])),
    )


def _sentence(scene: Scene, number: int, now: Callable[[], Scene], words: str, change: Change) -> None:
    held = scene.sentences[number] if number < len(scene.sentences) else Sentence("", ())

    def put(**changes: Any) -> None:  # noqa: ANN401 - the fields of a sentence differ in type
        every = list(now().sentences)
        every += [Sentence("", ())] * (number + 1 - len(every))
        every[number] = replace(every[number], **changes)
        change(sentences=tuple(every))

    key = f"{number}-{scene.id}"
    text(f"Sentence {number + 1}", f"say-{key}", held.text, SENTENCE, lambda text: put(text=text), True)
    _cites("Cited", f"cites-{key}", held.cites, words, lambda cites: put(cites=cites))


def _figure(scene: Scene, now: Callable[[], Scene], words: str, change: Change) -> None:
    held = scene.figure or BLANK
    key = scene.id

    def put(**changes: Any) -> None:  # noqa: ANN401 - the fields of a figure differ in type
        change(figure=replace(now().figure or BLANK, **changes))

    with st.expander("Headline figure", expanded=scene.figure is not None):
        left, right = st.columns([1, 1])
        with left:
            slot = f"qualifier-{key}"
            st.session_state.setdefault(slot, held.qualifier)
            st.selectbox(
                "How it is meant",
                list(Qualifier),
                key=slot,
                format_func=lambda each: QUALIFIER_WORDS[each] or str(each),
                on_change=lambda: put(qualifier=st.session_state[slot]),
            )
        with right:
            text("Number", f"value-{key}", held.value, 40, lambda text: put(value=text))
        text("What it counts", f"counts-{key}", held.words, 120, lambda text: put(words=text))
        slot_claim = f"claim-{key}"
        st.session_state.setdefault(slot_claim, held.claim or None)
        st.selectbox(
            "Claim it rests on",
            citations.offered(words, (held.claim,) if held.claim else ()),
            key=slot_claim,
            index=None,
            format_func=citations.label,
            placeholder="search above, then choose here",
            on_change=lambda: put(claim=st.session_state[slot_claim] or ""),
        )
