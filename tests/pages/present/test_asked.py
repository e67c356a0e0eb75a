"""What the address asks of the stage: taken where it makes sense, told where it does not."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from pages.board import instant_map
from pages.present.asked import Asked, read

PAGE = str(Path(__file__).parents[3] / "pages" / "present" / "present.py")


@pytest.mark.parametrize(
    ("parameters", "found"),
    [
        ({}, Asked()),
        ({"scene": "14", "kiosk": ""}, Asked(13, kiosk=True)),
        ({"scene": "1", "kiosk": "0"}, Asked(0, kiosk=True)),
        ({"kiosk": "600"}, Asked(0, kiosk=True, pace=600)),
    ],
)
def test_what_makes_sense_is_taken(parameters: dict[str, str], found: Asked) -> None:
    assert read(parameters, 14) == (found, [])


@pytest.mark.parametrize("scene", ["0", "15", "-1", "two", "1.5", "٣", "9" * 5000])
def test_a_scene_there_is_not_is_told_and_the_first_one_shown(scene: str) -> None:
    found, (said,) = read({"scene": scene}, 14)
    assert found == Asked()
    assert f"scene={scene[:40]!r}; expected the number of a scene, 1 to 14" in said
    assert len(said) < 200


@pytest.mark.parametrize("pace", ["601", "-1", "fast", "1e3"])
def test_a_pace_that_is_none_is_told_and_the_kiosk_goes_on_as_it_reads(pace: str) -> None:
    found, (said,) = read({"kiosk": pace}, 14)
    assert found == Asked(0, kiosk=True)
    assert f"kiosk={pace!r}; expected the seconds a scene stays, 1 to 600" in said


@pytest.mark.skipif(not instant_map.installed(), reason="the stage needs the instant map")
def test_the_page_tells_both_once() -> None:
    app = AppTest.from_file(PAGE, default_timeout=120)
    app.query_params["scene"], app.query_params["kiosk"] = "99", "fast"
    app.run()
    assert not app.exception
    assert ["scene='99'" in app.toast[0].value, "kiosk='fast'" in app.toast[1].value] == [True, True]
    app.run()
    assert not app.toast
