"""Maps that any Streamlit user may ask for: drawn right, or refused in clear words."""

import pytest

from tests.browser.deckmap.hand import Hand, OpenMap

RED, GREEN, BLUE = (220, 20, 20), (20, 160, 20), (20, 20, 220)


def test_rows_with_any_value_are_drawn_and_a_place_that_is_missing_is_nowhere(open_map: OpenMap) -> None:
    hand = open_map("case=values")
    picture = hand.picture()
    count = hand.ask("map.given.spec.layers[0].data.length")
    assert count > 20
    for number in range(count):
        assert hand.colour(picture, -3 + 6 * number / (count - 1), 0) == RED, f"row {number}"
    assert hand.colour(picture, 2, 1) == GREEN
    assert GREEN not in {hand.colour(picture, 0, 1), hand.colour(picture, 1, 0)}, "a missing coordinate is not 0"
    assert [hand.colour(picture, x, 2) for x in (0, 1)] == [BLUE, BLUE], "a frame with missing sizes"
    assert hand.colour(picture, 0, -1) == RED, "a path goes on over a place that is missing"
    assert hand.colour(picture, 2.5, -1.5) == BLUE
    hand.state("errors=[]")


def test_an_id_is_reported_as_what_it_was_and_passed_back_as_such(open_map: OpenMap) -> None:
    hand = open_map("case=ids&" + "&".join(f"chosen={number}" for number in range(11)))
    rows = "map.app.layers.highlights()[0].props.data.length"
    assert hand.ask(rows) == 11
    were = [("int", 2**53 + 1), ("int", -(2**70)), ("int", 5), ("float", 5.0), ("float", 2.5), ("str", "5"),
            ("str", "007"), ("str", "Суджа 나진 🛰"), ("bool", True), ("int", 2**60), ("float", 3.0)]  # fmt: skip
    for number, was in enumerate(were):
        hand.click(-3 + 0.6 * number, 0)
        hand.state(f"selected=[{was!r}]")
    hand.page.keyboard.down("Shift")
    hand.click(-3 + 0.6 * 2, 0)
    hand.click(-3 + 0.6 * 5, 0)
    hand.page.keyboard.up("Shift")
    hand.state("selected=[('float', 3.0), ('int', 5), ('str', '5')]")


def test_an_id_in_a_fetched_file_is_reported_as_it_is_written(open_map: OpenMap) -> None:
    hand = open_map("case=fetched")
    for longitude, was in [(-1, ("int", 2**53 + 1)), (0, ("float", 5.0)), (1, ("str", "5"))]:
        hand.click(longitude, 0)
        hand.state(f"selected=[{was!r}]")


def ink(hand: Hand, colour: tuple[int, int, int], longitude: float, latitude: float) -> int:
    """How many pixels around a place have a colour."""
    x, y = hand.ask("map.app.stage.viewport.project(argument)", [longitude, latitude])
    around = hand.picture().crop((round(x) - 60, round(y) - 20, round(x) + 60, round(y) + 20))
    near = [sum(abs(a - b) for a, b in zip(pixel, colour, strict=True)) < 60 for pixel in around.get_flattened_data()]
    return sum(near)


def test_a_voyage_without_a_clock_and_words_of_any_script_are_drawn(open_map: OpenMap) -> None:
    hand = open_map("case=times")
    for longitude, latitude in [(177, 2), (178.5, 2), (177, 1), (178.5, 1), (177, 3)]:
        assert ink(hand, GREEN, longitude, latitude) > 30, f"the words at {longitude}, {latitude}"
    assert ink(hand, GREEN, 178.5, 3) == 0, "words that are missing are none"
    picture = hand.picture()
    assert near(hand.colour(picture, 179.5, -2), RED), "where the voyage was at its own time"
    assert not near(hand.colour(picture, 180.8, -2), RED), "where it was later"


def near(pixel: tuple[int, int, int], colour: tuple[int, int, int]) -> bool:
    return sum(abs(a - b) for a, b in zip(pixel, colour, strict=True)) < 120


