import subprocess
import sys
from typing import Any

import pandas as pd
import pytest
from deckmap import Arrow, Camera, Circle, Clock, Compare, Kind, MapState, Mark, Selected, Text, Timeline
from deckmap.state import map_state

CLOCK = Clock(first=0, last=900, day=500)
STRIKES = Kind("strike", "Strikes", (1, 2, 3), (4, 5, 6))


def state(value: dict[str, Any] | None, **given: Any) -> MapState:  # noqa: ANN401 - any of map_state's
    return map_state(value, **{"camera": None, "clock": CLOCK, "compare": None, "annotations": (), **given})


def test_before_the_browser_speaks_the_state_is_what_was_passed() -> None:
    camera = Camera(35, 51, 8)
    found = state(None, camera=camera, annotations=(Text("t", (35, 51), "here"),))
    assert (found.camera, found.clock, found.reported) == (camera, CLOCK, False)
    assert found.annotations[0].text == "here"


def test_the_browser_s_clock_keeps_the_ends_of_the_axis() -> None:
    reported = {"day": 321, "window": 30, "known_by": "shown", "playing": False, "speed": 3, "loop": True}
    found = state({"clock": reported})
    assert found.clock == Clock(0, 900, 321, window=30, known_by="shown", speed=3, loop=True)
    assert state({"clock": {"day": 1, "known_by": None}}).clock.known_by is None
    assert state({"clock": {"day": 1, "known_by": 77}}).clock.known_by == 77


def test_a_comparison_that_ended_is_none_even_if_python_passed_one() -> None:
    assert state({"compare": None}, compare=Compare(10)).compare is None
    assert state({"compare": {"day": 4, "mode": "difference"}}).compare == Compare(4, mode="difference")


def test_selection_box_errors_and_mark_come_as_records() -> None:
    found = state({
        "selected": [["areas", "a"], ["events", "7"], ["areas", "b"]], "box": [1, 2, 3, 4],
        "errors": [["areas", "the server answered 404"]], "mark": "town",
    })
    assert found.selected[1] == Selected("events", "7")
    assert found.selected_ids("areas") == ("a", "b")
    assert (found.box.west, found.box.north) == (1, 4)
    assert found.errors[0].message == "the server answered 404"
    assert found.mark == "town"


def test_an_area_comes_as_places_and_none_once_it_is_cleared() -> None:
    ring = ((35.0, 51.0), (36.0, 51.0), (36.0, 52.0))
    assert state({"area": [list(place) for place in ring]}).area == ring
    assert state({"area": None}, area=ring).area is None
    assert state(None, area=ring).area == ring


def test_annotations_survive_the_way_to_the_browser_and_back() -> None:
    drawn = (Arrow("a", (1, 2), (3, 4)), Circle("c", (1, 2), 500), Text("t", (1, 2), "<b>x</b>"))
    assert state({"annotations": [item.as_payload() for item in drawn]}).annotations == drawn


def test_annotations_that_are_none_are_dropped() -> None:
    broken = [{"kind": "arrow"}, {"kind": "circle", "id": "c", "center": "x", "radius_m": 1}, {"kind": "?", "id": "q"}]
    assert state({"annotations": broken}).annotations == ()


def test_a_clock_that_cannot_be_is_refused() -> None:
    with pytest.raises(ValueError, match="first day"):
        Clock(first=9, last=3, day=4)
    with pytest.raises(ValueError, match="speed"):
        Clock(first=0, last=3, day=1, speed=0)


def test_a_timeline_takes_frames_and_arrays_alike() -> None:
    frame = pd.DataFrame({"day": [3, 4], "kind": ["strike", "strike"], "count": [1, 5]})
    arrays = {name: frame[name].to_numpy() for name in frame}
    for bars in (frame, arrays):
        marks = [Mark(4, "Town taken", "town")]
        payload = Timeline(bars=bars, kinds=[STRIKES], marks=marks, changes=[9, 2, 2]).as_payload()
        assert payload["bars"] == {"day": [3, 4], "kind": [0, 0], "count": [1.0, 5.0]}
        assert payload["changes"] == [2.0, 9.0]
        assert payload["marks"] == [[4, "Town taken", "town"]]


def test_a_timeline_says_which_kind_has_no_colour() -> None:
    with pytest.raises(ValueError, match="clash"):
        Timeline(bars={"day": [1], "kind": ["clash"], "count": [1]}, kinds=[STRIKES]).as_payload()


def test_preparing_data_needs_no_streamlit() -> None:
    code = "import sys, deckmap, deckmap.columns; sys.exit('streamlit' in sys.modules or 'pydeck' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_whether_the_browser_half_is_there_is_told_without_a_server_or_streamlit() -> None:
    script = "import sys, deckmap; assert deckmap.available() in (True, False); assert 'streamlit' not in sys.modules"
    subprocess.run([sys.executable, "-W", "error", "-c", script], check=True)
    script = "import streamlit, deckmap; assert callable(deckmap.deck_map)"
    done = subprocess.run([sys.executable, "-c", script], check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_what_python_moved_since_the_browser_spoke_is_as_python_passed_it() -> None:
    said = {
        "taken": {
            "clock": "t1", "camera": "c1", "compare": "m1", "annotations": "n1", "area": "a1", "fly": "", "play": "",
            "selected": "s1",
        },
        "clock": {"day": 321, "known_by": None}, "camera": {"longitude": 1, "latitude": 2, "zoom": 3},
        "compare": {"day": 9}, "selected": [["areas", "x"]], "annotations": [],
    }  # fmt: skip
    sent = {"clock": "t1", "camera": "c1", "compare": "m1", "annotations": "n1", "area": "a1"}
    given = {"camera": Camera(35, 51, 8), "compare": Compare(4, mode="difference")}
    heard = state(said, **given, sent=sent)
    assert (heard.clock.day, heard.camera.zoom, heard.compare.day, heard.pending) == (321, 3, 9, frozenset())
    moved = state(said, **given, sent={**sent, "clock": "t2", "fly": "7"})
    assert (moved.clock, moved.camera, moved.pending) == (CLOCK, Camera(35, 51, 8), {"clock", "camera"})
    assert (moved.compare.day, moved.selected_ids("areas")) == (9, ("x",))
    other = {**sent, "compare": "m2", "selected": "s2"}
    compared = state(said, **given, sent=other, selected=[("areas", "y")])
    assert compared.compare == Compare(4, mode="difference")
    assert compared.selected_ids("areas") == ("y",)
    assert state(said, sent={**sent, "compare": "m2"}).compare is None
    played = state(said, **given, sent={**sent, "play": "p1"})
    assert (played.clock, played.pending) == (CLOCK, {"clock"})
