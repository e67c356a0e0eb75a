"""A step of the clock that changes nothing makes nothing anew; one that does is not missed."""

from data.tables.tables import load
from data.time.days import day_number
from layers.looks.deck import deck
from pages.board import board
from pages.overview import board as overview_board
from pages.shell import session, store
from pages.shell.link import View
from pages.supply import layers as supply_layers

CONSIGNMENTS = load().consignments


def test_a_day_on_which_nothing_begins_or_is_published_stands_for_the_one_before() -> None:
    for column in ("start", "known_from"):
        turns = sorted(set(CONSIGNMENTS[column].astype(int)))
        for day in range(turns[0] - 2, turns[-1] + 3):
            turn = store.last_turn(column, day)
            counted = (CONSIGNMENTS[column] <= day).sum()
            assert (CONSIGNMENTS[column] <= turn).sum() == counted
    assert store.last_turn("start", turns[0] - 10_000) == -1


def test_figures_follow_what_was_known_day_by_day() -> None:
    before = supply_layers.headlines(View(day=day_number("2025-05-28"), known_by="shown"))
    after = supply_layers.headlines(View(day=day_number("2025-05-30"), known_by="shown"))
    assert not any("MSMT" in each.note for each in before)
    assert any("MSMT" in each.note for each in after)


def test_the_overview_s_layers_leave_room_for_the_panel_in_12_kb_a_step() -> None:
    """With the panel of 29 May 2025, when the MSMT report changes every figure, a step was 11.96 kB in all."""
    view = View(day=day_number("2025-05-29"), known_by="shown", map="plain")
    shown = overview_board.BOARD
    layers = shown.layers(board.look_of(view, "light"), session.clock_view(view), view)
    assert len(deck(layers, shown.camera(view)).to_json().encode()) <= 6_080
