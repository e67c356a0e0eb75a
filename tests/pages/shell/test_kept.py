"""What all sessions share: made once, bounded in number and bytes, and shared fairly between visitors."""

import asyncio
from threading import Event

import geopandas as gpd
import httpx
import numpy as np
import pandas as pd
import pytest
from shapely import LineString
from starlette.applications import Starlette
from starlette.middleware import Middleware
from streamlit.testing.v1 import AppTest

import dashboard
from data.fronts.fronts import Fronts, Ground
from layers.looks import published, turns
from pages.server import answered
from pages.shell import kept
from pages.shell.kept import Shelf, size
from tests.event_loop import run


@pytest.fixture
def shelf(monkeypatch: pytest.MonkeyPatch) -> Shelf:
    found = Shelf(ceiling=10_000)
    monkeypatch.setattr(kept, "SHELF", found)
    return found


def test_a_value_is_made_once_for_its_arguments_and_no_more_than_a_number_are_kept(shelf: Shelf) -> None:
    made: list[int] = []

    def square(number: int) -> int:
        def make() -> int:
            made.append(number)
            return number * number

        return kept.kept(("square", "", (number,)), make, 2)

    assert [square(each) for each in (1, 2, 1, 3, 1, 2)] == [1, 4, 1, 9, 1, 4]
    assert made == [1, 2, 3, 2], "the one longest unused went"
    assert len(shelf.sizes()) == 2


def test_all_that_is_kept_has_one_ceiling_and_the_evidence_stays(shelf: Shelf) -> None:
    def evidence() -> object:
        return kept.kept(("evidence", "", ()), object, 1)

    def column(number: int) -> object:
        return kept.kept(("column", "", (number,)), lambda: np.zeros(500), 64)

    first = evidence()
    for each in range(9):
        column(each)
    assert sum(shelf.sizes().values()) <= shelf.ceiling
    assert len(shelf.sizes()) == 2
    assert evidence() is first


def test_what_fails_is_not_kept(shelf: Shelf) -> None:
    answers = iter([ValueError("no ground"), 1])

    def make() -> int:
        answer = next(answers)
        if isinstance(answer, ValueError):
            raise answer
        return answer

    def shaky(name: str) -> int:
        return kept.kept(("shaky", "", (name,)), make, 2, in_turn=True)

    with pytest.raises(ValueError, match="no ground"):
        shaky("a")
    assert shaky("a") == 1


def test_who_asks_for_too_much_is_told_so_on_the_page_which_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    def page() -> None:
        import streamlit  # noqa: PLC0415 - runs as a page of its own

        from pages.shell import kept as shared  # noqa: PLC0415

        streamlit.title("Fronts")
        shared.kept(("front", "", ("fresh",)), object, 2, in_turn=True)
        streamlit.text("drawn")

    gate = turns.Turns(most=0)
    monkeypatch.setattr(turns, "TURNS", gate)
    app = AppTest.from_function(page).run()
    assert not app.exception
    assert app.title[0].value == "Fronts"
    assert "try again in 10 seconds" in app.warning[0].value
    gate.most = 1
    assert app.run().text[0].value == "drawn"


def test_a_front_is_weighed_again_once_its_tables_are_there(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    front = Fronts(Ground(*[pd.DataFrame()] * 4), pd.DataFrame())
    monkeypatch.setattr(shelf, "ceiling", 10**9)
    kept.kept(("front", "", ("a",)), lambda: front, 2)
    before = shelf.sizes()["front", "", ("a",)]
    front.__dict__["areas"] = np.zeros(100_000)
    kept.kept(("column", "", ("b",)), lambda: 1, 2)
    assert shelf.sizes()["front", "", ("a",)] >= before + 800_000


def test_sizes_count_text_columns_and_shapes() -> None:
    assert size(np.zeros(1000)) >= 8000
    words = pd.DataFrame({"a": ["Суджа" * 100] * 10})
    assert size(words) >= 10 * 500
    line = LineString([(each, each) for each in range(1000)])
    assert size(gpd.GeoDataFrame(geometry=[line], crs=4326)) >= 16_000
    shared = np.zeros(1000)
    assert size([shared, shared]) < 10_000


def test_what_thirty_fresh_perspectives_of_a_stranger_ask_for_is_not_made_before_another_visitor_s_page() -> None:
    made: list[str] = []
    begun, go_on = Event(), Event()

    def address(name: str) -> str:
        def make() -> str:
            begun.set()
            assert go_on.wait(60)
            made.append(name)
            return published.publish(f'["{name}"]'.encode())

        return published.later(f"{id(made)} {name}", make)

    app = Starlette(routes=dashboard.ROUTES, middleware=[Middleware(answered.Visitor)])

    def visitor(ip: str) -> httpx.AsyncClient:
        return httpx.AsyncClient(transport=httpx.ASGITransport(app, client=(ip, 1)), base_url="http://here", timeout=60)

    async def until_waiting(count: int) -> None:
        while turns.TURNS.waiting() < count:
            await asyncio.sleep(0)

    async def asked() -> tuple[list[httpx.Response], list[httpx.Response]]:
        async with visitor("192.0.2.1") as stranger, visitor("192.0.2.2") as neighbour:
            strange = [asyncio.create_task(stranger.get(address(f"fresh {each}"))) for each in range(30)]
            await until_waiting(29)
            strange += [asyncio.create_task(stranger.get(address(f"more {each}"))) for each in range(10)]
            await until_waiting(turns.MOST_WAITING)
            page = [asyncio.create_task(neighbour.get(address(f"shown {each}"))) for each in range(3)]
            await until_waiting(turns.MOST_WAITING + 3)
            go_on.set()
            return await asyncio.gather(*strange), await asyncio.gather(*page)

    strange, page = run(asked())
    assert [each.status_code for each in page] == [httpx.codes.OK] * 3
    others = [each for each in made[: max(made.index(f"shown {number}") for number in range(3))] if "shown" not in each]
    assert len(others) <= 4, "the job that ran, and one of the stranger's for each of the page's"
    refused = [each for each in strange if each.status_code == httpx.codes.TOO_MANY_REQUESTS]
    assert len(refused) == 40 - 1 - turns.MOST_WAITING
    assert "try again" in refused[0].text
    assert int(refused[0].headers["Retry-After"]) == turns.SOON
