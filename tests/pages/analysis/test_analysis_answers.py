"""The Analysis page answers whatever can be asked: figures in one click, rings, sources, why a front is empty."""

import gzip
import json

import pytest

from data.belief.known_when import After
from data.time.days import day_number
from layers.looks import published
from layers.map.settlements import CONTROLS
from pages.analysis import figures
from pages.analysis import store as analysis_store
from pages.analysis.store import series_known
from pages.charts import charts
from pages.fronts import layers
from pages.shell import store
from pages.shell.link import View
from tests.pages.analysis.test_analysis_page import page, text


@pytest.mark.parametrize(
    ("asked", "ask", "words"),
    [
        ({"view": "perspectives"}, "apart:both", "Both “Balanced” and"),
        ({"view": "perspectives"}, "apart:only_b", "Only “Press and officials, no maps”"),
        ({"view": "known"}, "apart:first", "As known then"),
        ({"view": "known"}, "apart:only_b", "Only as known now"),
        ({"view": "figures"}, "figure:kursk.UA", "Kursk front. Under Ukrainian control"),
        ({"view": "figures"}, "figure:kursk.contested", "Kursk front. Contested"),
        ({"view": "figures", "figure": "gains", "since": "2024-08-20"}, "gain:lost", "Left Ukrainian control"),
        ({"view": "figures", "figure": "line"}, "measure:kursk.length_km", "Kursk front: contact line"),
        ({"view": "figures", "figure": "line"}, "measure:kursk.depth_km", "farthest place"),
        ({"view": "figures", "figure": "line"}, "measure:kursk.speed_km2_per_day", "in seven days"),
        ({"view": "figures", "figure": "quantities"}, "quantity:rounds.rounds.to_russia", "Artillery rounds: "),
        (
            {"view": "figures", "figure": "quantities", "goods": "petroleum.barrels.to_pyongyang"},
            "petroleum:2024", "Refined petroleum in 2024, barrels: ",
        ),
    ],
)  # fmt: skip
def test_a_key_figure_opens_who_says_so_in_one_click(asked: dict[str, str], ask: str, words: str) -> None:
    app = page(**asked)
    button = next(each for each in app.button if each.key.startswith("ask-") and each.key.endswith(f"-{ask}"))
    button.click().run()
    assert not app.exception
    assert words in text(app)
    assert app.query_params["why"] in (ask, [ask])


@pytest.mark.parametrize(
    ("why", "words"),
    [
        ("found:rajin_port", ["Rajin (Najin) port, Rason", "Loading point", "point good to 5 km"]),
        ("found:place.rajin_port", ["Rajin (Najin) port, Rason"]),
        ("found:vessel.angara", ["Angara", "IMO 9179842", "the run is observed"]),
        ("found:source.kbs_wh_1013", ["What this source says"]),
        ("found:event.2023-06-01-shebekino-raid", ["New raid and heavy shelling at Shebekino"]),
        ("found:settlement.sudzha", ["Sudzha (Суджа)"]),
        ("found:leg.sea_rajin_dunai", ["by sea", "Who says so"]),
        ("voyage:lady_r-2024-03-12", ["Lady R", "The way"]),
        ("raion:Sudzhansky", ["Sudzhansky: about"]),
    ],
)
def test_whatever_is_found_has_an_answer(why: str, words: list[str]) -> None:
    said = text(page(why=why)).replace("\u2009", " ").lower()
    assert all(each.lower() in said for each in words)
    assert "not in the evidence" not in said


def test_a_ring_round_several_things_offers_each_and_round_one_place_answers_at_once() -> None:
    app = page(view="finder", words="kind:voyage", why="here:voyage.lady_r-2024-03-12")
    assert "things found here" in text(app)
    choices = [each for each in app.button if each.key.startswith("here-voyage-")]
    assert len(choices) > 2
    one = next(each for each in choices if each.key == "here-voyage-angara-2023-09-07")
    assert one.label.startswith("7 Sep 2023\\: Angara")
    one.click().run()
    assert "who says so" in text(app).lower()
    app.button(key="close-why").click().run()
    assert "why" not in app.query_params
    assert "Sudzha (Суджа)" in text(page(view="finder", words="place:sudzha kind:claim", why="here:settlement.sudzha"))


@pytest.mark.parametrize("who", ["un", "kinds=un", "south_korean", "kinds=map~credibility=1"])
def test_a_perspective_nobody_of_which_speaks_of_the_front_says_why_it_is_empty(who: str) -> None:
    app = page(view="perspectives", who=who)
    assert "gives an empty front: none of the 399 claims on who holds ground is one that" in app.info[0].value


