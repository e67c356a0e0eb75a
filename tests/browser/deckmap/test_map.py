"""The map itself: camera, selection, comparison, pictures, drawing."""

import pytest
from shapely import Point, Polygon

from tests.browser.deckmap.hand import Hand, OpenMap

LAND = (36.5, 51.1)  # land beside areas and events
WEST, MIDDLE, EAST = (34.75, 51.2), (35.6, 51.2), (36.1, 51.2)


def test_the_camera_reaches_python_once_the_hand_rests_and_a_link_restores_it(hand: Hand, open_map: OpenMap) -> None:
    hand.drag(hand.place(35.35, 51.4), hand.place(35.05, 51.2))
    hand.settled()
    zoom = hand.ask("map.camera().zoom")
    hand.page.mouse.wheel(0, -400)  # reaches the page some time later
    hand.until(f"map.camera().zoom > {zoom}")
    hand.settled()
    camera = hand.ask("map.camera()")
    hand.state(f"lon={camera['longitude']:.4f}")
    again = open_map(f"points=100&lon={camera['longitude']}&lat={camera['latitude']}&zoom={camera['zoom']}")
    restored = again.ask("map.camera()")
    assert restored["longitude"] == pytest.approx(camera["longitude"], abs=1e-6)
    assert restored["zoom"] == pytest.approx(camera["zoom"], abs=1e-4)
    assert again.ask("map.messages") == 0, "nothing is reported that Python said itself"


def test_python_flies_the_camera(hand: Hand) -> None:
    messages = hand.ask("map.messages")
    hand.page.get_by_role("button", name="fly").click()
    hand.until("Math.abs(map.camera().zoom - 10) < 0.01 && Math.abs(map.camera().longitude - 34.9) < 0.01")
    hand.state("zoom=10.00")  # what Python ordered: the map tells where it is once the hand has rested
    hand.until(f"map.messages > {messages}")
    hand.settled()
    assert hand.ask("map.messages") == messages + 1, "told where it arrived, not where it passed"


def test_a_click_selects_what_is_shown_and_never_what_is_filtered_out(hand: Hand) -> None:
    hand.click(*WEST)
    hand.state("selected=[('areas', 'west-980')]")
    picked = hand.ask("map.app.stage.pickBox(0, 0, 1000, 500)")
    assert {item["id"] for item in picked if item["layer"] == "areas"} == {"west-980", "east-980"}
    assert {item["day"] for item in picked if item["layer"] == "events"} == {980}
    hand.click(*LAND)
    hand.state("selected=[]")


def test_shift_adds_to_the_selection_and_a_box_takes_all_in_it(hand: Hand) -> None:
    hand.page.keyboard.down("Shift")
    hand.click(*WEST)
    hand.click(*EAST)
    hand.page.keyboard.up("Shift")
    hand.until("map.app.selection.length === 2")
    hand.focus()
    hand.press("b")
    hand.drag(hand.place(34.65, 51.5), hand.place(36.3, 50.95))
    hand.state("box=True")
    assert {layer for layer, _ in hand.ask("map.app.selection")} == {"areas", "events"}


# Longitude and day of rows.
EVENTS = """(({columns}) => argument.map(row =>
    [columns.columns.get('position').values[2 * row], columns.dayOf(Number(row))]
))(map.app.layers.entries.get('events').data)"""


def chosen(hand: Hand, layer: str) -> set[str]:
    return {ident for each, ident in hand.ask("map.app.selection") if each == layer}


AROUND = [(34.7, 51.1), (35.0, 51.05), (35.25, 51.2), (35.2, 51.5), (34.9, 51.55), (34.72, 51.4), (34.71, 51.15)]


def test_a_free_line_selects_what_it_is_drawn_around(hand: Hand) -> None:
    hand.time(window=200)
    hand.settled()
    hand.focus()
    hand.press("p")
    hand.trace(AROUND)
    hand.until("map.app.sketch.area !== null")
    area = hand.ask("map.app.sketch.area")
    assert 5 <= len(area) <= 200
    hand.state(f"area={len(area)} ")
    assert min(x for x, _ in area) == pytest.approx(34.7, abs=0.01)
    chosen = hand.ask("map.app.selection")
    assert {layer for layer, _ in chosen} >= {"areas", "events"}
    position = "map.app.layers.entries.get('events').data.columns.columns.get('position').values"
    rows = [int(row) for layer, row in chosen if layer == "events"]
    places = hand.ask(f"argument.map(row => [...{position}.slice(2 * row, 2 * row + 2)])", rows)
    assert len(places) > 20
    ring = Polygon(area)
    assert all(ring.contains(Point(place)) for place in places)
    hand.press("Escape")
    hand.state("area=None")
    assert hand.ask("map.app.selection") == []


