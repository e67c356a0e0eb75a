"""Time moves in the browser alone."""

import pytest
from PIL import Image, ImageChops

from tests.browser.deckmap.hand import FIRST, LAST, Hand, OpenMap

POINTS = 20_000  # what the demo draws unless told otherwise


def count(hand: Hand) -> dict[str, int]:
    """What the browser drew, heard and sent, and what the map drew and said, at one moment."""
    return hand.ask("({...window.__seen, drawn: map.frames, reports: map.messages})")


def test_dragging_time_draws_each_day_and_sends_nothing_until_the_hand_rests(hand: Hand) -> None:
    page, days = hand.page, range(980, 1100, 8)
    page.mouse.move(*hand.track(980))
    page.mouse.down()
    before = count(hand)
    hand.note_frames("map.app.stage.clock.day")
    dates = set()
    for day in days:
        page.mouse.move(*hand.track(day))
        hand.until(f"Math.abs(map.clock().day - {day}) < 2")
        dates.add(page.locator(".title h2").inner_text())
        if day != days[0]:  # nothing is drawn anew for the day that is shown already
            hand.until(f"Math.abs(window.__noted.at(-1) - {day}) < 2")
    drawn, after = hand.noted(), count(hand)
    assert (after["sent"], after["messages"]) == (before["sent"], before["messages"])
    assert after["reports"] == before["reports"]
    assert all(any(abs(shown - day) < 2 for day in days) for shown in drawn), "every frame shows a day the hand was on"
    assert drawn == sorted(drawn)
    assert len(dates) == len(days), "the date in words moves with the hand"
    page.mouse.up()
    hand.until("!map.reporting")
    hand.state(f"day={hand.day():.1f}")
    assert count(hand)["reports"] == before["reports"] + 1
    assert hand.day() == int(hand.day()), "a resting clock stands on a whole day"


def test_passing_the_clock_back_does_not_move_it(hand: Hand) -> None:
    hand.drag(hand.track(980), hand.track(1060))  # the page goes on passing day 980
    day = hand.day()
    hand.state(f"day={day:.1f}")
    hand.page.get_by_role("button", name="rerun").click()
    hand.settled()
    assert hand.day() == day


# The days a clock that plays stands on, once in each frame of the browser, for sixty days.
PLAYED = """async () => {
    const {time} = window.__deckmap.demo.app, days = [];
    for (const start = time.clock.day; time.clock.playing && time.clock.day < start + 60;) {
        await new Promise(requestAnimationFrame);
        days.push(time.clock.day);
    }
    return days;
}"""


def test_playback_draws_every_day_the_clock_stands_on_and_reports_only_the_pause(hand: Hand) -> None:
    hand.focus()
    hand.press("Space")
    hand.until("map.clock().day > 985")
    before = count(hand)
    hand.note_frames("map.app.stage.clock.day")
    stood = hand.page.evaluate(PLAYED)
    hand.until(f"window.__noted.at(-1) > {stood[-1]}")
    drawn, after = set(hand.noted()), count(hand)
    missed = [day for day in stood[1:] if day not in drawn]
    assert len(missed) <= 0.05 * len(stood), missed
    assert after["sent"] == before["sent"]
    assert hand.page.get_by_role("button", name="Pause").is_visible()
    hand.press("Space")
    hand.until("!map.clock().playing && !map.reporting")
    hand.state(f"day={hand.day():.1f}")
    assert count(hand)["reports"] == before["reports"] + 1


def test_what_is_chosen_or_moved_while_time_runs_leaves_it_running(hand: Hand) -> None:
    hand.time(window=30, speed=5)
    hand.compare(800)
    hand.focus()
    hand.press("Space")
    hand.until("map.clock().playing")
    loop = hand.page.get_by_role("button", name="Loop")
    loop.click()
    assert hand.ask("[map.clock().loop, map.clock().playing]") == [True, True]
    hand.focus()
    hand.press("l")
    assert hand.ask("[map.clock().loop, map.clock().playing]") == [False, True]
    for name, change in (
        ("Start of the window", "map.clock().window === 31"),
        ("Date before", "map.app.time.before.day === 799"),
        ("Known by date", "map.clock().knownBy === 1299"),
    ):
        hand.page.get_by_role("slider", name=name).focus()
        hand.press("ArrowLeft")
        assert hand.ask(f"[{change}, map.clock().playing]") == [True, True], name
    box = hand.page.locator(".handle.known .pill").bounding_box()
    assert box
    hand.drag((box["x"] + 20, box["y"] + 8), hand.track(1200))
    assert hand.ask("[map.clock().knownBy < 1290, map.clock().playing]") == [True, True]
    speed = hand.page.get_by_role("spinbutton", name="Speed")
    speed.fill("8.5")
    speed.press("Enter")
    assert hand.ask("[map.clock().speed, map.clock().playing]") == [8.5, True]
    hand.drag(hand.track(hand.day()), hand.track(1100))
    assert hand.ask("map.clock().playing") is False, "the hand on time itself stops it"
    hand.focus()
    hand.press("l")
    hand.until("!map.reporting")
    hand.state("loop=True speed=8.5")


