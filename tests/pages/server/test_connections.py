"""The running server over bare connections: what is half open is closed, what is whole is answered as it was asked."""

import gzip
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest
from streamlit.file_util import get_static_dir

from layers.looks import published

pytestmark = pytest.mark.server
ROOT = Path(__file__).parents[3]
TIMES = ("1.5", "1.5", "2")  # seconds: as in `pages.server.deadlines`, but shorter
ROOM = b"POST /rooms/nobody HTTP/1.1\r\nhost: here\r\ncontent-type: application/json\r\n"
WIRE = (
    b"GET /_stcore/stream HTTP/1.1\r\nhost: here\r\nconnection: Upgrade\r\nupgrade: websocket\r\n"
    b"sec-websocket-version: 13\r\nsec-websocket-key: x3JJHMbDL1EzLkh9GBhXDw==\r\n\r\n"
)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server with short times."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "tests.pages.server.slow_server", str(port), *TIMES]
    environment = {**os.environ, "XDG_CACHE_HOME": str(tmp_path_factory.mktemp("cache"))}
    log = tmp_path_factory.mktemp("log") / "log.txt"
    with log.open("w") as output:
        process = subprocess.Popen(
            command, cwd=ROOT, stdout=subprocess.PIPE, stderr=output, text=True, env=environment
        )
    assert process.stdout is not None
    if not any("URL: " in line for line in process.stdout):
        raise AssertionError(f"the server did not start: {log.read_text()}")
    address = f"http://127.0.0.1:{port}"
    with httpx.Client(transport=httpx.HTTPTransport(retries=9), timeout=60) as client:
        client.get(f"{address}/_stcore/health")
    yield address
    process.terminate()
    process.communicate(timeout=60)
    said = log.read_text()
    assert "Traceback" not in said, said


def connected(server: str) -> socket.socket:
    """A bare connection; one that is not closed fails the test."""
    parts = urlsplit(server)
    return socket.create_connection((parts.hostname, parts.port), timeout=60)


def rest(wire: socket.socket) -> bytes:
    """What comes until the other end closes."""
    found = b""
    while part := wire.recv(2**16):
        found += part
    return found


LATE = b"HTTP/1.1 408 Request Timeout"
HEALTH = b"GET /_stcore/health HTTP/1.1\r\nhost: here\r\n"


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        (b"", LATE),
        (b"GET / HT", LATE),
        (HEALTH + b"x-slow: ", LATE),
        (b"\r\n", LATE),
        (WIRE[:-2], LATE),
        (HEALTH + b"\r\nGET / HT", b"HTTP/1.1 200 OK"),
    ],
    ids=["nothing", "a line", "a header", "an empty line", "a live wire", "a second request"],
)
def test_a_request_that_never_comes_whole_is_not_waited_for(server: str, said: bytes, answer: bytes) -> None:
    with connected(server) as wire:
        wire.sendall(said)
        assert rest(wire).startswith(answer)


@pytest.mark.parametrize(
    "begun", [b"GET / HTTP/1.1\r\nx: ", ROOM + b"content-length: 900\r\n\r\n"], ids=["a head", "a body"]
)
def test_one_letter_at_a_time_buys_no_more_time(server: str, begun: bytes) -> None:
    with connected(server) as wire:
        wire.sendall(begun)
        wire.settimeout(0.2)
        sent = 0
        with pytest.raises(ConnectionError):
            while True:
                wire.sendall(b"x")
                sent += 1
                try:
                    assert wire.recv(100), "closed"
                except TimeoutError:
                    continue
                except AssertionError as closed:
                    raise ConnectionError from closed
        assert sent < 100


def test_a_body_that_stops_coming_is_not_waited_for(server: str) -> None:
    with connected(server) as wire:
        wire.sendall(b"PUT /_stcore/upload_file/a/b HTTP/1.1\r\nhost: here\r\ncontent-length: 9000\r\n\r\nhalf")
        rest(wire)


def test_an_answer_nobody_takes_is_given_up(server: str) -> None:
    script = max(Path(get_static_dir()).glob("static/js/*.js"), key=lambda each: each.stat().st_size)
    with socket.socket() as wire:
        wire.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)  # what is not taken stays with the server
        wire.connect((urlsplit(server).hostname, urlsplit(server).port))
        wire.sendall(f"GET /static/js/{script.name} HTTP/1.1\r\nhost: here\r\n\r\n".encode())
        assert wire.recv(9) == b"HTTP/1.1 "
        peer = wire.getsockname()[1]
        assert gone(peer, urlsplit(server).port)


