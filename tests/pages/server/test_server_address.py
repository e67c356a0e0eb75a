"""The server, started as the README says: who can reach it, and whom it asks."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path

import httpx
import pytest

pytestmark = pytest.mark.server
ROOT = Path(__file__).parents[3]
README = (ROOT / "README.md").read_text()
START, SHARE = re.findall(r"(streamlit run dashboard\.py.*)$", README, flags=re.MULTILINE)[:2]
LISTENS = "0A"  # as the kernel's table of connections writes the state
# Python tells every look-up of a name and every connection; what it tells goes to a file before it happens.
TELLS = """
import socket, sys
from pathlib import Path
told = open({told!r}, "a", buffering=1)
def tell(event, arguments):
    if event in ("socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr"):
        told.write(f"{{arguments[0]}}\\n")
    elif event in ("socket.connect", "socket.sendto", "socket.sendmsg"):
        told.write(f"{{arguments[1]}}\\n")
sys.addaudithook(tell)
socket.getaddrinfo("localhost", 80)  # so that a file with nothing in it is a file nothing was told to
"""
ITS_OWN = re.compile(r"None|localhost|127\.0\.0\.1|::1?|0\.0\.0\.0|/\S+|\('(127\.0\.0\.1|::1)', .*")


@dataclass
class Started:
    process: "subprocess.Popen[str]"
    address: str
    said: str
    told: Path

    def asked(self) -> list[str]:
        """Names looked up and addresses connected to that are not this machine's own."""
        return [each for each in self.told.read_text().splitlines() if not ITS_OWN.fullmatch(each)]

    def listens_on(self) -> set[str]:
        """The addresses the process listens on, as the kernel has them."""
        sockets = set()
        for each in Path(f"/proc/{self.process.pid}/fd").iterdir():
            with suppress(FileNotFoundError):  # closed since it was listed: then it does not listen
                sockets.add(str(each.readlink()))
        found = set()
        for table in ("tcp", "tcp6"):
            for line in Path(f"/proc/{self.process.pid}/net/{table}").read_text().splitlines()[1:]:
                _, local, _, state, *_, inode = line.split()[:10]
                if state == LISTENS and f"socket:[{inode}]" in sockets:
                    words = bytes.fromhex(local.split(":")[0])
                    turned = b"".join(words[at : at + 4][::-1] for at in range(0, len(words), 4))
                    found.add(str(ip_address(turned)))
        return found


def start(command: str, folder: Path) -> Started:
    """Start the server by a command of the README and wait for the address it prints."""
    told = folder / "told.txt"
    told.touch()
    (folder / "sitecustomize.py").write_text(TELLS.format(told=str(told)))
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, "PYTHONPATH": str(folder), "PATH": path}
    process = subprocess.Popen(command.split(), cwd=ROOT, stdout=subprocess.PIPE, text=True, env=environment)
    assert process.stdout is not None
    said = ""
    for line in process.stdout:
        said += line
        if found := re.search(r"URL: (http://\S+)", line):
            return Started(process, found[1], said, told)
    raise AssertionError(f"the server did not start: {said}")


def answers(server: Started) -> httpx.Response:
    with httpx.Client(transport=httpx.HTTPTransport(retries=9), timeout=60) as client:
        return client.get(f"{server.address}/_stcore/health")


def end(server: Started) -> str:
    server.process.terminate()
    rest, _ = server.process.communicate(timeout=60)
    return server.said + rest


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Started]:
    started = start(START, tmp_path_factory.mktemp("started"))
    yield started
    end(started)


def test_it_answers_this_machine_only_and_nobody_is_asked(server: Started) -> None:
    assert answers(server).text == "ok"
    assert server.listens_on() == {"127.0.0.1"}
    assert "localhost" in server.told.read_text(), "what it looks up is seen"
    assert server.asked() == []


def test_a_page_of_another_origin_is_refused_without_asking_anybody(server: Started) -> None:
    answers(server)
    key = {"Sec-WebSocket-Version": "13", "Sec-WebSocket-Key": "x3JJHMbDL1EzLkh9GBhXDw==", "Upgrade": "websocket"}
    foreign = {"Origin": "http://elsewhere.example"}
    opening = {**key, **foreign, "Connection": "Upgrade"}
    assert httpx.get(f"{server.address}/_stcore/stream", headers=opening).status_code == httpx.codes.FORBIDDEN
    assert httpx.get(f"{server.address}/_stcore/health", headers=foreign).status_code == httpx.codes.OK
    assert server.asked() == []


def test_sharing_it_on_a_network_is_said_to_open_it_and_asks_nobody_either(tmp_path: Path) -> None:
    assert "--server.address 0.0.0.0" in SHARE
    assert "nobody is asked for a password" in README
    shared = start(SHARE, tmp_path)
    try:
        assert answers(shared).text == "ok"
        assert shared.listens_on() == {"0.0.0.0"}  # noqa: S104 - the one option that opens it
        assert shared.asked() == []
    finally:
        said = end(shared)
    assert re.findall(r"https?://[^\s:/]+", said) == ["http://localhost"]
