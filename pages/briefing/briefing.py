"""Briefing: build one without touching files, from what the maps show and what the evidence says."""

from dataclasses import replace
from typing import Any

import streamlit as st

from data.briefings.scenes import Briefing, Scene
from data.briefings.toml import MOST_BYTES, MOST_SCENES, BriefingError, draft, parse
from data.briefings.toml_write import toml
from pages.briefing import (
    desk as making_desk,
)
from pages.briefing import (
    drafts as making_drafts,
)
from pages.briefing import (
    editor,
    hand_over,
    preview,
    told,
)
from pages.briefing import (
    seen as making_seen,
)
from pages.briefing import (
    view as making_view,
)
from pages.briefing.desk import DESKS, Desk
from pages.briefing.drafts import Draft
from pages.server.base_path import BASE
from pages.shell import session, store
from pages.shell.plain_words import plain

LIST = """<style>
.st-key-scene-list button { justify-content: flex-start; text-align: left; min-height: 34px; padding: 2px 8px; }
.st-key-scene-list button > div { justify-content: flex-start; }
</style>"""
FIELDS = ("title", "find", "say", "cites", "qualifier", "value", "counts", "claim", "notes", *making_seen.SLOTS)


def desk() -> Desk:
    """The desk of this session: the one its address names, else its own."""
    if "desk" not in st.session_state:
        code = st.query_params.get("draft", "")[:40]
        found = DESKS.get(code) if code else None
        st.session_state["desk"] = found or Desk()
        st.session_state["desk-code"] = code if found else ""
    return st.session_state["desk"]  # type: ignore[no-any-return]


def keep(now: Desk) -> None:
    """Hold the desk in the session and, against a lost connection, in the server."""
    st.session_state["desk"] = now
    st.session_state["desk-code"] = DESKS.put(st.session_state["desk-code"], now)
    st.query_params["draft"] = st.session_state["desk-code"]


def do(now: Briefing, *, fresh: bool = False) -> None:
    """A step; `fresh` makes the fields read the scenes anew instead of keeping what was typed."""
    keep(desk().did(now))
    if fresh:
        forget_fields()


def forget_fields() -> None:
    """Let every field take its text from the desk again."""
    for key in [key for key in st.session_state if str(key).startswith(tuple(f"{each}-" for each in FIELDS))]:
        del st.session_state[key]


def undo() -> None:
    """Take the last step back."""
    keep(desk().undone())
    forget_fields()


def choose(at: int) -> None:
    """Edit the scene at position `at`."""
    st.session_state["chosen"] = at


def chosen() -> int:
    """Position of the scene being edited."""
    return min(int(st.session_state.get("chosen", 0)), max(len(desk().now.scenes) - 1, 0))


def add() -> None:
    """Put what is seen after the scene being edited."""
    view = session.current()
    now = desk().now
    at = chosen() + 1 if now.scenes else 0
    do(making_desk.added(now, making_view.seen(view, st.session_state["add-theatre"]), at))
    choose(at)
    if not making_view.carries(view):
        st.toast("A scene cannot keep a perspective of your own: it is shown as usual.", icon=":material/info:")


def opened() -> None:
    """Take an uploaded file, if it holds together; else say why, and offer what can be read of it."""
    file: Any = st.session_state.get("upload")
    st.session_state["upload-problems"] = ()
    st.session_state["upload-begun"] = None
    if file is None:
        return
    content = file.getvalue() if file.size <= MOST_BYTES else b" " * (MOST_BYTES + 1)
    take(content, file.name)


def take(content: bytes, name: str) -> None:
    """Put the briefing of a TOML file on the desk; where it does not hold together, say why."""
    st.session_state["upload-problems"] = ()
    st.session_state["upload-begun"] = None
    try:
        briefing = parse(content, store.tables(), name)
    except BriefingError as error:
        st.session_state["upload-problems"] = tuple(str(each) for each in error.problems)
        st.session_state["upload-begun"] = begun(content, name)
        return
    do(briefing, fresh=True)
    choose(0)


def begun(content: bytes, name: str) -> Briefing | None:
    """What an unfinished file holds so far; None where nothing of it can be read."""
    try:
        found = making_desk.apart(draft(content, store.tables(), name))
    except BriefingError:
        return None
    return found if found.title or found.scenes else None


def open_begun() -> None:
    """Put what was read of an unfinished file on the desk; what was wrong with it stays to be read."""
    do(st.session_state["upload-begun"], fresh=True)
    choose(0)
    st.session_state["upload-begun"] = "opened"


