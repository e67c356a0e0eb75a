"""The evidence carries over every fact it was compiled from, keeps the warnings, and claims nothing it cannot."""

import csv
from pathlib import Path

import pandas as pd
import pytest

from data.tables.tables import Tables, load
from data.time.days import day_number

FACTS = Path(__file__).parents[4] / "shared" / "facts"
needs_facts = pytest.mark.skipif(not FACTS.is_dir(), reason="the fact tables (../shared/facts) are not here")
WARNED = [  # facts/README.md, "Weak" 1
    *("bondarevka", "dmitryukov", "mirny_s", "zazulevka", "pravda", "ivashkovsky", "kubatkin", "alexandriya"),
    *("podol_s", "melovoy", "krupets_s", "desyaty_oktyabr", "kamyshnoye", "lozovaya_rudka"),
]


@pytest.fixture(scope="module")
def tables() -> Tables:
    return load()


def facts(name: str) -> list[dict[str, str]]:
    with (FACTS / f"{name}.csv").open(encoding="utf-8", newline="") as stream:
        header, *rows = csv.reader(stream)
    for row in rows:
        if len(row) == len(header) + 1:  # one source's title has a comma outside quotes
            row[2:4] = [",".join(row[2:4])]
    return [dict(zip(header, row, strict=True)) for row in rows]


def rows_of(table: pd.DataFrame, *columns: str) -> set[tuple[object, ...]]:
    return set(table[list(columns)].itertuples(index=False, name=None))


@needs_facts
def test_every_source_is_here_with_its_date_and_whether_it_was_read(tables: Tables) -> None:
    here = rows_of(tables.sources, "id", "publisher", "title", "published", "verified")
    told = {(r["source_id"], r["publisher"], r["title"], r["date"], r["verified"]) for r in facts("sources")}
    assert told <= here
    addresses = dict(tables.sources[["id", "url"]].itertuples(index=False, name=None))
    for row in facts("sources"):
        assert addresses[row["source_id"]] == (row["url"] if row["url"].startswith("http") else "")


@needs_facts
def test_every_settlement_and_place_is_here_at_its_point(tables: Tables) -> None:
    for name, table, local in (("settlements", tables.settlements, "name_ru"), ("places", tables.places, "name_local")):
        here = rows_of(table, "id", "name", "name_local", "lon", "lat", "precision_km", "coord_source")
        told = {
            (
                r["id"],
                r["name"],
                r[local],
                float(r["lon"]),
                float(r["lat"]),
                float(r["precision_km"]),
                r["coord_source"],
            )
            for r in facts(name)
        }
        assert told <= here


@needs_facts
def test_every_control_change_is_here_as_a_claim(tables: Tables) -> None:
    here = rows_of(tables.control_claims, "settlement_id", "start", "control", "source_id")
    changes = facts("control_changes")
    told = {(r["settlement_id"], day_number(r["date"]), r["controller"], r["source_id"]) for r in changes}
    assert len(told) == len(changes)
    assert told <= here


@needs_facts
def test_every_vessel_is_here_with_its_number(tables: Tables) -> None:
    here = rows_of(tables.vessels, "id", "name", "imo", "imo_source", "type", "flag", "owner_operator", "sanctions")
    columns = ("id", "name", "imo", "imo_source", "type", "flag", "owner_operator", "sanctions")
    assert {tuple(r[column] for column in columns) for r in facts("vessels")} <= here


@needs_facts
def test_every_shipment_is_here_with_its_quantity_and_qualifier(tables: Tables) -> None:
    goods = tables.consignments
    for row in facts("shipments"):
        same = goods[
            (goods["start"] == day_number(row["period_start"]))
            & (goods["source_id"] == row["source_id"])
            & (goods["unit"] == row["unit"])
            & (goods["origin"] == row["origin"])
            & (goods["destination"] == row["destination"])
            & goods["commodity"].str.startswith(row["commodity"].split(" (low")[0].split(" (high")[0])
        ]
        assert not same.empty, row
        if row["quantity"]:
            quantity = float(row["quantity"])
            low, high = same["low"] == quantity, same["high"] == quantity
            held = {"at least": low, "up to": high}.get(row["qualifier"], low & high)
            assert held.any(), row
            assert (same["qualifier"].isin([row["qualifier"], "about"])).any(), row
        else:
            assert same["low"].isna().all()
            assert same["high"].isna().all()


@needs_facts
def test_every_event_is_here(tables: Tables) -> None:
    here = rows_of(tables.events, "start", "title", "place", "category", "source_id")
    told = {(day_number(r["date"]), r["title"], r["place"], r["category"], r["source_id"]) for r in facts("events")}
    assert len(told) == 77
    assert told <= here


