"""What became of each claim on a settlement: it won, or it lost, and by which rule.

`data.belief.verdict` decides; this says why, rule by rule, for one settlement, day and moment of knowledge. A test
holds that the two never differ.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import numpy as np
import numpy.typing as npt
import pandas as pd

from data.belief.perspective import Perspective, Rule, believed, counting, disbelief
from data.belief.verdict import CONTROLS, RU, Rivals, verdicts

Bools = npt.NDArray[np.bool_]
Ints = npt.NDArray[np.int64]


class Fate(StrEnum):
    """How a claim fared."""

    WON = "won"
    NOT_BELIEVED = "not believed"
    NOT_YET_PUBLISHED = "not yet published"
    ABOUT_LATER = "about a later day"
    REPLACED = "replaced"
    LAPSED = "lapsed"
    TOO_OLD = "too old"
    LESS_CREDIBLE = "less credible"
    EARLIER = "earlier"


HEARD: Final = (Fate.REPLACED, Fate.LAPSED, Fate.TOO_OLD, Fate.LESS_CREDIBLE, Fate.EARLIER)  # heard, and lost
COLUMNS: Final = ["id", "settlement_id", "control", "fate", "because", "beaten_by"]


def fates(claims: pd.DataFrame, day: int, known_by: int, perspective: Perspective) -> pd.DataFrame:
    """Every claim on one settlement with how it fared on a day.

    Args:
        claims: control claims on one settlement, as loaded; the order does not matter.
        day: the day asked about.
        known_by: the last publication day that counts.
        perspective: who counts and how rival claims combine.

    Returns:
        One row for each claim, ordered by id: id, settlement_id, control, fate (a `Fate`), because (the rule in words;
        "" for winners), beaten_by (id of the claim that replaced or beat it, "" where there is no one such).
    """
    table = claims.sort_values("id", ignore_index=True)
    fate = np.full(len(table), Fate.NOT_BELIEVED, object)
    because = np.full(len(table), "", object)
    for n, row in enumerate(table.to_dict("records")):
        because[n] = disbelief(row, perspective)
    beaten_by = np.full(len(table), "", object)
    counted = np.flatnonzero(counting(table, perspective))
    heard = table.iloc[counted]
    for position, found in zip(counted, _judged(heard, day, known_by, perspective), strict=True):
        fate[position], because[position], beaten_by[position] = found
    return table[["id", "settlement_id", "control"]].assign(fate=fate, because=because, beaten_by=beaten_by)


@dataclass(frozen=True)
class Outcome:
    """What a settlement's claims come to: its control, and what the claims that decided it say (UA, RU, contested)."""

    control: str
    said: frozenset[str]


def without_each(
    claims: pd.DataFrame, ids: Sequence[str], day: int, known_by: int, perspective: Perspective
) -> dict[str, Outcome]:
    """What the settlement's claims would come to if one of them had never been made, for each of `ids`."""
    counted = believed(claims, perspective)
    rivals, names = Rivals.of(counted), counted["id"].to_numpy()
    return {each: _outcome(rivals.only(names != each), day, known_by, perspective) for each in ids}


def outcome(claims: pd.DataFrame, day: int, known_by: int, perspective: Perspective) -> Outcome:
    """What these claims on one settlement, and no others, come to on a day."""
    return _outcome(Rivals.of(believed(claims, perspective)), day, known_by, perspective)


def _outcome(rivals: Rivals, day: int, known_by: int, perspective: Perspective) -> Outcome:
    found = verdicts(rivals, [day], [known_by], perspective)
    said = {CONTROLS[code] for code in rivals.control[found.winners[0, 0]].tolist()}
    return Outcome(CONTROLS[int(found.control[0, 0])], frozenset(said))


def _judged(claims: pd.DataFrame, day: int, known_by: int, perspective: Perspective) -> list[tuple[Fate, str, str]]:
    rivals, ids = Rivals.of(claims), claims["id"].to_numpy()
    window = perspective.window_days
    found: list[tuple[Fate, str, str]] = [(Fate.WON, "", "")] * len(ids)

    def settle(which: Bools, fate: Fate, because: str, beaten_by: Sequence[str] | None = None) -> None:
        for n in np.flatnonzero(which).tolist():
            found[n] = (fate, because, beaten_by[n] if beaten_by is not None else "")

    later = rivals.start > day
    unknown = ~later & (rivals.known_from > known_by)
    seen = ~later & ~unknown
    settle(later, Fate.ABOUT_LATER, "it speaks of a later day")
    settle(unknown, Fate.NOT_YET_PUBLISHED, "it was published later")
    newer = rivals.replaces & seen[None, :]
    replaced = seen & newer.any(axis=1)
    settle(replaced, Fate.REPLACED, "the same claimant said something newer", _newest(newer, rivals, ids))
    standing = seen & ~replaced
    lapsed = standing & _doubted(rivals, standing, day, perspective)
    settle(lapsed, Fate.LAPSED, f"doubtful, and nobody else repeated it within {window} days")
    standing &= ~lapsed
    rival = standing & ((rivals.start > day - window) | _top(standing, rivals.start))
    settle(standing & ~rival, Fate.TOO_OLD, f"newer claims count once a claim is {window} days old")
    _combine(rival, rivals, perspective.rule, ids, settle)
    return found


def _combine(
    rival: Bools, rivals: Rivals, rule: Rule, ids: npt.NDArray[np.object_], settle: Callable[..., None]
) -> None:
    if rule is Rule.CAUTIOUS or not rival.any():
        return
    better = _top(rival, -rivals.credibility if rule is Rule.MOST_CREDIBLE else rivals.start)
    best = _top(better, rivals.start if rule is Rule.MOST_CREDIBLE else -rivals.credibility)
    winner = [str(ids[np.flatnonzero(best)[0]])] * len(ids)
    if rule is Rule.MOST_CREDIBLE:
        settle(rival & ~better, Fate.LESS_CREDIBLE, "a more credible claim of those days wins", winner)
        settle(better & ~best, Fate.EARLIER, "of equally credible claims the latest wins", winner)
    else:
        settle(rival & ~better, Fate.EARLIER, "the latest claim wins", winner)
        settle(better & ~best, Fate.LESS_CREDIBLE, "of claims of one day the most credible wins", winner)


def _top(among: Bools, score: Ints) -> Bools:
    if not among.any():
        return among
    top: Bools = among & (score == score[among].max())
    return top


def _doubted(rivals: Rivals, standing: Bools, day: int, perspective: Perspective) -> Bools:
    doubtful = (rivals.credibility >= perspective.doubtful_from) & ~rivals.map_shows
    old = day >= rivals.start + perspective.window_days
    repeated = (rivals.repeats & standing[None, :]).any(axis=1)
    undisputed = (rivals.control == RU) & ~(standing & rivals.map_shows).any()
    found: Bools = doubtful & old & ~repeated & ~undisputed
    return found


def _newest(newer: Bools, rivals: Rivals, ids: npt.NDArray[np.object_]) -> list[str]:
    """For each claim the id of the latest of the claims that replace it, "" where none does."""
    if not len(ids):
        return []
    best = np.where(newer, rivals.start[None, :], -1).argmax(axis=1)
    return [str(ids[best[n]]) if row.any() else "" for n, row in enumerate(newer)]
