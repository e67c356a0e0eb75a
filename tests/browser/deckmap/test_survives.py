"""What goes wrong around a map, and that it goes on."""

import json

from playwright.sync_api import Route

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
    lose(hand)
    assert hand.picture().resize((80, 40)).tobytes() == before.tobytes()
    assert not hand.page.locator(".notice").is_visible()
    hand.focus()
    hand.press("ArrowRight")
    assert hand.day() == 981
    hand.click(34.75, 51.2)
    hand.state("areas")
    uncaught: list[str] = []
    hand.page.on("pageerror", lambda error: uncaught.append(str(error)))
    hand.press("Space")
    hand.until("map.clock().day > 983")
    lose(hand, playing=True)
    day = hand.day()
    hand.until(f"map.clock().day > {day + 3}")
    hand.press("Space")
    hand.until("!map.clock().playing")
    assert hand.day() < day + 200, "the map still hears its keys"
    assert uncaught == [], "time went on while there was nothing to draw with"
    assert hand.ask("map.errors()") == []


def lose(hand: Hand, *, playing: bool = False) -> None:
    """Take the graphics away and wait until another canvas has them and is drawn on."""
    hand.page.evaluate("""() => {
        const map = window.__deckmap.demo;
        window.__canvas = map.app.stage.canvas;
        window.__losses = map.app.stage.losses;
        map.loseContext();
    }""")
    hand.until("map.app.stage.losses === window.__losses + 1")
    hand.until("map.app.stage.canvas !== window.__canvas && map.app.stage.deck.isInitialized")
    hand.until("!map.app.failures.trouble.lostGraphics")
    frames = hand.ask("map.frames")
    if playing:
        hand.until(f"map.frames > {frames}")
    else:
        hand.settled()


def test_graphics_that_do_not_come_back_are_said_and_can_be_asked_for_again(open_map: OpenMap) -> None:
    hand = open_map("points=100&without=events,voyages", expect_complaints=True)
    hand.page.evaluate("""() => {
        const proto = HTMLCanvasElement.prototype, inner = proto.getContext;
        window.__give = () => { proto.getContext = inner; };
        proto.getContext = function (kind, ...rest) {
            return kind === 'webgl2' ? null : inner.call(this, kind, ...rest);
        };
        window.__deckmap.demo.loseContext();
    }""")
    notice = hand.page.locator(".notice")
    notice.filter(has_text="This browser offers no WebGL2, so the map cannot be drawn.").wait_for()
    assert "“”" not in notice.inner_text()
    hand.page.evaluate("window.__give()")
    frames = hand.ask("map.frames")
    notice.get_by_role("button", name="Try again").click()
    hand.until(f"map.frames > {frames}")
    notice.wait_for(state="hidden")


def with_bars(hand: Hand, url: str) -> None:
    hand.ask("map.rewrite(given => ({...given, timeline: {...given.timeline, bars: argument}}))", url)


BARS = "map.app.timeline.bars.count.join()"


def test_bars_that_come_too_late_are_left_and_bars_that_do_not_come_are_named(open_map: OpenMap) -> None:
    hand = open_map("points=100&without=events,voyages", expect_complaints=True)
    page = hand.page
    late: list[Route] = []
    page.route("**/demo/bars-late", lambda route: late.append(route))  # noqa: PLW0108 - Playwright marks what it calls
    page.route("**/demo/bars-new", lambda route: route.fulfill(json={"day": [980], "kind": [0], "count": [7]}))
    page.route("**/demo/bars-gone", lambda route: route.fulfill(status=500))
    with page.expect_request("**/demo/bars-late"):
        with_bars(hand, "/demo/bars-late")
    with_bars(hand, "/demo/bars-new")
    hand.until(f"{BARS} === '7'")
    with page.expect_event("requestfinished", lambda request: request.url.endswith("bars-late")):
        late[0].fulfill(json={"day": [980], "kind": [0], "count": [1]})
    hand.settled()
    assert hand.ask(BARS) == "7"

    with_bars(hand, "/demo/bars-gone")
    notice = page.locator(".notice")
    notice.filter(has_text="“Time axis” could not be loaded: the server answered 500.").wait_for()
    hand.state("errors=['@timeline']")
    page.unroute("**/demo/bars-gone")
    page.route("**/demo/bars-gone", lambda route: route.fulfill(json={"day": [980], "kind": [0], "count": [9]}))
    notice.get_by_role("button", name="Try again").click()
    hand.until(f"{BARS} === '9'")
    notice.wait_for(state="hidden")
    hand.state("errors=[]")


