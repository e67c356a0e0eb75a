"""Present: a briefing told scene by scene, full screen; its presenter view; and those who follow."""

import streamlit as st

from data.briefings.scenes import Briefing
from data.briefings.toml import BriefingError
from pages.board import instant_map
from pages.briefing import told
from pages.present import asked, presenter, stage, style
from pages.present.rooms import MOST_ROOMS, ROOMS, FullError, Room
from pages.server.base_path import BASE
from pages.shell import page_files

TOLD = "present-told"  # what this session was told of its address


def _say(title: str, text: str) -> None:
    st.html(f"<p class='panel-title'>{title}</p><p>{text}</p>")
    st.page_link(page_files.OVERVIEW, label="To the overview")


def _room(briefing: Briefing) -> Room:
    """The room of this session, or the one its window led before a reload (see `_again`)."""
    known = st.session_state.get("present-room", "")
    room = ROOMS.led(known) if known else None
    if room is not None and room.briefing == briefing:
        return room
    room = ROOMS.open(briefing)
    st.session_state["present-room"] = room.code
    return room


def _again() -> None:
    """Take the room the window says it led: the code is kept in the window, since an address is passed on."""
    said = getattr(st.session_state.get(stage.WORDS), "room", "")
    if isinstance(said, str) and ROOMS.led(said[:40]):
        st.session_state["present-room"] = said


def _present() -> None:
    parameters = st.query_params
    follow = parameters.get("follow", "")[:40]
    if parameters.get("view") == "presenter":
        room = ROOMS.led(parameters.get("code", "")[:40])
        if room is None:
            _say("No such briefing is being told", "Open the presenter view from the stage, with the key P.")
            return
        presenter.show(room)
        return
    if not instant_map.installed():
        _say("Present mode needs the instant map", "Install it as the README says: pip install -r requirements.txt.")
        return
    followed = ROOMS.followed(follow) if follow else None
    if follow and followed is None:
        _say("Nobody is presenting under this link", "Ask the presenter for a new one.")
        return
    name = parameters.get("briefing", "")
    briefing = followed.briefing if followed else told.asked(name, parameters.get("draft", "")[:40])
    if briefing is None:
        _say("There is no such briefing", "Make one on the page Briefing, or open the one that comes with Lifeline.")
        return
    _stage(briefing, followed)


def _tell(problems: list[str]) -> None:
    """Say once what the address asks for and cannot have."""
    if problems and st.session_state.get(TOLD) != problems:
        st.session_state[TOLD] = problems
        for each in problems:
            st.toast(each, icon=":material/link_off:", duration="infinite")


def _stage(briefing: Briefing, followed: Room | None) -> None:
    room = followed or _room(briefing)
    found, problems = asked.read(st.query_params.to_dict(), len(briefing.scenes))
    _tell(problems)
    start = int(room.at.get("scene", 0)) if followed else found.start
    # where it starts is said once: a later run must not send the stage back there
    start = st.session_state.setdefault(f"present-start-{room.code}", start)
    style.bare()
    stage.show(
        room,
        _again,
        start=start,
        code="" if followed else room.code,
        wire=room.follow if followed else room.code,
        follow=followed is not None,
        kiosk=found.kiosk,
        pace=found.pace,
        presenter="" if followed else f"{BASE}/present?view=presenter&code={room.code}",
        exit=f"{BASE}/",
    )


try:
    _present()
except FullError:
    _say(f"{MOST_ROOMS} briefings are being told here", "There is no room for one more: reload this page in a minute.")
except BriefingError as error:
    st.error("The briefing does not hold together:")
    st.text("\n".join(str(each) for each in error.problems[:40]))
    st.page_link(page_files.BRIEFING, label="Mend it, or make one, on the page Briefing")
