"""Claims as a table to take along: every row with its source, its dates, its trust in words and its terms."""

from typing import Final

import pandas as pd

from data.belief import perspective_text
from data.belief.perspective import DEFAULT, Perspective, disbelief
from data.claims.all_claims import KINDS
from data.tables.coverage import latest_knowledge
from data.tables.vocabulary import BASIS_WORDS, CREDIBILITY_WORDS, RELIABILITY_WORDS
from data.time import dates

AS_THEY_ARE: Final = {  # column of the export -> column of `all_claims`
    "id": "id",
    "claim": "what",
    "place": "place",
    "low": "low",
    "high": "high",
    "unit": "unit",
    "qualifier": "qualifier",
    "claimant": "claimant",
    "claimant_kind": "claimant_words",
    "reliability": "reliability",
    "credibility": "credibility",
    "marked": "mark_reason",
    "note": "note",
    "source": "title",
    "publisher": "publisher",
    "url": "url",
    "licence": "terms",
    "longitude": "lon",
    "latitude": "lat",
}
ORDER: Final = (
    "id", "kind", "claim", "place", "theatre", "first_day", "last_day", "low", "high", "unit", "qualifier",
    "claimant", "claimant_kind", "known_from", "known_from_is", "reliability", "reliability_in_words",
    "credibility", "credibility_in_words", "marked", "note", "source", "publisher", "url", "licence",
    "longitude", "latitude", "perspective", "counts_from_it", "as_known",
    "dates",
)  # fmt: skip


def claims_export(
    claims: pd.DataFrame, perspective: Perspective = DEFAULT, known_by: int | None = None
) -> pd.DataFrame:
    """Rows of an `all_claims` table for others to use: columns as in `ORDER`, days as ISO dates.

    `last_day` is the last day itself, "" where the end is open, and `dates` says so; `marked` says why a row is marked,
    "" where it is not; `low` and `high` are NaN where the claim gives no such bound; `perspective` is the chosen one as
    text, `counts_from_it` "yes" or why the claim does not count from it; `as_known` the last publication day that
    counted (`known_by`; all that is known where it is None).
    """
    frame = pd.DataFrame({name: claims[column] for name, column in AS_THEY_ARE.items()})
    frame["kind"] = claims["kind"].map({kind: words for kind, (_, words) in KINDS.items()})
    frame["theatre"] = claims["subject"]
    for column in ("start", "end", "known_from"):
        frame[dates.NAMES[column]] = [dates.iso(column, day) or "" for day in claims[column]]
    frame["known_from_is"] = claims["known_from_basis"].map(BASIS_WORDS)
    frame["reliability_in_words"] = claims["reliability"].map(RELIABILITY_WORDS)
    frame["credibility_in_words"] = claims["credibility"].map(CREDIBILITY_WORDS)
    reasons = [disbelief(row, perspective) for row in claims.to_dict("records")]
    frame["perspective"] = perspective_text.write(perspective)
    frame["counts_from_it"] = [reason or "yes" for reason in reasons]
    frame["as_known"] = dates.iso("day", latest_knowledge() if known_by is None else known_by)
    frame["dates"] = dates.RULE
    return frame[list(ORDER)]