def test_claims_on_settlements_with_unconfirmed_points_count_less_and_are_marked(tables: Tables) -> None:
    settlements = tables.settlements.set_index("id")
    assert sorted(settlements.index[settlements["coordinates"] == "unconfirmed"]) == sorted(WARNED)
    claims = tables.control_claims[tables.control_claims["settlement_id"].isin(WARNED)]
    assert claims["marked"].all()
    assert (claims["credibility"] >= 4).all()
    assert claims["note"].str.contains("unconfirmed").all()


def test_rows_from_unread_sources_are_marked_and_their_source_cannot_be_judged(tables: Tables) -> None:
    unread = tables.sources[tables.sources["verified"] == "to_verify"]
    assert set(unread["reliability"]) == {"F"}
    for rows in vars(tables).values():
        if "source_id" in rows:
            resting = rows[rows["source_id"].isin(unread["id"])]
            assert resting["mark_reason"].str.contains("source not yet opened").all()


def test_inferred_days_say_so(tables: Tables) -> None:
    claims = tables.control_claims.set_index("id")
    for claim in (
        "gogolevka-2025-03-28-focus_gogol",
        "sverdlikovo-2025-02-18-daytime_sverd",
        "pogrebki-2025-02-26-kurskn_0227",
        "orlovka-2025-02-26-kurskn_0227",
        "kurilovka-2024-12-31-uaw_0307",
        "novoivanovka-2024-12-31-tass_mehr",
        "prilesye-2025-07-10-newspravda_0710",
        "novaya_tavolzhanka-2023-06-15-memory",
    ):
        assert claims.loc[claim, "qualifier"] == "about"
        assert "inferred" in claims.loc[claim, "note"]


def test_announcements_that_ran_weeks_ahead_of_the_map_count_less(tables: Tables) -> None:
    credibility = tables.control_claims.set_index("id")["credibility"]
    for claim in ("borki-2024-09-23-dd_uspenovka", "guevo-2025-04-08-rim_guevo", "korenevo-2024-08-29-portfolio_0830"):
        assert credibility[claim] == 4
    assert credibility["tolsty_lug-2024-10-15-newsweek_1015"] == 5
    assert credibility["sudzha-2025-03-12-emp_isw_0313"] == 1


def test_map_readings_are_known_from_the_day_they_were_shown(tables: Tables) -> None:
    readings = tables.control_claims[tables.control_claims["source_id"] == "ds_archive"]
    assert len(readings) == 229
    assert (readings["known_from"] == readings["start"]).all()
    assert set(readings["claimant_kind"]) == {"map"}


def test_two_ends_of_one_estimate_are_one_range(tables: Tables) -> None:
    rounds = tables.consignments.set_index("id").loc["rounds-2025-03-osc"]
    assert (rounds["low"], rounds["high"], rounds["qualifier"]) == (4e6, 6e6, "about")


def test_headline_figures_keep_their_bounds(tables: Tables) -> None:
    goods = tables.consignments.set_index("id")
    assert goods.loc["containers-2025-05-msmt", "low"] == 20_000
    assert pd.isna(goods.loc["containers-2025-05-msmt", "high"])
    assert goods.loc["rounds-2024-msmt", "high"] == 9_000_000
    assert pd.isna(goods.loc["rounds-2024-msmt", "low"])


def test_both_directions_have_routes_and_goods(tables: Tables) -> None:
    assert set(tables.routes["direction"]) == {"to_russia", "to_pyongyang"}
    back = tables.consignments[tables.consignments["direction"] == "to_pyongyang"]
    assert {"petroleum", "air_defence", "electronic_warfare", "casualties_returned"} <= set(back["group"])


def test_a_leg_across_russia_is_never_called_observed(tables: Tables) -> None:
    legs = tables.legs.set_index("id")
    rail = legs[legs["mode"] == "rail"]
    assert set(rail.index[rail["standing"] == "observed"]) == {"rail_tumangang_khasan"}


def test_no_rail_leg_is_sent_through_a_third_country(tables: Tables) -> None:
    country = tables.places.set_index("id")["country"]
    rail = tables.legs[tables.legs["mode"] == "rail"]
    stops = pd.concat([rail["origin"], rail["destination"], rail["way"].str.split(";").explode()])
    assert set(stops[stops != ""].map(country)) <= {"RU", "KP", "RU/KP"}


def test_each_dated_run_reports_at_least_one_end_or_says_it_is_a_period(tables: Tables) -> None:
    neither = tables.voyages[(tables.voyages[["departed_basis", "arrived_basis"]] == "interpolated").all(axis=1)]
    assert set(neither["id"]) == {"il62m-2023-07-31", "visit-2026-01"}
