"""The time axis shows what was published by then, and greys the rest."""

from data.belief.known_when import After
from data.belief.perspective import named
from data.fronts.time_axis import UNCOUNTED, bars, change_days, named_days
from data.time.days import day_number
from tests.data.fronts.real_fronts import evidence, fronts

KINDS = ("UA", "RU", "contested", "supply", "event")
THEATRES = ("kursk", "belgorod", "supply", "diplomacy")
NOW, THEN = day_number("2026-11-01"), day_number("2024-10-20")


def total(known_by: int, name: str = "balanced") -> dict[str, int]:
    found = bars(evidence(), KINDS, THEATRES, known_by, named(name))
    return {str(kind): int(count) for kind, count in found.groupby("kind")["count"].sum().items()}


def test_all_that_is_known_today_is_counted() -> None:
    today = total(NOW)
    assert UNCOUNTED not in today
    assert sum(today.values()) > 500


def test_what_was_published_later_is_greyed_and_nothing_is_lost() -> None:
    then, today = total(THEN), total(NOW)
    assert then[UNCOUNTED] > 100
    assert sum(then.values()) == sum(today.values())
    assert all(then.get(kind, 0) <= today[kind] for kind in KINDS)


def test_claims_that_are_not_believed_are_greyed_and_events_stay() -> None:
    russian = total(NOW, "russian")
    assert russian["event"] == total(NOW)["event"]
    assert russian[UNCOUNTED] > russian["RU"]


def test_events_published_later_are_not_offered() -> None:
    events = evidence().events
    then, today = (named_days(events, THEATRES, known) for known in (THEN, NOW))
    assert set(then) < set(today)
    assert all(day <= THEN for day, _ in then)
    assert list(today) == sorted(today, key=lambda each: each[0])


def test_knowing_less_leaves_fewer_days_of_change() -> None:
    front, events = fronts(), evidence().events
    then, today = (change_days(front.states, events, known) for known in (THEN, NOW))
    assert max(then) < max(today)
    assert list(today) == sorted(set(today))


def test_as_known_then_an_event_turns_up_when_it_was_published() -> None:
    late = evidence().events.loc[lambda rows: rows["known_from"] > rows["start"]]
    found = change_days(fronts().states.iloc[:0], late, After(0))
    assert set(found) == set(late["known_from"])