def test_lines_over_the_180th_meridian_go_the_short_way_and_are_seen_from_both_sides(open_map: OpenMap) -> None:
    hand = open_map("case=times")
    for side in (1, -1):
        hand.ask("map.jump({longitude: argument, latitude: 0, zoom: 6, bearing: 0, pitch: 0})", 178 * side)
        hand.settled()
        picture = hand.picture()
        for latitude in (0, -1, -3):  # a path, a feature, a line
            for longitude in (178, 179.9, 180.1, 181):
                assert hand.colour(picture, longitude * side, latitude) == BLUE, (side, longitude, latitude)
            assert hand.colour(picture, 176 * side, latitude) != BLUE
    hand.click(-179, 0)
    hand.until("map.app.selection.length === 1")
    assert hand.ask("map.app.selection[0][1]") == "0", "the copy is the row it was made of"


@pytest.mark.parametrize(
    ("case", "said"),
    [
        ("views", "“View” is not drawn as asked: 2 views were asked for and this map has one"),
        ("globe", "“View” is not drawn as asked: this map has no _GlobeView"),
    ],
)
def test_views_that_cannot_be_drawn_are_refused_on_the_map_and_in_the_first_run(
    open_map: OpenMap, case: str, said: str
) -> None:
    hand = open_map(f"case={case}")
    notice = hand.page.locator(".notice")
    notice.filter(has_text=said).wait_for()
    assert notice.get_by_role("button").count() == 0, "trying again would not help"
    hand.state("first=[('@view', ")
    shown = hand.colour(hand.picture(), 20 if case == "views" else 0, 0) == RED
    assert shown == (case == "views"), "of several maps the first, of a globe nothing"


def test_a_layer_without_an_id_is_named_by_its_kind_and_place(open_map: OpenMap) -> None:
    hand = open_map("case=kinds")
    notice = hand.page.locator(".notice")
    notice.filter(has_text="“ScatterplotLayer, 2nd layer” (none of its rows has a place that can be read)").wait_for()
    assert notice.get_by_role("button").count() == 0
    hand.state("first=[('HexagonLayer, 1st layer', 'it is of a kind this map cannot draw: HexagonLayer')]")
    hand.state("('ScatterplotLayer, 2nd layer', 'none of its rows has a place that can be read')]")
    assert hand.colour(hand.picture(), 0, 0) == RED, "the rest is drawn"


# Which parts of the map are drawn outside of it, in part or whole, or over one another.
ASTRAY = """(() => {
    const root = map.app.root.getBoundingClientRect();
    const parts = ['.title', '.tools', '.legend', '.foot', '.bar'].map(name => map.app.root.querySelector(name));
    const boxes = parts.map(part => part.getBoundingClientRect()).filter(box => box.width && box.height);
    const out = boxes.filter(box => box.top < root.top - 1 || box.bottom > root.bottom + 1);
    const over = boxes.filter((a, i) => boxes.some((b, j) => i < j
        && a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1));
    return [out.length, over.length];
})()"""


def test_a_map_has_the_height_asked_for_and_its_parts_give_way_to_it(open_map: OpenMap) -> None:
    hand = open_map("points=100&without=voyages,events")
    shown: dict[int, int] = {}
    for height in (60, 120, 200, 300, 359, 420, 600):
        hand.ask("map.rewrite(given => ({...given, height: argument}))", height)
        hand.settled()
        assert hand.ask("map.app.root.getBoundingClientRect().height") == height
        assert hand.ask("map.app.stage.canvas.clientHeight") >= min(height, 100), "the map is what is left"
        assert hand.ask(ASTRAY) == [0, 0], height
        parts = hand.page.locator(".deckmap :is(.title, .tools, .legend, .scale, .bar, .transport)")
        shown[height] = sum(part.is_visible() for part in parts.all())
    assert list(shown.values()) == sorted(shown.values()), "the more room the more of it"
    assert shown[60] < shown[600] == 6
    hand.ask("map.rewrite(given => ({...given, height: 200}))")
    hand.focus()
    hand.press("ArrowRight")
    assert hand.day() == 981, "keys work without the buttons"
