"""The panel's words: changes with their qualifier, events that still run, and what is left out said."""

import dataclasses
import tomllib
from pathlib import Path

import pytest

from data.tables.coverage import FIRST_DAY
from data.time.days import day_number
from pages.analysis import supply_exports
from pages.board import panel, plain_map, why_panel
from pages.fronts import layers
from pages.shell import problems
from pages.shell.link import View
from pages.supply import vessels

THEATRES = ("kursk", "belgorod", "supply", "diplomacy")


@pytest.mark.parametrize(
    ("change", "words"),
    [(12.4, "about +12 km²"), (-1234.0, "about −1\u2009234 km²"), (-0.2, "0 km²"), (0.0, "0 km²")],
)
def test_a_change_is_about_so_much_with_a_true_minus_and_never_minus_nothing(change: float, words: str) -> None:
    assert panel.change_words(change) == words


def test_a_week_the_evidence_does_not_cover_gives_no_change() -> None:
    change = layers.key_figures(View(day=FIRST_DAY + 3), "kursk")[2]
    assert change.number == "not known"
    assert "does not reach back" in change.note


def test_an_event_that_still_runs_is_listed_however_long_ago_it_began(monkeypatch: pytest.MonkeyPatch) -> None:
    start, end = day_number("2024-01-01"), day_number("2024-06-01")
    monkeypatch.setattr(panel, "told", lambda: (panel.Told(start, end, start, "kursk", "a long siege", 0),))
    assert "a long siege" in "".join(panel.event_pieces(View(day=end - 1), THEATRES, 6))
    assert "a long siege" not in "".join(panel.event_pieces(View(day=end), THEATRES, 6))
    assert "a long siege" not in "".join(panel.event_pieces(View(day=start - 1), THEATRES, 6))


def test_events_that_have_no_room_are_counted() -> None:
    day = day_number("2024-03-21")
    for room in (panel.Room(), plain_map.ROOM):
        heard = "".join(panel.event_pieces(View(day=day), THEATRES, room.events))
        assert heard.count("class='event ") == room.events
        assert f"{room.events} of " in heard
        assert "in these weeks, the others on the Evidence page" in heard


def test_what_rests_on_something_unconfirmed_is_marked_among_events() -> None:
    assert any("<span class='mark'>" in each.html for each in panel.told())


@pytest.mark.parametrize("kind", ["place", "vessel"])
def test_no_answer_tells_what_was_not_known_yet(kind: str) -> None:
    name, day, later = ("dunai", "2023-10-20", "October 2024") if kind == "place" else (
        "lady_r", "2024-04-05", "October 2025"
    )  # fmt: skip
    then = View(day=day_number(day), known_by="shown")
    found = why_panel.ANSWERS[kind](name, then, "")
    assert found
    known = day_number(day)
    shown = "".join(why_panel.why_cards.cards(each.claims, known) for each in found)
    assert later not in shown
    now = why_panel.ANSWERS[kind](name, View(day=known), "")
    assert later in "".join(why_panel.why_cards.cards(each.claims, 10_000) for each in now)


def test_ships_and_runs_follow_the_perspective_and_what_was_known() -> None:
    now, maps = View(day=day_number("2025-06-01")), View(day=day_number("2025-06-01"), perspective="maps")
    assert len(vessels.voyages(now))
    assert vessels.voyages(maps).empty
    assert vessels.ships(maps).empty
    early = dataclasses.replace(now, known_by=day_number("2023-11-01"))
    assert 0 < len(vessels.voyages(early)) < len(vessels.voyages(now))


def test_the_ways_and_what_was_sent_are_taken_along_as_far_as_they_were_known() -> None:
    known = day_number("2024-03-01")
    for rows in (supply_exports.ways(known), supply_exports.sent("", known)):
        assert len(rows)
        assert (rows["known_from"] <= known).all()
        assert rows.crs.to_epsg() == 4326
    assert set(supply_exports.ways(known).geom_type) == {"LineString"}
    assert set(supply_exports.sent("msmt", 10_000)["claimant_kind"]) == {"msmt"}


def test_problems_name_the_folder_that_was_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("LIFELINE_EVIDENCE", raising=False)
    assert problems.folder() == "data/evidence"
    monkeypatch.setenv("LIFELINE_EVIDENCE", "/somewhere/mine")
    assert problems.folder() == "/somewhere/mine"


def test_tables_have_no_export_that_would_let_a_spreadsheet_run_a_cell() -> None:
    settings = tomllib.loads((Path(panel.__file__).parents[2] / ".streamlit" / "config.toml").read_text())
    assert settings["client"]["disableDataExport"] is True
