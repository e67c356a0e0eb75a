"""One job at a time, no visitor before another's turn, and an end to what one may ask for."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextvars import copy_context
from threading import Event

import pytest

from layers.looks.turns import SERVER, VISITOR, BusyError, NotNowError, Turns


class Asked:
    """Visitors who ask a gate, each from a thread of their own, behind one job that is held until `go`."""

    def __init__(self, gate: Turns, threads: ThreadPoolExecutor) -> None:
        self.gate, self.threads = gate, threads
        self.done: list[str] = []
        self.held, self.begun = Event(), Event()
        self.jobs: list[Future[None]] = []
        self.jobs.append(self.ask("first", lambda: (self.begun.set(), self.held.wait(30))))
        assert self.begun.wait(30)

    def ask(self, visitor: str, job: Callable[[], object] = lambda: None, what: str = "") -> "Future[None]":
        def make() -> None:
            VISITOR.set(visitor)
            with self.gate.turn(what or f"job {len(self.jobs)}"):
                job()
                self.done.append(visitor)

        return self.threads.submit(copy_context().run, make)

    def wait(self, visitor: str) -> None:
        """Ask, and go on once the job waits in its queue."""
        before = self.gate.waiting()
        self.jobs.append(self.ask(visitor))
        while self.gate.waiting() == before:
            pass

    def go(self) -> list[str]:
        self.held.set()
        for each in self.jobs:
            each.result(timeout=30)
        return self.done[1:]


def test_queues_are_served_round_and_the_server_s_own_work_comes_last() -> None:
    with ThreadPoolExecutor(12) as threads:
        asked = Asked(Turns(), threads)
        for visitor in (SERVER, *["stranger"] * 4, "neighbour", "neighbour", "third"):
            asked.wait(visitor)
        assert asked.go() == ["stranger", "neighbour", "third", "stranger", "neighbour", "stranger", "stranger", SERVER]


def test_a_full_queue_is_refused_in_words_and_another_visitor_s_is_not_full() -> None:
    with ThreadPoolExecutor(12) as threads:
        asked = Asked(Turns(most=3), threads)
        for _ in range(3):
            asked.wait("stranger")
        with pytest.raises(BusyError, match="try again in 10 seconds"):
            asked.ask("stranger").result(timeout=30)
        asked.wait("neighbour")
        assert asked.go() == ["stranger", "neighbour", "stranger", "stranger"]
        asked.ask("stranger").result(timeout=30)


def test_the_same_job_takes_one_place_however_often_it_is_asked_for_but_not_for_ever() -> None:
    gate = Turns(most=1)
    held = gate._ask("other", "held")
    waiting = [gate._ask("visitor", "map") for _ in range(8)]
    with pytest.raises(BusyError):
        gate._ask("visitor", "map")
    for each in (*waiting, held):
        gate._leave(each)
    assert gate.waiting() == 0


def test_a_job_within_a_job_goes_on_and_one_that_fails_lets_the_next_in() -> None:
    gate = Turns()
    with pytest.raises(ValueError, match="no ground"), gate.turn("outer"), gate.turn("inner"):
        raise ValueError("no ground")
    with gate.turn("next"):
        assert gate.waiting() == 0


def test_where_nothing_may_be_waited_for_nothing_is_made() -> None:
    gate = Turns()
    with gate.at_once(), pytest.raises(NotNowError), gate.turn("map"):
        raise AssertionError("made")


def test_who_gives_up_waiting_loses_the_place_and_a_gate_that_closes_lets_nobody_in() -> None:
    gate = Turns()
    held, given_up, last = (gate._ask(name, name) for name in ("a", "b", "c"))
    gate._leave(given_up)
    gate._leave(held)
    assert last.granted.done()
    waiting = gate._ask("d", "d")
    gate.close()
    gate._leave(last)
    assert waiting.granted.cancelled()
