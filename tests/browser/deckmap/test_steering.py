"""A page steers the map through its handle."""

import pytest

from tests.browser.deckmap.hand import Hand, OpenMap


def test_a_script_moves_time_and_camera_and_hears_of_it(hand: Hand) -> None:
    hand.page.evaluate("""() => {
        const map = window.__deckmap.demo;
        window.__heard = [];
        window.__end = map.onChange(({clock, camera, selected}) => {
            window.__heard.push([clock.day, camera.zoom, selected.length]);
        });
    }""")
    messages = hand.ask("map.messages")
    hand.ask("map.setClock({day: 1000.5, window: 7}, {resting: false})")
    assert hand.ask("[map.seen().clock.day, map.seen().clock.window]") == [1000.5, 7]
    hand.settled()
    assert hand.ask("map.messages") == messages, "a moving hand reports nothing"
    hand.ask("map.setClock({})")
    hand.state("day=1000.0 window=7")
    hand.note_frames("map.camera().zoom")
    hand.ask("map.fly({longitude: 35, latitude: 51.2, zoom: 9, bearing: 0, pitch: 0})")
    hand.until("Math.abs(window.__noted.at(-1) - 9) < 0.01")
    drawn = set(hand.noted())
    hand.ask("map.select([['areas', 'west-1000']])")
    hand.state("selected=[('areas', 'west-1000')]")
    heard = hand.page.evaluate("window.__end(), window.__heard")
    assert heard[0][0] == 1000.5
    assert len(drawn) > 1
    assert drawn <= {zoom for _, zoom, _ in heard}, "every frame of the flight"
    assert heard[-1] == [1000, pytest.approx(9, abs=0.01), 1]
    hand.ask("map.jump({longitude: 35, latitude: 51.2, zoom: 8, bearing: 0, pitch: 0})")
    assert len(hand.page.evaluate("window.__heard")) == len(heard), "nobody listens any more"
    hand.ask("map.play({from: 900, to: 905}, 60)")
    hand.until("!map.clock().playing")
    assert hand.day() == 905
    hand.ask("map.compare({day: 800, known_by: null, mode: 'swipe', split: 0.3})")
    assert hand.ask("map.seen().comparison") == {
        "day": 800, "window": 7, "knownBy": None, "mode": "swipe", "split": 0.3
    }  # fmt: skip
    hand.ask("map.compare(null)")
    assert hand.ask("map.seen().comparison") is None
    assert hand.ask("map.tip('areas', 'west-900')").startswith("Area west-900")
    assert hand.ask("map.tip('areas', 'nowhere')") is None


def test_a_script_changes_what_is_drawn_and_python_goes_on(open_map: OpenMap) -> None:
    hand = open_map("points=100&without=voyages")
    drawn = "map.app.layers.order.join()"
    assert hand.ask(drawn) == "land,areas,events"
    hand.ask("map.setLayers(map.given.spec.layers.slice(0, 1))")
    assert hand.ask(drawn) == "land"
    hand.page.get_by_text("dark", exact=True).click()
    hand.page.locator(".deckmap.dark").wait_for()
    assert hand.ask(drawn) == "land", "what Python sends later is drawn so too"
    assert hand.ask("map.given.spec.layers.length") == 3
    hand.ask("map.setLayers(null)")
    assert hand.ask(drawn) == "land,areas,events"
    hand.page.evaluate("""() => {
        const map = window.__deckmap.demo;
        const token = 'mine';
        map.rewrite(given => ({...given, clock: {token, value: {...given.clock.value, day: 1200}}, title: 'Stage'}));
    }""")
    assert hand.day() == 1200
    assert hand.page.locator(".title h2").inner_text() == "Stage"


def test_reports_can_be_held_back(open_map: OpenMap) -> None:
    hand = open_map("points=100&without=voyages,events")
    hand.page.evaluate("""() => {
        window.__reports = [];
        window.__deckmap.demo.intercept((report, send) => {
            window.__reports.push(report.clock.day);
            if (report.clock.day > 1000) send(report);
        });
    }""")
    hand.ask("map.setClock({day: 990})")
    hand.page.wait_for_function("window.__reports.includes(990)")
    hand.ask("map.setClock({day: 1010})")
    hand.state("day=1010.0")
    assert hand.page.locator("[data-testid=state]").first.inner_text().startswith("runs=2 "), "one rerun, not two"


def test_the_page_is_told_when_a_map_is_there(open_map: OpenMap) -> None:
    hand = open_map("points=100&without=voyages,events,areas")
    hand.page.add_init_script("window.addEventListener('deckmap', event => { window.__there = event.detail.key; })")
    hand.page.reload()
    hand.page.wait_for_function("window.__there === 'demo' && Boolean(window.__deckmap.demo.seen)")
