"""Every claim stands once in the table of claims, as a sentence, with its source and its terms."""

import pandas as pd
import pytest

from data.claims.all_claims import KINDS, all_claims
from data.finding.search_text import folded
from data.tables.tables import Tables, load
from data.tables.theatres import Theatres
from data.tables.vocabulary import CLAIMANT_WORDS
from data.time.days import day_number


@pytest.fixture(scope="module")
def tables() -> Tables:
    return load()


@pytest.fixture(scope="module")
def claims(tables: Tables) -> pd.DataFrame:
    return all_claims(tables)


def said(claims: pd.DataFrame, name: str) -> pd.Series:
    return claims.set_index("id").loc[name]


def test_every_row_of_every_kind_is_there_once(tables: Tables, claims: pd.DataFrame) -> None:
    assert claims["id"].is_unique
    for kind, (table, _) in KINDS.items():
        rows = getattr(tables, table)
        assert set(claims.loc[claims["kind"] == kind, "id"]) == {f"{kind}:{each}" for each in rows["id"]}


def test_each_has_a_sentence_a_place_in_the_story_and_a_source(tables: Tables, claims: pd.DataFrame) -> None:
    assert (claims["what"].str.len() > 5).all()
    assert claims["theatre"].isin(list(Theatres.of(tables.theatres).subjects)).all()
    assert claims["subject"].notna().all()
    assert claims["claimant_words"].isin(list(CLAIMANT_WORDS.values())).all()
    assert claims["source_id"].isin(list(tables.sources["id"])).all()
    assert claims["publisher"].str.len().gt(0).all()
    assert claims["terms"].str.len().gt(0).all()


def test_no_sentence_shows_an_id_or_a_missing_value(tables: Tables, claims: pd.DataFrame) -> None:
    ids = {each for each in [*tables.places["id"], *tables.settlements["id"]] if "_" in each}
    words = set(" ".join(claims["what"]).split())
    assert not words & ids
    assert not claims["what"].str.contains(r"\bnan\b|None|_", regex=True).any()


def test_a_control_claim_is_of_one_day_and_of_its_front(claims: pd.DataFrame) -> None:
    control = claims.loc[claims["kind"] == "control"]
    assert (control["end"] == control["start"] + 1).all()
    assert set(control["theatre"]) == {"kursk", "belgorod"}
    row = said(claims, "control:glotovo-2023-05-22-babel_0522")
    assert row["what"] == "Glotovo: contested"
    assert row["start"] == day_number("2023-05-22")
    assert row["on_map"] == "settlement:glotovo"
    assert row["theatre"] == "belgorod"


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        (
            "consignment:containers-2023-10-white-house",
            "Containers (munitions): at least 1\u2009000 from Rajin (Najin) port, Rason to Dunai (Dunay) naval port",
        ),
        (
            "consignment:explosives-2024-01-c4ads",
            "Explosives: at least 74\u2009000 tonnes from Rajin (Najin) port, Rason to Vostochny port (Vrangel)",
        ),
        ("leg:sea_rajin_dunai", "By sea from Rajin (Najin) port, Rason to Dunai (Dunay) naval port, observed"),
        ("route:rajin_dunai", "Route Rajin – Dunai: containers to Russia"),
        ("voyage:il62m-2023-07-31", "Il-62M RA-86559 to Pyongyang Sunan airport; cargo not reported"),
    ],
)
def test_it_says_the_number_with_its_qualifier_and_the_way_as_far_as_it_is_known(
    claims: pd.DataFrame, name: str, sentence: str
) -> None:
    assert said(claims, name)["what"] == sentence


def test_a_bound_is_never_told_as_a_plain_number(claims: pd.DataFrame) -> None:
    sent = claims.loc[claims["kind"] == "consignment"]
    for words, told in (("at least", "at least"), ("up to", "up to"), ("about", "about| to ")):
        assert sent.loc[sent["qualifier"] == words, "what"].str.contains(told).all()


def test_a_place_is_found_by_its_local_name(claims: pd.DataFrame) -> None:
    glotovo = said(claims, "control:glotovo-2023-05-22-babel_0522")
    assert "глотово" in glotovo["text"]


def test_the_latest_comes_first(claims: pd.DataFrame) -> None:
    assert claims["start"].is_monotonic_decreasing


def test_a_claim_is_found_by_a_spelling_of_its_place_in_any_script(claims: pd.DataFrame) -> None:
    khasan = claims.loc[(claims["kind"] == "leg") & claims["place"].str.contains("Khasan"), "text"]
    assert len(khasan)
    assert khasan.str.contains(folded("하산"), regex=False).all()
