"""One heavy job at a time, and no visitor before another's turn: the one gate before all that takes seconds to make.

Whoever asks waits in a queue of their own; the queues are served round, one job each. What the server makes by itself,
before anybody asks, comes when nobody waits. A queue has an end: who asks for more is told so, and when to come back.
"""

import asyncio
from collections import OrderedDict, deque
from collections.abc import AsyncIterator, Iterator
from concurrent.futures import Future
from contextlib import asynccontextmanager, contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from threading import Lock
from typing import Final

MOST_WAITING: Final = 32  # jobs of one visitor: a page asks for some twenty layers, and two tabs for few more
MOST_ASKED: Final = 8  # times the same job is waited for, on the average
SOON: Final = 10  # seconds after which a full queue has room again
HERE: Final = "this machine"  # a visitor without an address
SERVER: Final = ""  # who asks for what nobody has asked for yet

VISITOR: Final[ContextVar[str]] = ContextVar("visitor", default=SERVER)  # who is being answered


class BusyError(Exception):
    """A visitor asks for more than is made for one at a time."""

    def __init__(self) -> None:
        super().__init__(
            "Much of what was asked for from your address is still being made. "
            f"Please try again in {SOON} seconds: what is made by then is kept."
        )


class NotNowError(Exception):
    """What is asked for would have to be made, where nothing may be waited for."""


@dataclass(eq=False)
class Ticket:
    """A place in a queue: `granted` is done once it is its turn."""

    visitor: str
    what: str
    granted: "Future[None]" = field(default_factory=Future)


class Turns:
    """Queues of one gate."""

    def __init__(self, most: int = MOST_WAITING) -> None:
        self.most = most
        self._queues: OrderedDict[str, deque[Ticket]] = OrderedDict()
        self._running: Ticket | None = None
        self._lock = Lock()
        self._inside: ContextVar[bool] = ContextVar("inside", default=False)
        self._impatient: ContextVar[bool] = ContextVar("impatient", default=False)

    def busy(self) -> bool:
        """Whether a job is being made."""
        with self._lock:
            return self._running is not None

    def waiting(self) -> int:
        """How many jobs wait for their turn."""
        with self._lock:
            return sum(map(len, self._queues.values()))

    def close(self) -> None:
        """Begin with nothing more of what is waiting."""
        with self._lock:
            for ticket in (each for own in self._queues.values() for each in own):
                ticket.granted.cancel()
            self._queues.clear()

    @contextmanager
    def turn(self, what: str, visitor: str | None = None) -> Iterator[None]:
        """Wait for the turn of the job `what`, and hold it; a job within a job goes on at once.

        Raises:
            BusyError: the visitor's queue is full.
            NotNowError: where nothing may be waited for, see `at_once`.
        """
        if self._inside.get():
            yield
            return
        if self._impatient.get():
            raise NotNowError(what)
        ticket = self._ask(VISITOR.get() if visitor is None else visitor, what)
        try:
            ticket.granted.result()
            with self._set(self._inside):
                yield
        finally:
            self._leave(ticket)

    @asynccontextmanager
    async def awaited(self, what: str) -> AsyncIterator[None]:
        """The same for a coroutine: no thread waits, and threads it starts hold the turn too.

        Raises:
            BusyError: the visitor's queue is full.
        """
        ticket = self._ask(VISITOR.get(), what)
        try:
            await asyncio.wrap_future(ticket.granted)
            with self._set(self._inside):
                yield
        finally:
            self._leave(ticket)

    @contextmanager
    def at_once(self) -> Iterator[None]:
        """Within it nothing is made: what is not there yet raises NotNowError."""
        with self._set(self._impatient):
            yield

    @staticmethod
    @contextmanager
    def _set(flag: ContextVar[bool]) -> Iterator[None]:
        token = flag.set(True)
        try:
            yield
        finally:
            flag.reset(token)

    def _ask(self, visitor: str, what: str) -> Ticket:
        ticket = Ticket(visitor, what)
        with self._lock:
            own = self._queues.get(visitor, deque())
            asked = {each.what for each in own}
            full = what not in asked and len(asked) >= self.most
            if visitor != SERVER and (full or len(own) >= self.most * MOST_ASKED):
                raise BusyError
            own.append(ticket)
            self._queues[visitor] = own
            self._next()
        return ticket

    def _leave(self, ticket: Ticket) -> None:
        """Let the next one in; who leaves while waiting gives up the place."""
        with self._lock:
            if self._running is ticket:
                self._running = None
            else:
                ticket.granted.cancel()
            self._next()

    def _next(self) -> None:
        """Grant the turn to the queue that has waited longest since its last; the server's own comes after all."""
        while self._running is None and self._queues:
            visitor = next((each for each in self._queues if each != SERVER), SERVER)
            own = self._queues.pop(visitor)
            ticket = own.popleft()
            if own:
                self._queues[visitor] = own  # at the end of the round
            if ticket.granted.set_running_or_notify_cancel():
                self._running = ticket
                ticket.granted.set_result(None)


TURNS: Final = Turns()
LONG: Final = Turns()  # layers that take longest with many rows: beside the pages, which need not wait for them
EXPORTS: Final = Turns(most=2)  # files take minutes, memory and both cores: beside the pages, one at a time