def test_a_front_before_anything_was_published_says_so() -> None:
    assert "no claim on who holds ground had been published by 2 May 2023" in layers.as_of(
        View(day=day_number("2023-05-02"), known_by="shown"), "balanced"
    )


def test_more_claims_than_fit_are_a_click_away() -> None:
    app = page(date="2024-09-06", why="figure:kursk.UA")
    more = [each for each in app.button if each.key == "more-0-made it"]
    assert more[0].label.startswith("Show ")
    before = text(app).count("class='claim'")
    more[0].click().run()
    assert not app.exception
    assert text(app).count("class='claim'") > before
    assert not [each for each in app.button if each.key == "more-0-made it"]


def test_the_same_day_has_the_same_figures_on_every_page_also_as_known_then() -> None:
    for known_by in (None, "shown"):
        view = View(day=day_number("2024-08-14"), known_by=known_by)
        known = series_known(view)
        assert isinstance(known, After) == (known_by == "shown")
        daily = analysis_store.figures("balanced", known)
        chart = daily.groupby("day")[["ua_km2", "contested_km2"]].sum()
        fronts = store.area_series("both", "", "each day" if known_by else day_number("2026-11-01")).set_index("day")
        assert (abs(chart["ua_km2"] - fronts["ua_km2"]) < 0.5).all()
        assert (abs(chart["contested_km2"] - fronts["contested_km2"]) < 0.5).all()


def test_the_daily_series_carries_the_band_of_the_line() -> None:
    found = analysis_store.daily_series("balanced", day_number("2026-11-01"))
    day = day_number("2024-10-01")
    bands = store.front_of("balanced").uncertainty
    there = bands.loc[
        (bands["start"] <= day) & (bands["end"] > day)
        & (bands["known_from"] <= day_number("2026-11-01")) & (bands["known_to"] > day_number("2026-11-01"))
    ]  # fmt: skip
    for theatre in ("kursk", "belgorod"):
        row = found.loc[(found["day"] == day) & (found["theatre"] == theatre)].iloc[0]
        assert row["band_km2"] == pytest.approx(there.loc[there["theatre"] == theatre, "area_km2"].sum(), abs=0.01)
        assert row["end"] == day + 1


def test_speed_and_net_change_keep_their_about_and_a_true_minus() -> None:
    daily = analysis_store.figures("balanced", day_number("2026-11-01"))
    row = daily.loc[(daily["theatre"] == "kursk") & (daily["speed_km2_per_day"] < -1)].iloc[0]
    speed = figures.line_figures(row, "kursk")[2].number
    assert speed.startswith("about −")
    assert "-" not in speed


def features(address: str) -> list[dict]:
    kept = published.at(address)
    assert kept is not None
    return json.loads(gzip.decompress(kept.body))["features"]


def ids_on(address: str, day: int, known_by: int) -> set[str]:
    """What of a layer is there on a day, as the map's filter sees it."""
    return {
        each["properties"]["id"]
        for each in features(address)
        for start, end, known_from, known_to in [each["properties"]["f"]]
        if start <= day < end and known_from <= known_by < known_to
    }


def test_the_map_of_what_was_known_then_draws_then_s_line_and_places() -> None:
    day, now = day_number("2024-08-11"), day_number("2026-11-01")
    front, urls = store.front_of("balanced"), store.front_urls("balanced")
    then = ids_on(analysis_store.then_line_url("balanced", After(0), now), day, now)
    rows = front.contact_line
    known = rows.loc[
        (rows["start"] <= day) & (rows["end"] > day) & (rows["known_from"] <= day) & (rows["known_to"] > day), "id"
    ]
    assert then == set("line:" + known)
    assert then != ids_on(urls.line, day, now)
    places = analysis_store.then_settlements_url("balanced", After(0), now)
    held = {each["properties"]["id"] for each in features(places) if each["properties"]["k"] == CONTROLS.index("UA")}
    assert held
    assert "settlement:sudzha" in {each["properties"]["id"] for each in features(places)}


def test_a_month_of_findings_is_a_bar_from_nothing_to_their_number() -> None:
    rows = analysis_store.all_findable().loc[lambda all_rows: all_rows["kind"] == "event"]
    spec = charts.found_over_time(rows, day_number("2024-10-01"), "light").to_dict()
    drawn = spec["layer"][0]["encoding"]
    assert drawn["y"]["field"] == "found"
    assert drawn["y2"] == {"datum": 0}