def test_an_area_is_cleared_by_its_button_and_comes_from_python(open_map: OpenMap) -> None:
    hand = open_map("area=1&points=100&without=voyages,events", has_touch=True)
    assert hand.ask("map.app.sketch.area.length") == 3
    hand.state("area=3")
    plain = hand.picture()
    hand.page.get_by_role("button", name="Select with a free line").click()
    hand.page.get_by_role("button", name="Clear the area").click()
    hand.state("area=None")
    assert hand.picture().tobytes() != plain.tobytes(), "the area was drawn on the map"
    session = hand.page.context.new_cdp_session(hand.page)
    for kind, place in [("touchStart", AROUND[0]), *(("touchMove", each) for each in AROUND), ("touchEnd", None)]:
        points = [] if place is None else [dict(zip("xy", hand.place(*place), strict=True))]
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
    hand.until("map.app.sketch.area?.length > 3")
    assert hand.ask("map.app.selection.length") > 0
    hand.settled()  # Python has heard of it and the page, with its button, stands still
    hand.page.get_by_role("button", name="clear", exact=True).click()
    hand.until("map.app.sketch.area === null")


def test_a_tip_is_text_not_markup(hand: Hand) -> None:
    hand.page.mouse.move(*hand.place(34.8, 51.1))
    hand.page.mouse.move(*hand.place(*WEST))
    tip = hand.page.locator(".tip.shown")
    tip.wait_for()
    assert "said <b>nobody</b>" in tip.inner_text()
    assert tip.locator("b").count() == 0


def test_a_swipe_shows_two_dates_on_one_camera(hand: Hand) -> None:
    now = hand.picture()
    hand.time(day=800)
    then = hand.picture()
    hand.time(day=980)
    hand.compare(800)
    both = hand.picture()
    left, right = (35.2, 51.2), (35.7, 51.2)
    assert hand.colour(then, *left) != hand.colour(now, *left)
    assert hand.colour(both, *left) == hand.colour(then, *left)
    assert hand.colour(both, *right) == hand.colour(now, *right)
    assert hand.page.locator(".side").all_inner_texts() == ["Before: 11 Mar 2024", "After: 7 Sep 2024"]
    hand.page.get_by_role("slider", name="Swipe line").focus()
    hand.press("ArrowRight")
    assert hand.ask("map.app.time.before.split") == pytest.approx(0.52)
    hand.state("compare=800.0")


def test_a_pick_in_a_swipe_is_of_the_date_under_the_pointer(hand: Hand) -> None:
    hand.compare(800)
    hand.click(*WEST)
    hand.state("('areas', 'west-800')")
    hand.click(*MIDDLE)
    hand.state("('areas', 'west-980')")


def test_a_box_and_a_free_line_over_the_swipe_line_take_each_side_at_its_date(hand: Hand) -> None:
    hand.compare(800)
    hand.settled()
    hand.focus()
    hand.press("b")
    hand.drag(hand.place(34.65, 51.5), hand.place(36.1, 50.95))  # the line between the dates is at 35.35
    hand.until("map.app.selection.length > 0")
    assert chosen(hand, "areas") == {"west-800", "east-800", "west-980", "east-980"}
    events = hand.ask(EVENTS, list(chosen(hand, "events")))
    assert {day for _, day in events} == {800, 980}
    assert {day for longitude, day in events if longitude < 35.34} == {800}
    assert {day for longitude, day in events if longitude > 35.36} == {980}
    hand.press("Escape")
    hand.press("Escape")
    hand.until("map.app.selection.length === 0")
    hand.press("p")
    hand.trace([(34.9, 51.1), (35.6, 51.05), (35.65, 51.4), (34.95, 51.45), (34.9, 51.15)])
    hand.until("map.app.selection.length > 0")
    assert chosen(hand, "areas") == {"west-800", "east-800", "west-980"}, "the east of the later date is not in it"
    hand.press("Escape")
    hand.press("p")
    hand.trace([(35.5, 51.1), (36.0, 51.05), (36.1, 51.4), (35.6, 51.45), (35.5, 51.15)])
    hand.until("map.app.selection.length > 0")
    assert chosen(hand, "areas") == {"west-980", "east-980"}, "all of it is right of the line"


def test_a_difference_draws_only_what_changed(hand: Hand) -> None:
    land = hand.colour(hand.picture(), *LAND)
    hand.time(day=985)
    hand.compare(982, "difference")
    assert hand.colour(hand.picture(), *MIDDLE) == land, "nothing changed between the two days"
    hand.compare(800, "difference")
    assert hand.colour(hand.picture(), *MIDDLE) != land
    assert hand.page.locator(".legend").get_by_text("as on 12 Sep 2024", exact=True).count() == 1


