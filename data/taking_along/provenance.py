"""What travels with every exported row: dates, sources, perspective and terms."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

import geopandas as gpd
import pandas as pd

from data.belief import perspective_text
from data.belief.perspective import Perspective
from data.tables import source_terms
from data.tables.tables import Tables
from data.time import dates
from data.time.days import FOREVER

CLAIMS: Final = ("claims", "claims_a", "claims_b")
TABLES: Final = (
    "control_claims", "events", "voyages", "consignments", "legs", "routes", "places", "settlements", "vessels",
)  # fmt: skip
CREDIT: Final = "© OpenStreetMap contributors (ODbL) · geoBoundaries · GeoNames (CC BY 4.0) · Natural Earth"
LICENCE: Final = (
    "Computed by Lifeline from cited claims; each source keeps its own terms (source_terms). "
    "Base geometry under the Open Database License."
)


@dataclass(frozen=True)
class Context:
    """What is the same for all rows of one export.

    Attributes:
        tables: the evidence.
        perspective: who was believed.
        known_by: the last publication day that counted.
        also: what else is the same for all rows: column -> text, such as whose front was compared.
    """

    tables: Tables
    perspective: Perspective
    known_by: int
    also: Mapping[str, str] = field(default_factory=dict)


def attached(frame: pd.DataFrame, context: Context) -> pd.DataFrame:
    """`frame` with all that must not be lost on the way.

    Days become dates as `dates.RULE` says: first_day and last_day, known_from and known_to, date … Tuples become text
    joined by "; ". New columns: sources (publisher, title, day, address of each), source_ids, source_terms,
    perspective, perspective_rules, as_known (date), those of `context.also`, licence, credit. The geometry, if any,
    stays as it is, EPSG:4326.
    """
    found = frame.copy()
    cited = [sources_behind(context.tables, ids) for ids in _claims_of(frame)]
    for column in found.columns:
        if column in dates.NAMES:
            found[column] = dates.dated(column, found[column])
        elif found[column].map(lambda value: isinstance(value, tuple)).any():
            found[column] = found[column].map("; ".join)
    found = found.rename(columns=dates.NAMES)
    text = perspective_text.write(context.perspective)
    more: dict[str, Any] = {
        "sources": [each.text for each in cited],
        "source_ids": [each.ids for each in cited],
        "source_terms": [each.terms for each in cited],
        "perspective": text,
        "perspective_rules": perspective_text.in_words(context.perspective),
        "as_known": dates.dated("day", pd.Series(context.known_by, found.index)),
        **context.also,
        "licence": LICENCE,
        "credit": CREDIT,
    }
    found = pd.DataFrame(found).assign(**more)
    if isinstance(frame, gpd.GeoDataFrame):
        others = [name for name in found.columns if name != frame.geometry.name]
        ordered = found[[*others, frame.geometry.name]]
        whole: pd.DataFrame = gpd.GeoDataFrame(ordered, geometry=frame.geometry.name, crs=frame.crs)
        return whole
    return found


@dataclass(frozen=True)
class Sources:
    """The sources of one row as text."""

    text: str
    ids: str
    terms: str


def sources_behind(tables: Tables, ids: Iterable[str]) -> Sources:
    """The sources behind claims (ids of any table), each once, in the sources table's order."""
    wanted = set(ids)
    used = {
        source
        for name in TABLES
        for claim, source in zip(getattr(tables, name)["id"], getattr(tables, name)["source_id"], strict=True)
        if claim in wanted
    } if wanted else set()  # fmt: skip
    rows = tables.sources.loc[tables.sources["id"].isin(used | wanted)]
    lines = [
        f"{row['publisher']}: {row['title']} ({row['published'] or 'undated'}) {row['url']}".strip()
        for row in rows.to_dict("records")
    ]
    return Sources("; ".join(lines), "; ".join(rows["id"]), "; ".join(dict.fromkeys(source_terms.terms(rows))))


def _claims_of(frame: pd.DataFrame) -> Iterable[tuple[str, ...]]:
    """The ids of the claims behind each row: its tuples of claims, or the row's own id."""
    # in a list of sources, "claims" is a number
    columns = [name for name in CLAIMS if name in frame and frame[name].map(lambda each: isinstance(each, tuple)).all()]
    if columns:
        return [tuple(dict.fromkeys(sum(row, ()))) for row in frame[columns].itertuples(index=False, name=None)]
    if "id" in frame:
        return [(str(each),) for each in frame["id"]]
    return [()] * len(frame)


def compared_with(perspective: Perspective, held: str) -> dict[str, str]:
    """What an export of two perspectives' disagreement says of the second, and of the ground compared."""
    return {
        "compared_with": perspective_text.write(perspective),
        "compared_with_rules": perspective_text.in_words(perspective),
        "ground_compared": held,
    }


def published_with(frame: pd.DataFrame, claims: pd.DataFrame) -> pd.DataFrame:
    """Rows of a disagreement with publication time folded away, dated by the latest claim behind either side.

    Args:
        frame: rows with claims_a and claims_b.
        claims: control claims: id, known_from.

    Returns:
        The same with known_from (int64, 0 where no claim is behind a row) and known_to FOREVER.
    """
    known = claims.set_index("id")["known_from"].to_dict()
    both = zip(frame["claims_a"], frame["claims_b"], strict=True)
    since = [max((known[claim] for claim in (*one, *other)), default=0) for one, other in both]
    return frame.assign(known_from=pd.array(since, "int64"), known_to=FOREVER)
