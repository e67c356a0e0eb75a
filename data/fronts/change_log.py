"""What changed between two dates, in words: "Sudzha: contested → RU, claimed by …, confirmed by …"."""

from dataclasses import dataclass
from typing import Any, Final

import pandas as pd

from data.belief.known_when import as_known
from data.belief.perspective import Perspective, counting
from data.time.days import in_words

COLUMNS: Final = [
    "day", "settlement_id", "name", "theatre", "before", "after", "claimed_by", "confirmed_by", "claims", "text",
    "lon", "lat", "start", "end", "known_from",
]  # fmt: skip


@dataclass(frozen=True)
class Said:
    """One claim, as far as the log needs it."""

    id: str
    claimant: str
    control: str
    start: int


@dataclass(frozen=True)
class Voices:
    """Who led to a change, and who else said the same while it lasted."""

    winners: tuple[Said, ...]
    claimed_by: tuple[str, ...]
    confirmed_by: tuple[str, ...]

    @classmethod
    def of(cls, said: list[Said], winners: tuple[str, ...], control: str, start: int, until: int) -> "Voices":
        """The voices on one settlement's change to `control`, which holds from `start` to `until`."""
        won = tuple(each for each in said if each.id in winners)
        newest = {each.claimant: each.start for each in said if each.start <= start}
        claimed = tuple(dict.fromkeys(each.claimant for each in won))
        same = (each for each in said if each.control == control and each.start < until)
        still = (each.claimant for each in same if each.start >= start or newest[each.claimant] == each.start)
        return cls(won, claimed, tuple(each for each in dict.fromkeys(still) if each not in claimed))

    def in_words(self, control: str) -> str:
        """Who says so, as the end of a sentence."""
        if not self.winners:
            return "as nobody repeated what was claimed before"
        said = {each.control for each in self.winners}
        if len(said) > 1:
            sides = (f"{', '.join(self._saying(side))} says {side}" for side in sorted(said))
            return f"as claims of equal weight disagree: {'; '.join(sides)}"
        others = f", confirmed by {', '.join(self.confirmed_by)}" if self.confirmed_by else ""
        return f"{'claimed by' if said == {control} else 'following'} {', '.join(self.claimed_by)}{others}"

    def _saying(self, side: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(each.claimant for each in self.winners if each.control == side))


def change_log(
    states: pd.DataFrame,
    claims: pd.DataFrame,
    settlements: pd.DataFrame,
    perspective: Perspective,
    days: tuple[int, int],
    known_by: int,
) -> pd.DataFrame:
    """Every change of control after the first day and up to the second, oldest first.

    Args:
        states: as `data.belief.states.states` returns them for these claims and this perspective.
        claims: control claims, as loaded.
        settlements: settlements, as loaded.
        perspective: whose eyes.
        days: changes after the first day, up to and including the second.
        known_by: the last publication day that counts.

    Returns:
        day (int64), settlement_id, name, theatre, before, after (UA|RU|contested), claimed_by
        (claimants that led to it, in the order they spoke), confirmed_by (others who said the same while it lasted),
        claims (tuple of ids of the winning claims), text (the line in words), lon, lat, start (the same day), end (when
        the new control ended, FOREVER where it did not), known_from (the publication from which this was known).
    """
    flat = as_known(states.assign(published=states["known_from"]), known_by).sort_values(["settlement_id", "start"])
    before = flat.groupby("settlement_id")["control"].shift()
    turned = flat.assign(before=before).loc[before.notna() & (before != flat["control"])]
    turned = turned.loc[(turned["start"] > days[0]) & (turned["start"] <= days[1])]
    ends = _runs_end(flat)
    heard = _heard(claims.loc[counting(claims, perspective) & (claims["known_from"] <= known_by)])
    places = settlements.set_index("id").to_dict("index")
    rows = []
    turns: list[dict[Any, Any]] = turned.to_dict("records")
    for row in turns:
        settlement, day, control = row["settlement_id"], row["start"], row["control"]
        place = places[settlement]
        voices = Voices.of(heard.get(settlement, []), row["claims"], control, day, ends[settlement, day])
        text = f"{place['name']}: {row['before']} → {control}, {voices.in_words(control)}"
        rows.append(
            (day, settlement, place["name"], place["theatre"], row["before"], control, voices.claimed_by,
             voices.confirmed_by, row["claims"], text, place["lon"], place["lat"], day, ends[settlement, day],
             row["published"])
        )  # fmt: skip
    found = pd.DataFrame(rows, columns=COLUMNS)
    found = found.astype(dict.fromkeys(("day", "start", "end", "known_from"), "int64"))
    return found.sort_values(["day", "name"], ignore_index=True)


def as_text(log: pd.DataFrame) -> str:
    """The log as plain text, one line a change, each with its day."""
    return "\n".join(f"{in_words(day)}  {text}" for day, text in zip(log["day"], log["text"], strict=True))


def _heard(claims: pd.DataFrame) -> dict[str, list[Said]]:
    """What was said about each settlement, oldest first."""
    found: dict[str, list[Said]] = {}
    for row in claims.sort_values(["start", "id"]).itertuples():
        said = Said(str(row.id), str(row.claimant), str(row.control), int(str(row.start)))
        found.setdefault(str(row.settlement_id), []).append(said)
    return found


def _runs_end(flat: pd.DataFrame) -> dict[tuple[str, int], int]:
    """When the control that begins with a row ends: rows of one control one after the other are one run."""
    found: dict[tuple[str, int], int] = {}
    for settlement, rows in flat.groupby("settlement_id"):
        end, control = 0, ""
        for row in rows.iloc[::-1].itertuples():
            if row.control != control:
                end, control = int(str(row.end)), str(row.control)
            found[str(settlement), int(str(row.start))] = end
    return found
