"""Connections that keep the server waiting are closed: a request that does not come, an answer that nobody takes.

uvicorn closes a connection that is idle between two requests, and one whose live wire does not answer; it waits for
ever for the rest of a request, and for somebody to take an answer. The times are those of Apache's mod_reqtimeout.
"""

import socket
from asyncio import TimerHandle, Transport
from typing import Any, Final

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

HEAD = 20.0  # seconds for the head of a request
BODY = 20.0  # seconds for its body, and one more for every so many bytes that came:
SLOWEST: Final = 500
TAKEN = 60.0  # seconds in which some of an answer must be taken
ANSWER: Final = b"HTTP/1.1 408 Request Timeout\r\ncontent-length: 0\r\nconnection: close\r\n\r\n"


class TimedConnection(HttpToolsProtocol):
    """One connection that is not waited for for ever."""

    def __init__(self, *arguments: Any, **named: Any) -> None:  # noqa: ANN401 - as uvicorn makes its own
        super().__init__(*arguments, **named)
        self.due: float | None = None  # when what is waited for must have come, seconds of the loop's clock
        self.look: TimerHandle | None = None  # when that is looked at next
        self.body_of: object = None  # the request whose body is waited for
        self.untaken: TimerHandle | None = None  # when an answer that is not taken is given up

    def connection_made(self, transport: Transport) -> None:  # type: ignore[override]
        """Wait for the first request."""
        super().connection_made(transport)
        _notice_who_is_gone(transport)
        self._expect(HEAD)

    def data_received(self, data: bytes) -> None:
        """Take what came and wait for the rest, if there is one."""
        super().data_received(data)
        if self.parser is None or self.transport.get_protocol() is not self or self.transport.is_closing():
            self._expect(None)
        elif self.cycle is None or self.cycle.response_complete:
            if self.due is None:  # a head that comes letter by letter gets no more time for each
                self._expect(HEAD)
        elif not self.cycle.more_body:
            self._expect(None)
        elif self.body_of is self.cycle and self.due is not None:
            self.due += len(data) / SLOWEST
        else:
            self.body_of = self.cycle
            self._expect(BODY)

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait for nothing more."""
        self._expect(None)
        self._taken()
        super().connection_lost(exc)

    def pause_writing(self) -> None:
        """Wait until some of the answer is taken."""
        super().pause_writing()
        self._give_up_later()

    def resume_writing(self) -> None:
        """Some was taken."""
        self._taken()
        super().resume_writing()

    def timeout_keep_alive_handler(self) -> None:
        """Close what is idle, even if the end of an answer is not taken."""
        super().timeout_keep_alive_handler()
        self._give_up_later()

    def _expect(self, within: float | None) -> None:
        """Something must come within so many seconds; None: nothing is waited for."""
        if self.look is not None:
            self.look.cancel()
        self.due = None if within is None else self.loop.time() + within
        self.look = None if within is None else self.loop.call_later(within, self._is_it_there)

    def _is_it_there(self) -> None:
        self.look = None
        if self.due is None or self.transport.is_closing():
            return
        if self.flow.read_paused:  # it is we who do not read
            self.due = self.loop.time() + BODY
        if self.due > self.loop.time():
            self.look = self.loop.call_at(self.due, self._is_it_there)
            return
        if self.cycle is None or self.cycle.response_complete:
            self.transport.write(ANSWER)
        self.transport.close()
        self._give_up_later()

    def _give_up_later(self) -> None:
        self._taken()
        self.untaken = self.loop.call_later(TAKEN, self.transport.abort)

    def _taken(self) -> None:
        if self.untaken is not None:
            self.untaken.cancel()
            self.untaken = None


def install() -> None:
    """Time every connection of this process.

    uvicorn, as Streamlit starts it, takes no protocol of ours, and has chosen its own before this is imported: so where
    it makes one, a timed one is made.
    """
    HttpToolsProtocol.__new__ = _timed  # type: ignore[method-assign, assignment]


def _timed(_asked: type, *_arguments: object, **_named: object) -> TimedConnection:
    return object.__new__(TimedConnection)


def _notice_who_is_gone(transport: Transport) -> None:
    """Have the system close a connection, live wires too, whose other end has left without a word."""
    own = transport.get_extra_info("socket")
    for name, seconds in (("TCP_KEEPIDLE", TAKEN), ("TCP_KEEPINTVL", TAKEN / 4), ("TCP_USER_TIMEOUT", 1000 * TAKEN)):
        if hasattr(socket, name):  # each system has its own
            own.setsockopt(socket.IPPROTO_TCP, getattr(socket, name), max(round(seconds), 1))
    own.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
