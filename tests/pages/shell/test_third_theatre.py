"""Another border oblast is rows in a folder: every page, link, word and command follows without a line of Python."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from data.__main__ import main
from data.claims.filters import ClaimFilter, matching
from data.commands import folder as cli_folder
from data.tables.coverage import latest_knowledge
from data.tables.tables import EVIDENCE, problems
from data.taking_along.claims_export import claims_export
from data.time.days import day_number
from layers.looks.cameras import Camera
from pages.board import why_panel
from pages.briefing import view as making_view
from pages.charts import charts
from pages.evidence import claims_list
from pages.fronts import board as front_board
from pages.fronts import layers
from pages.overview import board as overview_board
from pages.shell import store
from pages.shell.link import View

SHELL = str(Path(__file__).parents[3] / "pages" / "shell" / "navigation.py")
DAY = day_number("2024-10-01")
ROWS = {
    "theatres.csv": ["bryansk,Bryansk,Bryansk front,Bryansk Oblast,Bryansk,,,"],
    "settlements.csv": [
        f"{each.lower()},{each},Село,Bryansk,Sevsky,{lon},{lat},1,confirmed,Gazetteer,wikipedia_points,2026-11-01,"
        "compiled,about,3,Wikipedia,reference,"
        for each, lon, lat in (("Sevskoye", 34.4, 52.2), ("Suzemskoye", 34.1, 52.3), ("Dolinnoye", 34.25, 52.25))
    ],
    "control_claims.csv": [
        f"{each}-2024-08-20,{each},2024-08-20,{control},ds_archive,2024-08-20,shown,exact,3,Map,map,Invented."
        for each, control in (("sevskoye", "UA"), ("dolinnoye", "contested"))
    ],
    "events.csv": [
        "2024-08-20-invented,2024-08-20,,An invented raid,Sevskoye,sevskoye,34.4,52.2,bryansk,bryansk,ds_archive,"
        "2024-08-20,shown,exact,3,DeepState map,map,Invented.",
    ],
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The evidence with a front in Bryansk Oblast, shown by the pages."""
    found = tmp_path_factory.mktemp("third") / "evidence"
    shutil.copytree(EVIDENCE, found)
    for name, rows in ROWS.items():
        path = found / name
        path.write_text(path.read_text().rstrip("\n") + "\n" + "\n".join(rows) + "\n")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LIFELINE_EVIDENCE", str(found))
        st.cache_resource.clear()
        yield found
    st.cache_resource.clear()
    store.theatres()  # as other tests found it: read once before their examples are timed


@pytest.mark.usefixtures("folder")
def test_choices_words_camera_and_maps_follow() -> None:
    view = View(day=DAY, theatre="bryansk")
    assert store.theatres().choices == {"kursk": "Kursk", "belgorod": "Belgorod", "bryansk": "Bryansk", "both": "All"}
    assert front_board.BOARD.place(view) == "Bryansk front"
    assert front_board.BOARD.place(View(day=DAY, theatre="both")) == "Kursk, Belgorod and Bryansk fronts"
    west, south, east, north = next(each.seen for each in store.theatres().every if each.id == "bryansk")
    assert west < 34.1 and east > 34.4 and south < 52.2 and north > 52.3
    assert front_board.BOARD.camera(view) == Camera(*store.theatres().camera("bryansk"))
    assert making_view.words()["bryansk"] == "Bryansk front"
    assert making_view.seen(view, "bryansk").theatre == "bryansk"
    assert "bryansk" in overview_board.BOARD.theatres()


@pytest.mark.usefixtures("folder")
def test_its_ground_counts_in_figures_charts_and_answers() -> None:
    known = latest_knowledge()
    held, whole = (store.area_on(DAY, known, each, "") for each in ("bryansk", "both"))
    assert held is not None and whole is not None
    assert held["UA"] > 5 and held["contested"] > 5
    parts = [store.area_on(DAY, known, each, "") for each in ("kursk", "belgorod", "bryansk")]
    assert whole["UA"] == pytest.approx(sum(each["UA"] for each in parts if each))
    words = [each.words for each in layers.each(View(day=DAY))]
    assert words[-1] == "under Ukrainian control in Bryansk Oblast"
    [answer] = why_panel.figure("bryansk.UA", View(day=DAY), "")
    assert answer.title.startswith("Bryansk front. Under Ukrainian control: about ")
    series = store.front_of().daily_area(DAY, DAY + 1, known)
    chart = charts.line(series, "ua_km2", "km²", DAY, "light", store.theatres()).to_dict()
    colour = chart["layer"][0]["encoding"]["color"]
    assert colour["scale"]["domain"] == ["Kursk", "Belgorod", "Bryansk"]
    assert len(set(colour["scale"]["range"])) == 3


@pytest.mark.usefixtures("folder")
def test_a_link_opens_it_and_the_page_offers_it() -> None:
    app = AppTest.from_file(SHELL, default_timeout=120)
    app.query_params["theatre"] = "bryansk"
    app.query_params["date"] = "2024-10-01"
    app.run()
    app.switch_page("../fronts/fronts.py").run()
    assert not app.exception
    [choice] = [each for each in app.get("button_group") if each.key == "theatre"]
    assert choice.value == "bryansk"
    assert [each.content for each in choice.proto.options] == ["Kursk", "Belgorod", "Bryansk", "All"]
    assert app.query_params["theatre"] == "bryansk"
    assert "An invented raid" in " ".join(str(each.proto.body) for each in app.get("html"))


@pytest.mark.usefixtures("folder")
def test_the_claims_are_listed_filtered_and_taken_along_under_its_name() -> None:
    claims = claims_list.claims()
    rows = claims.loc[matching(claims, ClaimFilter(theatres=("bryansk",)), latest_knowledge())]
    assert set(rows["place"]) == {"Sevskoye", "Dolinnoye"}
    assert set(claims_export(rows)["theatre"]) == {"Bryansk front"}


def test_commands_speak_of_it(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert problems(folder) == ()
    assert folder != cli_folder.EVIDENCE
    assert main(["control", "--day", "2024-10-01", "--folder", str(folder)]) == 0
    features = json.loads(capsys.readouterr().out)["features"]
    assert {each["properties"]["control"] for each in features if each["properties"]["theatre"] == "bryansk"} == {
        "UA", "RU", "contested",
    }  # fmt: skip
    assert main(["search", "Sevskoye", "--folder", str(folder)]) == 0
    assert "Sevskoye" in capsys.readouterr().out