def test_a_week_is_a_button_each_way(hand: Hand) -> None:
    steps = {"On one week": 987, "Back one week": 980, "On one day": 981, "On to the next change": 990}
    for name, day in steps.items():
        hand.page.get_by_role("button", name=name).click()
        assert hand.day() == day, name


def test_only_the_points_of_the_window_are_drawn(hand: Hand) -> None:
    drawn = "map.app.layers.entries.get('events').drawn"
    each = POINTS / (LAST - FIRST)
    assert 0 < hand.ask(drawn) < 2 * each
    hand.ask("map.app.time.setWindow(59)")
    hand.until(f"{drawn} > 1500")
    assert hand.ask(drawn) == pytest.approx(60 * each, rel=0.1)


def test_the_axis_zooms_with_the_wheel_around_the_pointer(hand: Hand) -> None:
    hand.page.mouse.move(*hand.track(1000))
    hand.page.mouse.wheel(0, -600)
    hand.until("map.app.timeline.axis.to - map.app.timeline.axis.from < 300")
    start, end = hand.ask("[map.app.timeline.axis.from, map.app.timeline.axis.to]")
    assert start < 1000 < end
    assert hand.day() == 980, "zooming the axis does not move time"


def test_window_and_known_by_have_handles_of_their_own(hand: Hand) -> None:
    hand.time(window=30)
    hand.drag(hand.track(950), hand.track(920))
    assert hand.ask("map.clock().window") == pytest.approx(60, abs=2)
    assert hand.day() == 980
    box = hand.page.locator(".handle.known .pill").bounding_box()
    assert box
    hand.drag((box["x"] + 20, box["y"] + 8), hand.track(1000))
    known = hand.ask("map.clock().knownBy")
    assert known == pytest.approx(1000, abs=3)
    hand.state(f"known={known:.1f}")
    said = f"as known {hand.ask('map.app.time.calendar.words(argument)', known)}"
    assert hand.page.locator(".title p").inner_text() == said
    assert hand.page.locator(".handle.known .pill").inner_text() == said
    known_by = hand.page.get_by_role("combobox", name="Known by")
    assert known_by.input_value() == "date"
    known_by.select_option("shown")
    assert hand.ask("map.clock().knownBy") == "shown"


def test_what_was_believed_then_is_drawn_as_it_was_believed(hand: Hand) -> None:
    place = (35.6, 51.3)  # the early area reached here; a publication of day 1250 took it back
    colours = []
    for known in (None, 1249, 1250):
        hand.time(day=705, knownBy=known)
        colours.append(hand.colour(hand.picture(), *place))
    now, then, corrected = colours
    assert now == corrected
    assert now != then


def test_a_named_event_is_one_choice_away(hand: Hand) -> None:
    hand.page.get_by_role("combobox", name="Go to an event").select_option(index=4)
    assert hand.day() == 1120
    hand.state("mark='counter'")


def test_controls_are_named_for_a_screen_reader(hand: Hand) -> None:
    hand.time(window=10)
    unnamed = hand.page.evaluate("""() => {
        const root = window.__deckmap.demo.app.root;
        const named = e => e.getAttribute('aria-label') || e.closest('label')?.innerText.trim() ||
            (e.matches('select, input') ? '' : e.textContent.trim());
        const all = [...root.querySelectorAll('button, input, select, [role=slider]')];
        return all.filter(element => !named(element)).map(element => element.outerHTML);
    }""")
    assert unnamed == []
    head = hand.page.get_by_role("slider", name="Shown date")
    assert head.get_attribute("aria-valuetext") == "7 Sep 2024"
    assert head.get_attribute("aria-valuenow") == "980"


def test_a_stretch_of_time_is_played_once_and_stops_at_its_end(hand: Hand) -> None:
    hand.ask("map.app.time.play({from: 800, to: 812}, 60)")
    hand.until("!map.clock().playing")
    assert hand.day() == 812


