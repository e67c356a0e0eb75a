import pandas as pd

from data.belief.perspective import DEFAULT
from data.fronts.change_log import as_text, change_log
from tests.data.fronts import real_fronts
from tests.data.fronts.small_front import DAY, claim, claims
from tests.data.fronts.small_fronts import fronts, ground


def log(*rows: dict, days: tuple[int, int] = (-1, 60), known: int = 99) -> pd.DataFrame:
    table = claims(*rows)
    span = (DAY + days[0], DAY + days[1])
    return change_log(fronts(table).states, table, ground().settlements, DEFAULT, span, DAY + known)


def test_a_change_says_who_claimed_and_who_confirmed_it() -> None:
    found = log(
        claim("a1", "contested", 0, kind="map"),
        claim("a1", "RU", 5, kind="ru_official"),
        claim("a1", "RU", 9, kind="map", credibility=4),
    )
    assert found["text"].tolist() == [
        "a1: RU → contested, claimed by DeepState map",
        "a1: contested → RU, claimed by Russian Ministry of Defence, confirmed by DeepState map",
    ]


def test_sides_of_equal_weight_are_both_named() -> None:
    found = log(claim("a1", "UA", 2, kind="ua_official"), claim("a1", "RU", 2, kind="ru_official"))
    assert found["text"].iloc[0] == (
        "a1: RU → contested, as claims of equal weight disagree: "
        "Russian Ministry of Defence says RU; Ukrainian General Staff says UA"
    )


def test_a_claim_nobody_repeats_ends_without_a_voice() -> None:
    found = log(claim("a1", "UA", 0, credibility=5))
    assert found["text"].iloc[1] == "a1: UA → RU, as nobody repeated what was claimed before"


def test_the_first_day_is_left_out_and_the_last_is_in() -> None:
    rows = (claim("a1", "UA", 3), claim("a2", "UA", 7))
    assert log(*rows, days=(3, 7))["settlement_id"].tolist() == ["a2"]
    assert as_text(log(*rows, days=(3, 7))) == "17 Aug 2024  a2: RU → UA, claimed by Newspaper"


def test_what_was_published_later_is_not_in_it() -> None:
    assert log(claim("a1", "UA", 3, known=8), known=7).empty


def test_sudzha_in_the_evidence() -> None:
    front, tables = real_fronts.fronts(), real_fronts.evidence()
    found = change_log(front.states, tables.control_claims, tables.settlements, DEFAULT, (1150, 1170), 1765)
    text = found.loc[found["settlement_id"] == "sudzha", "text"].item()
    assert text == (
        "Sudzha: UA → RU, claimed by Institute for the Study of War, "
        "confirmed by DeepState map, Russian Ministry of Defence"
    )
