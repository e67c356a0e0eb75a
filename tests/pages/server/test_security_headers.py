"""Every answer says what a browser may do with it, whichever route it comes from."""

import base64
import hashlib
import re
import subprocess
import sys
from pathlib import Path

import httpx
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import Route

import dashboard
from pages.server import security_headers
from pages.server.security_headers import EMBEDDED_BY, POLICY, SHELL, UNUSED
from tests.event_loop import run

PATHS = (
    "/", "/fronts?date=2024-10-01", "/method", "/file", "/nothing-here", "/layers/0123456789ab.json", "/layers/x",
    "/first-map/fronts", "/first-map/fronts?map=plain", "/rooms/nobody",
)  # fmt: skip


def answer(path: str, method: str = "GET", host: str = "here:8501") -> httpx.Response:
    async def page(_request: Request) -> Response:
        return HTMLResponse(SHELL.read_text())

    async def file(_request: Request) -> Response:
        return PlainTextResponse("rows", headers={POLICY: "sandbox"})

    routes = [*(Route(each, page) for each in ("/", "/fronts", "/method")), Route("/file", file), *dashboard.ROUTES]
    app = Starlette(routes=routes, middleware=dashboard.MIDDLEWARE)

    async def ask() -> httpx.Response:
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://here") as client:
            return await client.request(method, path, headers={"Host": host})

    return run(ask())


def policy(response: httpx.Response) -> dict[str, set[str]]:
    """What the policy allows, by kind."""
    kinds = (each.split() for each in response.headers[POLICY].split("; "))
    return {kind: set(allowed) for kind, *allowed in kinds}


@pytest.mark.parametrize("method", ["GET", "HEAD", "POST"])
@pytest.mark.parametrize("path", PATHS)
def test_every_answer_carries_them(path: str, method: str) -> None:
    headers = answer(path, method).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert headers["cross-origin-opener-policy"] == headers["cross-origin-resource-policy"] == "same-origin"
    assert set(headers["permissions-policy"].split(", ")) == {f"{each}=()" for each in UNUSED}
    assert headers[POLICY]


def test_nothing_comes_from_or_goes_to_another_machine() -> None:
    allowed = policy(answer("/method"))
    assert allowed["default-src"] == {"'self'"}
    assert allowed["connect-src"] == {"'self'", "ws://here:8501", "wss://here:8501", "data:", "blob:"}
    assert allowed["frame-ancestors"] == allowed["form-action"] == {"'self'"}
    assert allowed["object-src"] == allowed["base-uri"] == {"'none'"}
    places = set().union(*allowed.values()) - {"ws://here:8501", "wss://here:8501"}
    assert {each for each in places if not each.startswith("'")} == {"data:", "blob:"}
    assert "'unsafe-inline'" not in allowed["script-src"]
    assert "'unsafe-eval'" not in allowed["script-src"]
    assert "data:" not in allowed["script-src"]


@pytest.mark.parametrize("path", ["/", "/fronts", "/fronts?date=2024-10-01", "/method"])
def test_the_scripts_within_a_page_and_no_others_are_allowed(path: str) -> None:
    made = answer(path)
    within = re.findall(r"<script(?![^>]*src=)[^>]*>(.*?)</script>", made.text, flags=re.DOTALL)
    assert within
    digests = {f"'sha256-{base64.b64encode(hashlib.sha256(each.encode()).digest()).decode()}'" for each in within}
    assert {each for each in policy(made)["script-src"] if "sha256" in each} == digests


@pytest.mark.parametrize("host", ["here; script-src *", "here *", "a,b", "http://here", "", "[::1", "x" * 9 + "\t*"])
def test_what_a_client_calls_the_server_adds_nothing_but_a_name(host: str) -> None:
    allowed = policy(answer("/method", host=host))
    assert allowed["connect-src"] == {"'self'", "data:", "blob:"}
    assert "*" not in set().union(*allowed.values())


def test_the_live_wire_is_named_by_address_too() -> None:
    assert "ws://[::1]:8501" in policy(answer("/method", host="[::1]:8501"))["connect-src"]


def test_an_answer_with_a_policy_of_its_own_keeps_it() -> None:
    assert answer("/file").headers[POLICY] == "sandbox"


def test_who_may_show_our_pages_in_a_frame_is_configured(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(EMBEDDED_BY, "https://intranet.example https://*.example.org:8443")
    assert policy(answer("/method"))["frame-ancestors"] == {
        "'self'", "https://intranet.example", "https://*.example.org:8443",
    }  # fmt: skip


@pytest.mark.parametrize("text", ["*", "example.org", "https://a.example; *", "https://a.example/path", "'self'"])
def test_what_is_no_origin_is_refused_by_name(text: str) -> None:
    with pytest.raises(ValueError, match=re.escape(", ".join(text.split()))):
        security_headers.embedders(text)


def test_the_server_says_what_is_wrong_with_an_origin_and_does_not_start() -> None:
    done = subprocess.run(
        [sys.executable, "-c", "import dashboard"],
        cwd=Path(__file__).parents[3], env={"PATH": "", EMBEDDED_BY: "example.org"}, capture_output=True, text=True,
        check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert done.stderr == (
        f"{EMBEDDED_BY}: example.org is no origin. Write https://example.org, several separated by spaces.\n"
    )