def test_motion_in_whole_days_for_those_who_asked_and_a_finger_moves_time(open_map: OpenMap) -> None:
    hand = open_map("points=100&speed=20&without=areas,voyages", reduced_motion="reduce", has_touch=True)
    hand.page.touchscreen.tap(*hand.track(1100))
    hand.until("Math.abs(map.clock().day - 1100) < 3")
    hand.focus()
    hand.press("Space")
    hand.until("map.clock().day > 1106")
    assert hand.ask("map.app.stage.clock.day") % 1 == 0
    assert hand.ask("map.app.stage.fades") is False
    places = hand.page.evaluate("""async () => {
        const {time, timeline} = window.__deckmap.demo.app, seen = [];
        for (const start = time.clock.day; time.clock.playing && time.clock.day < start + 6;) {
            await new Promise(requestAnimationFrame);
            const shown = new DOMMatrix(timeline.handles.head.style.transform).m41;
            seen.push(timeline.axis.from + shown / timeline.axis.pixelsPerDay);
        }
        return seen;
    }""")
    assert len({round(day) for day in places}) > 1, "it moved"
    assert all(abs(day - round(day)) < 0.01 for day in places), "the handle does not glide either"
    hand.press("Space")
    hand.until("!map.clock().playing")
    hand.press("+")
    assert hand.ask("map.camera().zoom") == pytest.approx(8.6), "at once"


def test_two_fingers_zoom_the_axis_and_time_stays(open_map: OpenMap) -> None:
    hand = open_map("points=100&without=areas,voyages,events", has_touch=True)
    start = hand.page.evaluate("({...window.__seen})")
    session = hand.page.context.new_cdp_session(hand.page)
    (left, y), (right, _) = hand.track(900), hand.track(1000)
    fingers = [
        ("touchStart", [left]), ("touchStart", [left, right]), ("touchMove", [left - 60, right + 60]),
        ("touchMove", [left - 120, right + 120]), ("touchEnd", [left - 120]), ("touchEnd", []),
    ]  # fmt: skip
    for kind, xs in fingers:
        points = [{"x": x, "y": y, "id": number} for number, x in enumerate(xs)]
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
    hand.until("map.app.timeline.axis.to - map.app.timeline.axis.from < 500")
    hand.settled()
    assert hand.day() == 980
    assert hand.page.evaluate("window.__seen.sent") == start["sent"], "nothing moved, so nothing is told"


def alike(one: Image.Image, other: Image.Image) -> bool:
    """Whether two pictures differ by no more than what rounds differently when a part is laid as a picture."""
    return max(high for _, high in ImageChops.difference(one, other).getextrema()) <= 1


def test_a_jump_in_time_misses_nothing_that_was_not_prepared_yet(open_map: OpenMap) -> None:
    hand = open_map("coasts=1&points=100&without=events,voyages")
    moments = [{"day": 1290}, {"day": 705, "knownBy": 1249}]
    hand.until("map.app.layers.waiting === 0")
    whole = []
    for moment in moments:
        hand.time(**moment)
        hand.settled()
        whole.append((hand.screen(), hand.picture().tobytes()))
    hand.compare(900)
    swiped = hand.picture().tobytes()

    hand.page.add_init_script("window.requestIdleCallback = () => 0")  # a page that never finds the time
    hand.page.reload()
    hand.ready()
    waiting = hand.ask("map.app.layers.waiting")
    assert waiting > 0
    for moment, (screen, picture) in zip(moments, whole, strict=True):
        hand.time(**moment)
        assert hand.picture().tobytes() == picture, "at once"
        hand.settled()
        assert alike(hand.screen(), screen)
        waiting, before = hand.ask("map.app.layers.waiting"), waiting
        assert waiting < before
    hand.compare(900)
    assert hand.picture().tobytes() == swiped


def test_what_time_may_move_into_is_prepared_without_a_frame(open_map: OpenMap) -> None:
    hand = open_map("coasts=1&points=100&without=events,voyages")
    hand.until("map.app.layers.waiting === 0")
    frames = hand.ask("map.frames")
    hand.page.evaluate("""async () => {
        const {layers, stage} = window.__deckmap.demo.app;
        layers.rebuild();
        stage.prepareSoon();
        while (layers.waiting) await new Promise(requestAnimationFrame);
    }""")
    assert hand.ask("map.frames") == frames