def problems(briefing: Briefing) -> list[str]:
    """What is still missing before the briefing can be told."""
    try:
        parse(toml(briefing), store.tables(), f"{briefing.id}.toml")
    except BriefingError as error:
        return [_plain(each.column or "briefing", each.expected) for each in error.problems]
    return []


def _plain(place: str, expected: str) -> str:
    """A problem as the page says it: here nobody sees the file."""
    return f"{place[:1].upper()}{place[1:]}: {expected.replace('text in quotes', 'some text is needed')}"


def restore(kept: Draft) -> None:
    """Put a draft back on the desk; the desk itself, where the server still has it."""
    briefing = making_drafts.read(kept, store.tables())
    found = DESKS.get(kept.code) or (Desk(briefing) if briefing else None)
    if found is None:
        st.session_state["upload-problems"] = ("The draft cannot be read any more.",)
        return
    st.session_state["desk-code"] = kept.code
    st.session_state["upload-problems"] = ()
    keep(found)
    forget_fields()
    choose(0)


def forget(kept: Draft) -> None:
    """Have the browser forget a draft."""
    st.session_state["drafts-forgotten"] = [*st.session_state.get("drafts-forgotten", ()), kept.code]


def draw() -> None:
    """The page."""
    desk()
    asked = st.query_params.get("draft", "")[:40]
    missing = "" if asked == st.session_state["desk-code"] else asked
    said = making_drafts.keep(st.session_state["desk-code"], desk().now, missing)
    drafts = said or ()
    lost = next((each for each in drafts if each.code == missing), None)
    if missing and not lost and (said is not None or not making_drafts.CODE.fullmatch(missing)):
        _tell(missing)
    if lost and not desk().now.scenes and not desk().past:  # a reload after the server was started anew
        restore(lost)
    st.session_state["other-drafts"] = tuple(each for each in drafts if each.code != st.session_state["desk-code"])
    now = desk().now
    left, middle, right = st.columns([0.27, 0.4, 0.33], gap="medium")
    with left:
        _scenes(now)
    with middle:
        _editor(now)
    with right:
        _outcome(now)


def _tell(asked: str) -> None:
    """Say once that nobody holds the draft the address names."""
    if st.session_state.get("draft-told") != asked:
        st.session_state["draft-told"] = asked
        st.toast(
            f"The link says draft={asked!r}; expected a draft that this server or this browser still holds. "
            "It is left out.",
            icon=":material/link_off:",
            duration="infinite",
        )


def _scenes(now: Briefing) -> None:
    _named("title", "Title of the briefing", now.title, 120)
    _named("subtitle", "Subtitle", now.subtitle, 240)
    view = session.current()
    guess, words = making_view.theatre_of(view), making_view.words()
    st.session_state.setdefault("add-theatre", guess)
    st.selectbox("What I see", list(words), key="add-theatre", format_func=words.__getitem__)
    st.button(
        "Add what I see as a scene",
        key="add",
        icon=":material/add_location_alt:",
        help=f"{making_view.in_sight(view, st.session_state['add-theatre'])}. "
        "Map, date and layers are chosen on the other pages.",
        on_click=add,
        disabled=len(now.scenes) >= MOST_SCENES,
        type="primary",
        width="stretch",
    )
    if now.scenes:
        _moves(now, chosen())
    st.button("Undo", key="undo", icon=":material/undo:", on_click=undo, disabled=not desk().past)
    with st.container(key="scene-list", gap=None):
        st.html(LIST)
        for at, scene in enumerate(now.scenes):
            st.button(
                f"{at + 1}  {scene.title or 'No title yet'}",
                key=f"scene-{at}",
                on_click=choose,
                args=(at,),
                type="secondary" if at == chosen() else "tertiary",
                width="stretch",
            )
    _open()


def _named(field: str, label: str, value: str, longest: int) -> None:
    key = f"{'title' if field == 'title' else 'say'}-briefing-{field}"
    editor.text(label, key, value, longest, lambda text: do(replace(desk().now, **{field: text})))


