"""Three settlements with rival claims, folded by hand from the rows of control_claims.csv.

The rules by hand: a claimant's newer claim replaces his older ones; claims of the last 14 days and the latest are
rivals; in "balanced" the most credible rival wins, then the latest; a doubtful claim (4 or worse) nobody repeats lapses
after 14 days unless it is a map's; in "cautious" rivals that differ leave the place contested.
"""

import pytest

from data.belief.states import at
from data.time.days import day_number
from tests.data.fronts.real_fronts import fronts

NOW = "2026-11-01"


def held(settlement: str, day: str, known: str = NOW, perspective: str = "balanced") -> tuple[str, set[str]]:
    states = fronts(perspective).states
    rows = at(states.loc[states["settlement_id"] == settlement], day_number(day), day_number(known))
    row = rows.iloc[0]
    return str(row["control"]), {claim.removeprefix(f"{settlement}-") for claim in row["claims"]}


@pytest.mark.parametrize(
    ("day", "known", "control", "winner"),
    [
        ("2024-08-07", NOW, "RU", set()),  # nobody has spoken
        ("2024-08-13", NOW, "contested", {"2024-08-08-uaw_0808"}),  # Rybar alone
        ("2024-08-14", NOW, "contested", {"2024-08-08-uaw_0808"}),  # Rybar (2) outweighs DeepState (3)
        ("2024-08-15", NOW, "UA", {"2024-08-15-newsaz_0815"}),  # Zelensky (1)
        ("2025-03-12", "2025-03-12", "RU", {"2025-03-12-ds_archive"}),  # that evening only the map had it
        ("2025-03-12", NOW, "RU", {"2025-03-12-emp_isw_0313"}),  # ISW (1), published a day later, about that day
        ("2025-03-13", NOW, "RU", {"2025-03-13-dpa_0313"}),  # the ministry (1) is later than ISW (1)
    ],
)
def test_sudzha(day: str, known: str, control: str, winner: set[str]) -> None:
    assert held("sudzha", day, known) == (control, winner)


@pytest.mark.parametrize(
    ("day", "known", "control"),
    [
        ("2024-08-10", NOW, "contested"),  # DeepState (4) alone
        ("2024-08-11", NOW, "UA"),  # flag video (2) outweighs it
        ("2025-04-07", NOW, "contested"),  # DeepState; the video is long past 14 days
        ("2025-04-10", "2025-04-29", "contested"),  # the ministry's word for 8 April came out on 30 April
        ("2025-04-10", NOW, "RU"),  # both 4: the ministry's 8 April is later than the map's 7 April
        ("2025-04-22", NOW, "contested"),  # 14 days on nobody repeats the ministry and the map shows otherwise
        ("2025-04-26", NOW, "RU"),  # now the map does
    ],
)
def test_guevo(day: str, known: str, control: str) -> None:
    assert held("guevo", day, known)[0] == control


def test_guevo_is_contested_to_the_cautious_while_map_and_video_differ() -> None:
    assert held("guevo", "2024-08-11", perspective="cautious")[0] == "contested"
    assert held("guevo", "2024-08-12", perspective="cautious")[0] == "UA"  # the map comes round


@pytest.mark.parametrize(
    ("day", "known", "control"),
    [
        ("2024-10-14", NOW, "UA"),  # DeepState (3) since 12 August
        ("2024-10-15", NOW, "RU"),  # Astra (5) is the only claim of the last 14 days
        ("2024-10-15", "2024-10-14", "UA"),  # not yet said
        ("2024-10-20", NOW, "contested"),  # DeepState (4) outweighs Astra (5)
        ("2024-11-11", NOW, "RU"),  # DeepState again
    ],
)
def test_tolsty_lug(day: str, known: str, control: str) -> None:
    assert held("tolsty_lug", day, known)[0] == control


def test_tolsty_lug_without_maps_rests_on_one_outlet() -> None:
    assert held("tolsty_lug", "2024-10-14", perspective="reported")[0] == "RU"
    assert held("tolsty_lug", "2024-11-20", perspective="reported") == ("RU", {"2024-10-15-newsweek_1015"})
