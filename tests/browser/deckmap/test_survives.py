"""What goes wrong around a map, and that it goes on."""

import json

from tests.browser.deckmap.hand import Hand, OpenMap


def requests(hand: Hand) -> dict[str, int]:
    counts = json.loads(hand.page.request.get(hand.page.url.split("?")[0] + "demo/counts").text())
    return {name: times for name, times in counts.items() if name != "counts"}


def test_a_rerun_that_changes_nothing_reaches_the_map_with_nothing(hand: Hand) -> None:
    hand.page.evaluate("""() => {
        const app = window.__deckmap.demo.app, take = app.take.bind(app);
        window.__took = 0;
        app.take = payload => { window.__took += 1; take(payload); };
    }""")
    asked = requests(hand)
    for _ in range(2):
        run = int(hand.page.locator("[data-testid=state]").first.inner_text().split()[0].removeprefix("runs="))
        hand.page.get_by_role("button", name="rerun").click()
        hand.state(f"runs={run + 1}")
    assert hand.page.evaluate("window.__took") == 0
    assert requests(hand) == asked


def test_switching_the_theme_keeps_camera_clock_and_data(hand: Hand) -> None:
    hand.focus()
    hand.press("End")
    hand.state("day=1300.0")
    asked = requests(hand)
    hand.page.get_by_text("dark", exact=True).click()
    hand.page.locator(".deckmap.dark").wait_for()
    hand.settled()
    assert hand.day() == 1300
    assert requests(hand) == asked
    assert hand.picture().getpixel((5, 5)) == (0x14, 0x18, 0x1C)
    hand.page.get_by_text("dark", exact=True).click()
    hand.page.locator(".deckmap:not(.dark)").wait_for()


def test_a_lost_context_is_drawn_again(open_map: OpenMap) -> None:
    hand = open_map("day=980&points=2000", expect_complaints=True)
    before = hand.picture().resize((80, 40))
    frames = hand.ask("map.frames")
    hand.page.evaluate("window.__deckmap.demo.loseContext()")
    hand.until("map.app.lostGraphics === true")
    hand.until("map.app.lostGraphics === false")
    hand.until(f"map.frames > {frames}")
    hand.settled()
    assert hand.picture().resize((80, 40)).tobytes() == before.tobytes()
    hand.focus()
    hand.press("ArrowRight")
    assert hand.day() == 981
    hand.click(34.75, 51.2)
    hand.state("areas")


def test_layers_that_do_not_come_are_named_and_the_rest_is_there(open_map: OpenMap) -> None:
    hand = open_map("day=980&points=2000&broken=1", expect_complaints=True)
    notice = hand.page.locator(".notice")
    notice.filter(has_text="“Areas of control” could not be loaded: the server answered 404").wait_for()
    hand.state("errors=['areas']")
    assert hand.ask("map.app.layers.entries.get('events').drawn") > 0


def test_a_layer_from_another_machine_is_refused_by_name(open_map: OpenMap) -> None:
    hand = open_map("day=980&points=100&remote=1&without=areas,voyages")
    hand.page.locator(".notice").filter(has_text="another machine (tiles.example.org)").wait_for()


def test_twenty_page_switches_leave_one_context_and_no_pile_of_memory(open_map: OpenMap) -> None:
    hand = open_map("points=1000&without=areas,land,voyages")
    session = hand.page.context.new_cdp_session(hand.page)
    sizes = []
    for turn in range(20):
        hand.page.get_by_text("away", exact=True).click()
        hand.page.wait_for_function("!window.__deckmap?.demo")
        hand.page.get_by_text("away", exact=True).click()
        hand.page.wait_for_function("window.__deckmap?.demo?.frames > 1")
        if turn in (4, 19):
            session.send("HeapProfiler.collectGarbage")
            sizes.append(session.send("Runtime.getHeapUsage")["usedSize"])
    alive = hand.page.evaluate("window.__contexts.filter(context => !context.isContextLost()).length")
    assert alive == 1
    assert sizes[1] < sizes[0] + 8_000_000


def test_without_time_there_is_a_map_and_no_axis(open_map: OpenMap) -> None:
    hand = open_map("timeless=1&points=100&without=areas,voyages")
    assert not hand.page.locator(".bar").is_visible()
    assert hand.page.locator(".title h2").inner_text() == "Demo front"
    assert hand.page.get_by_role("button", name="Compare two dates").count() == 0