def gone(peer: int, port: int | None) -> bool:
    """Whether the server lets go of its end of a connection."""
    ends = f":{port:04X} 0100007F:{peer:04X} 01"
    for _ in range(600):
        if ends not in Path("/proc/net/tcp").read_text():
            return True
        time.sleep(0.05)  # between two looks at what the system holds
    return False


def test_a_live_wire_outlives_all_times_while_it_answers_and_is_closed_when_it_does_not(server: str) -> None:
    with connected(server) as wire:
        wire.sendall(WIRE)
        head = wire.recv(2**16)
        assert head.startswith(b"HTTP/1.1 101")
        pings = 0
        while pings < 4:  # one a second: past every time of this server
            frame = wire.recv(2)
            assert frame == b"\x89\x04"
            payload = wire.recv(4)
            wire.sendall(b"\x8a\x84\0\0\0\0" + payload)
            pings += 1
        rest(wire)


@pytest.fixture(scope="module")
def data(server: str) -> str:
    """An address of layer data."""
    told = httpx.get(f"{server}/first-map/fronts", timeout=60).json()
    return next(each["data"] for each in told["spec"]["layers"] if str(each.get("data", "")).startswith("/layers/"))


def asked(address: str, accepted: str | None, method: str = "GET", **headers: str) -> httpx.Response:
    """The answer as it was sent, not unpacked."""
    with httpx.Client(timeout=60) as client:
        client.headers.pop("accept-encoding")
        if accepted is not None:
            headers["Accept-Encoding"] = accepted
        with client.stream(method, address, headers=headers) as answer:
            answer._content = b"".join(answer.iter_raw())
            return answer


PLAIN = (None, "", "identity", "gzip;q=0", "gzip; q=0.000, *", "*;q=0", "br", "identity, gzip;q=0.5", "gzip;q=no")
PACKED = ("gzip", "gzip, deflate, br, zstd", "GZIP;q=0.5", "*", "br;q=1.0, gzip;q=0.8, *;q=0.1")


@pytest.mark.parametrize("accepted", PLAIN + PACKED)
def test_nobody_is_sent_gzip_who_does_not_take_it(server: str, data: str, accepted: str | None) -> None:
    for address in (data, "/first-map/fronts", "/method", "/fronts"):
        answer = asked(server + address, accepted)
        packed = answer.headers.get("content-encoding") == "gzip"
        assert answer.status_code == httpx.codes.OK
        assert answer.content.startswith(b"\x1f\x8b") == packed
        assert not packed or accepted in PACKED
        assert not packed or "accept-encoding" in answer.headers["vary"].lower()
    layer = asked(server + data, accepted)
    assert (layer.headers.get("content-encoding") == "gzip") == (accepted in PACKED)
    assert set(layer.headers["vary"].split(", ")) == {"Accept-Encoding"}
    assert layer.headers["cache-control"] == published.FOR_EVER


def test_packed_and_plain_are_the_same_data_under_two_marks(server: str, data: str) -> None:
    plain, packed = asked(server + data, "identity"), asked(server + data, "gzip")
    assert gzip.decompress(packed.content) == plain.content
    assert plain.headers["etag"] != packed.headers["etag"]
    for accepted, answer in (("identity", plain), ("gzip", packed)):
        mark = answer.headers["etag"]
        for known in (mark, f'"other", {mark}', f"W/{mark}", "*"):
            again = asked(server + data, accepted, **{"If-None-Match": known})
            assert (again.status_code, again.content) == (httpx.codes.NOT_MODIFIED, b"")
        others = asked(server + data, accepted, **{"If-None-Match": '"other"'})
        assert others.status_code == httpx.codes.OK


@pytest.mark.parametrize("accepted", ["identity", "gzip"])
def test_who_asks_for_the_head_only_gets_the_same_head(server: str, data: str, accepted: str) -> None:
    for address in (data, "/first-map/fronts", "/fronts", "/layers/0123456789ab.json", "/rooms/nobody"):
        whole, head = (asked(server + address, accepted, method) for method in ("GET", "HEAD"))
        assert head.content == b""
        assert head.status_code == whole.status_code
        assert {**head.headers, "date": ""} == {**whole.headers, "date": ""}, address
