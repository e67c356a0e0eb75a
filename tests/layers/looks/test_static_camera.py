"""A static map looks from where the screen looks."""

import numpy as np
import pytest
from pyproj import Transformer

from data.briefings.scenes import STAGE, Camera
from layers.looks.static_camera import CORE, Frame, world
from layers.paper import scale_bar

KURSK = Camera(35.1, 51.26, 9.0)


def test_world_pixels_are_web_mercator_on_512_px_tiles() -> None:
    east, north = Transformer.from_crs(4326, 3857, always_xy=True).transform([35.1, -70, 179], [51.26, -33, 80])
    half = 20_037_508.342789244
    expected = np.column_stack([(np.array(east) + half), (half - np.array(north))]) / (2 * half) * 512
    np.testing.assert_allclose(world([(35.1, 51.26), (-70, -33), (179, 80)]), expected, atol=1e-6)


def test_on_the_stage_a_pixel_is_where_deck_gl_puts_it() -> None:
    # deck.gl 9: new WebMercatorViewport({width: 1920, height: 1080, ...KURSK}).project([35.2706, 51.1914])
    scale = 512 * 2**9
    x = 960 + (35.2706 - 35.1) / 360 * scale
    frame = Frame(KURSK, *STAGE)
    point = frame.screen(world([(35.2706, 51.1914)]))[0]
    assert point[0] == pytest.approx(x, abs=1e-6)
    assert point[1] == pytest.approx(540 + (51.26 - 51.1914) / 360 * scale / np.cos(np.radians(51.2257)), abs=0.05)
    assert frame.screen(world([(35.1, 51.26)]))[0].tolist() == pytest.approx([960, 540])


@pytest.mark.parametrize("size", [(984, 868), (640, 360), (1000, 2000)])
def test_a_picture_of_any_shape_keeps_the_middle_of_the_stage(size: tuple[int, int]) -> None:
    stage, small = Frame(KURSK, *STAGE).bounds(0), Frame(KURSK, *size).bounds(0)
    assert (small[2] - small[0]) >= CORE * (stage[2] - stage[0]) - 1e-9
    assert (small[3] - small[1]) >= CORE * (stage[3] - stage[1]) - 1e-9


def test_the_scale_bar_is_a_round_length_that_fits() -> None:
    assert scale_bar.length(0.1, 177) == 10
    assert scale_bar.length(9.0, 177) == 1000
    assert scale_bar.words(10, 51) == "10 km"
    assert scale_bar.words(1000, 45.2) == "1\u2009000 km at 45° N"
    assert scale_bar.words(0.5, 45) == "500 m"


def test_ground_length_of_a_pixel_agrees_with_the_geodesic() -> None:
    frame = Frame(KURSK, *STAGE)
    west, east = (35.1 - 0.05, 51.26), (35.1 + 0.05, 51.26)
    px = np.diff(frame.screen(world([west, east]))[:, 0])[0]
    assert px * frame.km_per_px == pytest.approx(6.98, abs=0.05)