@pytest.mark.parametrize("scale", [1, 2, 4])
def test_a_picture_has_the_asked_size_and_says_what_it_shows(hand: Hand, scale: int) -> None:
    box = hand.stage().bounding_box()
    assert box
    picture = hand.picture(scale)
    assert picture.size == (round(box["width"] * scale), round(box["height"] * scale))
    assert len(picture.resize((200, 100)).getcolors(20_000)) > 50
    width, height = box["width"], box["height"]
    cards = {
        "title": (20, 20, 300, 70),
        "north arrow": (width - 50, 16, width - 14, 60),
        "legend": (20, height - 200, 200, height - 20),
        "credits": (width - 120, height - 36, width - 16, height - 14),
    }
    for name, corners in cards.items():
        low, high = picture.crop([round(side * scale) for side in corners]).convert("L").getextrema()
        assert high > 230, f"the {name} has no card"
        assert low < 120, f"the {name} is not written on the picture"
    hand.settled()
    assert hand.ask("map.app.stage.canvas.width") == round(width)
    bitmap = hand.ask("map.app.stage.pixels(argument).then(each => [each.width, each.height])", scale)
    assert bitmap == [round(width * scale), round(height * scale)], "drawn at that size, not stretched to it"


def test_saving_a_picture_downloads_a_png_named_by_what_it_shows(hand: Hand) -> None:
    hand.page.get_by_role("button", name="Save a picture").click()
    with hand.page.expect_download() as download:
        hand.page.get_by_role("button", name="Save a picture 2×").click()
    assert download.value.suggested_filename == "Demo-front-7-Sep-2024-2x.png"


def test_a_picture_that_cannot_be_made_says_so(hand: Hand) -> None:
    hand.page.evaluate("""() => {
        const app = window.__deckmap.demo.app, inner = app.stage.pixels;
        app.stage.pixels = () => {
            app.stage.pixels = inner;
            return Promise.reject(new Error('the graphics card has no room'));
        };
    }""")
    hand.page.get_by_role("button", name="Save a picture").click()
    hand.page.get_by_role("button", name="Save a picture 1×").click()
    notice = hand.page.locator(".notice")
    notice.filter(has_text="The picture could not be saved: the graphics card has no room.").wait_for()
    notice.get_by_role("button", name="Close").click()
    notice.wait_for(state="hidden")


def test_letters_that_no_font_has_are_named_when_a_picture_is_saved(hand: Hand) -> None:
    title = hand.ask("map.app.payload.title")
    notice = hand.page.locator(".notice")
    hand.page.get_by_role("button", name="Save a picture").click()
    for words, missing in (("中文 日本語 한국어 Суджа \u0378", "\u0378 (U+0378)"), ("Суджа", "")):
        hand.page.evaluate("words => { window.__deckmap.demo.app.payload.title = words; }", words)
        with hand.page.expect_download():
            hand.page.get_by_role("button", name="Save a picture 1×").click()
        if missing:
            notice.filter(has_text=f"boxes stand in their place: {missing}.").wait_for()
            notice.get_by_role("button", name="Close").click()
        else:  # what is to be told is told before the picture goes out
            assert notice.is_hidden()
    hand.page.evaluate("words => { window.__deckmap.demo.app.payload.title = words; }", title)


def test_a_long_legend_is_whole_in_the_picture(open_map: OpenMap) -> None:
    hand = open_map("legend=60&points=100&without=events,voyages,areas", viewport={"width": 1000, "height": 620})
    found = {colour for _, colour in hand.picture().getcolors(1_000_000)}
    missing = [n for n in range(60) if (4 * n, 255 - 4 * n, 120) not in found]
    assert missing == [], "every sign of the legend is in the picture"


def test_a_measurement_is_geodesic(hand: Hand) -> None:
    hand.focus()
    hand.press("m")
    hand.click(35.0, 51.4)
    hand.click(36.0, 51.4)
    measured = hand.page.locator(".measured")
    measured.filter(has_text="69.6 km").wait_for()  # a degree of longitude at 51.4° N on WGS84; 69.4 on a sphere
    hand.click(36.0, 51.2)
    hand.press("Enter")
    measured.filter(has_text="km²").wait_for()
    hand.click(35.0, 51.4)
    hand.page.mouse.dblclick(*hand.place(36.0, 51.4))
    hand.until("map.app.sketch.open === false")
    assert measured.inner_text().split() == ["Distance", "69.6", "km"], "a line has no area"
    assert hand.ask("map.app.sketch.path.length") == 2


