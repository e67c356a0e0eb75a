"""A step of the clock that changes nothing makes nothing anew; one that does is not missed."""

from data.days import day_number
from data.tables import load
from pages import store, supply_layers
from pages.link import View

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
