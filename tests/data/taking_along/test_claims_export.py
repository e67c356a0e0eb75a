"""Claims taken along carry source, dates, trust and terms, and come back as they went."""

import io

import pandas as pd

from data.belief.perspective import named
from data.claims.all_claims import all_claims
from data.tables.tables import load
from data.taking_along.claims_export import ORDER, claims_export
from data.taking_along.spreadsheet import csv_bytes
from data.time.dates import RULE
from data.time.days import day_number


def test_every_claim_goes_along_with_its_source_its_days_and_its_terms() -> None:
    claims = all_claims(load())
    frame = claims_export(claims)
    assert tuple(frame) == ORDER
    assert set(frame["dates"]) == {RULE}
    assert frame["id"].tolist() == claims["id"].tolist()
    for column in ("claim", "publisher", "licence", "known_from", "reliability_in_words", "credibility_in_words"):
        assert frame[column].str.len().gt(0).all()
    assert (frame.loc[frame["last_day"] != "", "first_day"] <= frame.loc[frame["last_day"] != "", "last_day"]).all()


def test_written_and_read_back_it_is_the_same() -> None:
    frame = claims_export(all_claims(load()))
    again = pd.read_csv(io.BytesIO(csv_bytes(frame)), encoding="utf-8-sig", keep_default_na=False, na_values=None)
    for column in ("id", "claim", "url", "licence", "known_from"):
        assert again[column].tolist() == frame[column].tolist()


def test_what_deepstate_showed_keeps_its_terms() -> None:
    frame = claims_export(all_claims(load()))
    shown = frame.loc[frame["claimant"] == "DeepState map"]
    assert len(shown) >= 229
    assert shown.loc[shown["publisher"].str.startswith("DeepState"), "licence"].str.contains("non-commercial").all()


def test_the_chosen_perspective_goes_along_and_whether_each_claim_counts_from_it() -> None:
    claims = all_claims(load())
    frame = claims_export(claims, named("maps"), day_number("2024-10-20"))
    assert set(frame["perspective"]) == {"maps"}
    assert set(frame["as_known"]) == {"2024-10-20"}
    counts = claims["claimant_kind"] == "map"
    assert (frame.loc[counts, "counts_from_it"] == "yes").all()
    assert set(frame.loc[~counts, "counts_from_it"]) == {"this kind of source does not count here"}