def test_annotations_are_kept_in_the_state_and_words_stay_words(hand: Hand) -> None:
    hand.focus()
    hand.press("a")
    hand.drag(hand.place(34.9, 51.15), hand.place(35.1, 51.25))
    options = hand.page.locator(".options")
    options.get_by_role("button", name="Circle").click()
    hand.drag(hand.place(35.35, 51.2), hand.place(35.6, 51.2))
    options.get_by_role("button", name="Text").click()
    hand.click(35.5, 51.3)
    hand.page.get_by_role("textbox", name="Words to place here").fill("<b>here</b> c f")
    hand.press("Enter")
    hand.state("notes=['Arrow', 'Circle', 'Text']")
    assert hand.ask("map.app.sketch.annotations[2].text") == "<b>here</b> c f"
    options.get_by_role("button", name="Remove the last").click()
    hand.state("notes=['Arrow', 'Circle']")


def test_a_link_holds_comparison_and_annotations_and_the_map_fills_the_window(open_map: OpenMap) -> None:
    hand = open_map("points=100&margin=4&before=800&difference=1&arrow=1")
    assert hand.ask("map.app.time.compareValue()") == {"day": 800, "known_by": None, "mode": "difference", "split": 0.5}
    assert hand.ask("map.app.sketch.annotations.length") == 1
    for width, height in [(1366, 768), (1920, 1080), (1024, 600)]:
        hand.page.set_viewport_size({"width": width, "height": height})
        hand.page.wait_for_function(
            "h => Math.abs(window.__deckmap.demo.app.root.getBoundingClientRect().bottom - (h - 4)) < 2", arg=height
        )
        hand.until("map.app.stage.canvas.clientWidth === map.app.area.clientWidth")


NAMES = """map.app.stage.deck.layerManager.getLayers()
    .find(layer => layer.id === 'names-characters').getModels()[0].instanceCount / 3"""


def test_names_follow_the_zoom_of_the_camera_in_every_frame(open_map: OpenMap) -> None:
    hand = open_map("names=1&points=100&without=areas,voyages,events")
    asked = len(hand.page.evaluate("performance.getEntriesByType('resource')"))
    assert hand.ask(NAMES) == 6, "from zoom 5 to 7.5; the page passed 6"
    hand.note_frames(f"[Math.floor(2 * (map.app.stage.camera.zoom - 5)) + 1, {NAMES}]")
    hand.ask("map.app.stage.fly({longitude: 35.2, latitude: 51.6, zoom: 10.2, bearing: 0, pitch: 0})")
    hand.until("Math.abs(map.camera().zoom - 10.2) < 0.01")
    hand.settled()
    seen = hand.noted()
    assert all(expected == drawn for expected, drawn in seen), seen
    assert seen[-1] == [11, 11]
    assert hand.ask(NAMES) == 11
    colours = [colour for _, colour in hand.picture().getcolors(1_000_000)]
    assert [red for red, green, _ in colours if red > 200 and green < 60], "and they are on the map"
    assert len(hand.page.evaluate("performance.getEntriesByType('resource')")) == asked, "without a request"


# How many instances the next frame draws.
INSTANCES = """async () => {
    const {stage} = window.__deckmap.demo.app, {gl} = stage.deck.device, inner = gl.drawElementsInstanced;
    let drawn = 0;
    gl.drawElementsInstanced = (...rest) => { drawn += rest[4]; return inner.apply(gl, rest); };
    stage.redraw('count');
    for (const frames = stage.frames; stage.frames === frames;) await new Promise(requestAnimationFrame);
    delete gl.drawElementsInstanced;
    return drawn;
}"""


def test_lines_are_drawn_only_where_they_are_in_view(open_map: OpenMap) -> None:
    hand = open_map("lines=1&points=100&without=land,areas,voyages,events")
    whole = hand.page.evaluate(INSTANCES)
    hand.ask("map.app.stage.jump({longitude: 35.2, latitude: 51.4, zoom: 9.5, bearing: 0, pitch: 0})")
    hand.settled()
    near, drawn = hand.picture(), hand.page.evaluate(INSTANCES)
    assert 0 < drawn < whole / 3
    hand.page.evaluate("""() => {
        const layers = window.__deckmap.demo.app.stage.deck.layerManager.getLayers();
        layers.find(layer => layer.id === 'lines').divisible = () => false;
    }""")
    assert hand.page.evaluate(INSTANCES) == whole
    assert hand.picture().tobytes() == near.tobytes(), "nothing was missing"
