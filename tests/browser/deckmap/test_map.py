"""The map itself: camera, selection, comparison, pictures, drawing."""

import pytest

from tests.browser.deckmap.hand import Hand, OpenMap

LAND = (36.5, 51.1)  # land beside areas and events
WEST, MIDDLE, EAST = (34.75, 51.2), (35.6, 51.2), (36.1, 51.2)


def test_the_camera_reaches_python_once_the_hand_rests_and_a_link_restores_it(hand: Hand, open_map: OpenMap) -> None:
    hand.drag(hand.place(35.35, 51.4), hand.place(35.05, 51.2))
    hand.page.mouse.wheel(0, -400)
    hand.settled()
    camera = hand.ask("map.camera()")
    hand.state(f"lon={camera['longitude']:.4f}")
    again = open_map(f"points=100&lon={camera['longitude']}&lat={camera['latitude']}&zoom={camera['zoom']}")
    restored = again.ask("map.camera()")
    assert restored["longitude"] == pytest.approx(camera["longitude"], abs=1e-6)
    assert restored["zoom"] == pytest.approx(camera["zoom"], abs=1e-4)
    assert again.ask("map.messages") == 0, "nothing is reported that Python said itself"


def test_python_flies_the_camera(hand: Hand) -> None:
    hand.page.get_by_role("button", name="fly").click()
    hand.until("Math.abs(map.camera().zoom - 10) < 0.01 && Math.abs(map.camera().longitude - 34.9) < 0.01")
    hand.state("zoom=10.00")


def test_a_click_selects_what_is_shown_and_never_what_is_filtered_out(hand: Hand) -> None:
    hand.click(*WEST)
    hand.state("selected=[('areas', 'west-980')]")
    picked = hand.ask("map.app.stage.pickBox(0, 0, 1000, 500).map(i => map.app.layers.picked(i)).filter(Boolean)")
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


def test_saving_a_picture_downloads_a_png_named_by_what_it_shows(hand: Hand) -> None:
    hand.page.get_by_role("button", name="Save a picture").click()
    with hand.page.expect_download() as download:
        hand.page.get_by_role("button", name="Save a picture 2×").click()
    assert download.value.suggested_filename == "Demo-front-7-Sep-2024-2x.png"


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