def _moves(now: Briefing, at: int) -> None:
    def step(by: int) -> None:
        do(making_desk.moved(now, at, by))
        choose(min(max(at + by, 0), len(now.scenes) - 1))

    def double() -> None:
        do(making_desk.duplicated(now, at))
        choose(at + 1)

    def remove() -> None:
        do(making_desk.deleted(now, at))
        choose(max(at - 1, 0))
        st.toast(f"“{now.scenes[at].title or 'The scene'}” is deleted. Undo brings it back.", icon=":material/undo:")

    up, down, twice, away = st.columns(4)
    up.button("", key="up", icon=":material/arrow_upward:", help="Earlier", on_click=step, args=(-1,), disabled=at == 0)
    down.button(
        "", key="down", icon=":material/arrow_downward:", help="Later", on_click=step, args=(1,),
        disabled=at == len(now.scenes) - 1,
    )  # fmt: skip
    full = len(now.scenes) >= MOST_SCENES
    twice.button("", key="twice", icon=":material/content_copy:", help="Duplicate", on_click=double, disabled=full)
    away.button("", key="away", icon=":material/delete:", help="Delete", on_click=remove)


def _open() -> None:
    with st.expander("Open a briefing", expanded=not desk().now.scenes):
        for name in told.names():
            st.button(
                f"The one that comes with Lifeline: {name}",
                key=f"shipped-{name}",
                on_click=take,
                args=told.content(name),
            )
        for kept in st.session_state.get("other-drafts", ()):
            left, right = st.columns([0.85, 0.15])
            left.button(_draft_words(kept), key=f"draft-{kept.code}", on_click=restore, args=(kept,))
            right.button("", key=f"forget-{kept.code}", icon=":material/delete:", help="Forget this draft",
                         on_click=forget, args=(kept,))  # fmt: skip
        st.file_uploader("Or a TOML file", type="toml", key="upload", on_change=opened, max_upload_size=1)
        for each in st.session_state.get("upload-problems", ())[:12]:
            st.text(each)
        if st.session_state.get("upload-problems"):
            _unfinished(st.session_state.get("upload-begun"))


def _unfinished(found: Briefing | str | None) -> None:
    """What became of a file with problems, and what can be done about it."""
    if found == "opened":
        st.info("Opened as unfinished. The list above says what was wrong in the file.")
        return
    st.error("The file was not opened; what is on the desk is as it was.")
    if found:
        st.button("Open it as unfinished", key="open-begun", on_click=open_begun, icon=":material/edit_note:")


def _draft_words(kept: Draft) -> str:
    """A draft in one line, without markup."""
    briefing = making_drafts.read(kept, store.tables())
    title = (briefing.title if briefing else "") or "no title yet"
    scenes = len(briefing.scenes) if briefing else 0
    return plain(f"Draft of {kept.when}: {title}, {scenes} scene{'s' * (scenes != 1)}")


def _editor(now: Briefing) -> None:
    if not now.scenes:
        st.html(
            "<p class='panel-title'>Make a briefing</p><p>Set map, date and layers on the other pages, then come back "
            "and press <b>Add what I see as a scene</b>. Or open a briefing and change it.</p>"
        )
        return
    scene = now.scenes[chosen()]

    def change(**changes: Any) -> None:  # noqa: ANN401 - the fields of a scene differ in type
        do(making_desk.edited(desk().now, scene.id, **changes))

    def current() -> Scene:
        return next((each for each in desk().now.scenes if each.id == scene.id), scene)

    editor.draw(scene, current, change)
    st.button("Take camera, date and layers from what I see", key="retake", on_click=_retake, args=(scene.id,))


def _retake(name: str) -> None:
    view = session.current()
    seen = making_view.seen(view, st.session_state["add-theatre"])
    fields = ("camera", "clock", "layers", "theatre", "perspective", "compare")
    do(making_desk.edited(desk().now, name, **{each: getattr(seen, each) for each in fields}), fresh=True)


def _outcome(now: Briefing) -> None:
    if not now.scenes:
        return
    st.html(preview.html(now, now.scenes[chosen()]))
    st.caption("The preview follows as soon as you leave a field. This browser keeps the draft.")
    done = making_desk.finished(now)
    missing = problems(done)
    if missing:
        st.warning(f"{len(missing)} to do before it can be told:")
        for each in missing[:12]:
            st.text(each)
        st.download_button(
            "Save the unfinished TOML", toml(done), f"{done.id}-unfinished.toml", "application/toml", key="save-draft"
        )
        return
    code = st.session_state["desk-code"]
    st.link_button(
        "Present it", f"{BASE}/present?draft={code}&scene={chosen() + 1}", icon=":material/slideshow:", type="primary"
    )
    hand_over.draw(done, chosen())


draw()
