"""Each ground keeps its own camera when the reader goes from page to page; the clock is shared."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from pages.board import instant_map

SHELL = str(Path(__file__).parents[3] / "pages" / "shell" / "navigation.py")
CAMERA = "35.3,51.2,9.5"

pytestmark = pytest.mark.skipif(not instant_map.installed(), reason="the plain map does not tell where its camera is")


def opened(page: str, camera: str) -> AppTest:
    app = AppTest.from_file(SHELL, default_timeout=120)
    app.query_params["date"] = "2024-10-01"
    app.query_params["camera"] = camera
    app.run()
    return app.switch_page(page).run()


def asked(app: AppTest, name: str) -> str:
    """A parameter of the address as it stands, "" where it is not said."""
    value = app.query_params.get(name, "")
    return value[0] if isinstance(value, list) else value


def test_a_page_of_other_ground_starts_from_its_own_camera_and_the_first_keeps_its_own() -> None:
    app = opened("../overview/overview.py", "90,50,3")
    assert asked(app, "camera").startswith("90,50,3")
    app.switch_page("../supply/supply.py").run()
    assert asked(app, "camera") == ""
    assert asked(app, "date") == "2024-10-01"
    app.switch_page("../overview/overview.py").run()
    assert asked(app, "camera").startswith("90,50,3")
    assert not app.exception


def test_pages_of_the_same_ground_share_a_camera() -> None:
    app = AppTest.from_file(SHELL, default_timeout=120)
    app.query_params["camera"] = CAMERA
    app.switch_page("../fronts/fronts.py").run()
    assert asked(app, "camera").startswith(CAMERA)
    app.switch_page("../analysis/analysis.py").run()
    assert asked(app, "camera").startswith(CAMERA)
    app.switch_page("../supply/supply.py").run()
    assert asked(app, "camera") == ""