def test_a_map_that_left_the_page_says_nothing_any_more(open_map: OpenMap) -> None:
    hand = open_map("points=100&without=events,voyages", expect_complaints=True)
    page = hand.page
    held: list[Route] = []
    page.route("**/demo/slow", lambda route: held.append(route))  # noqa: PLW0108 - Playwright marks what it calls
    with page.expect_request("**/demo/slow"):
        hand.ask("map.setLayers([{...map.given.spec.layers[1], data: '/demo/slow', visible: false}])")
    page.evaluate("window.__left = window.__deckmap.demo.app")
    page.get_by_text("away", exact=True).click()
    page.wait_for_function("!window.__deckmap?.demo")
    page.route("**/demo/slow", lambda route: route.abort())  # the map asks once more whether it leads elsewhere
    held[0].abort()
    page.wait_for_function("window.__left.layers.errors.size === 1")
    assert page.evaluate("[window.__left.reports.waiting, window.__left.time.clock.playing]") == [False, False]


def test_a_picture_is_saved_once_the_map_is_whole(open_map: OpenMap) -> None:
    hand = open_map("points=100&without=events,voyages")
    page = hand.page
    held: list[Route] = []
    page.route("**/demo/slow", lambda route: held.append(route))  # noqa: PLW0108 - Playwright marks what it calls
    with page.expect_request("**/demo/slow"):
        late = "{...map.given.spec.layers[1], id: 'late', data: '/demo/slow', visible: false}"
        hand.ask(f"map.setLayers([...map.given.spec.layers, {late}])")
    page.get_by_role("button", name="Save a picture").click()
    page.get_by_role("button", name="Save a picture 1×").click()
    notice = page.locator(".notice")
    notice.get_by_text("The picture is saved once the map is whole.").wait_for()
    with page.expect_download():
        held[0].fulfill(json=[])
    notice.wait_for(state="hidden")


def test_a_clock_can_be_taken_away_and_come_back(open_map: OpenMap) -> None:
    hand = open_map("points=100&without=events,voyages&before=900")
    hand.focus()
    hand.press("Space")
    hand.until("map.clock().playing")
    hand.page.evaluate("window.__timeline = window.__deckmap.demo.app.timeline")
    hand.ask("map.rewrite(given => ({...given, clock: {token: 'none', value: null}}))")
    hand.settled()  # nothing goes on drawing
    assert hand.ask("[map.clock(), map.app.timeline, map.seen().comparison, map.app.stage.comparison]") == [None] * 4
    assert not hand.page.locator(".bar").is_visible()
    hand.page.set_viewport_size({"width": 1000, "height": 600})
    hand.settled()
    hand.ask("map.rewrite(null)")
    hand.page.get_by_role("button", name="On one day").click()
    assert hand.day() == 981
    assert hand.ask("map.seen().comparison.day") == 900
    assert hand.page.locator(".track").count() == 1


def test_what_only_a_difference_needs_is_given_back_after_it(hand: Hand) -> None:
    textures = "[...(map.app.stage.passes.pictures?.textures.keys() ?? [])]"
    kept = f"{textures}.filter(name => /^(before|after)/.test(name)).length"
    hand.compare(800, "difference")
    hand.time(day=990)
    hand.settled()
    assert hand.ask(kept) > 0
    hand.ask("map.compare(null)")
    hand.settled()
    assert hand.ask(kept) == 0


def test_keys_and_help_are_those_of_the_tools_that_are_offered(open_map: OpenMap) -> None:
    hand = open_map("points=100&without=events,voyages")
    hand.ask("map.rewrite(given => ({...given, tools: ['measure']}))")
    hand.focus()
    for key in "scdabpf":
        hand.press(key)
    assert hand.ask("[map.app.tools.tool, map.app.time.before, document.fullscreenElement]") == [None] * 3
    assert not hand.page.locator(".options").is_visible()
    hand.press("m")
    assert hand.ask("map.app.tools.tool") == "measure"
    hand.press("?")
    listed = set(hand.page.locator("dialog kbd").all_inner_texts())
    assert {"Space", "M", "Esc", "?"} <= listed
    assert not listed & set("SCDABPF")
    hand.press("Escape")


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
            heap = session.send("Runtime.getHeapUsage")
            sizes.append(heap["usedSize"] + heap["backingStorageSize"])
    assert hand.page.evaluate("window.__alive()") == 1
    assert sizes[1] < sizes[0] + 8_000_000


def test_without_time_there_is_a_map_and_no_axis(open_map: OpenMap) -> None:
    hand = open_map("timeless=1&points=100&without=areas,voyages")
    assert not hand.page.locator(".bar").is_visible()
    assert hand.page.locator(".title h2").inner_text() == "Demo front"
    assert hand.page.get_by_role("button", name="Compare two dates").count() == 0
