"""Things of the evidence a scene can point at, found by words."""

from collections.abc import Sequence
from typing import Final

import pandas as pd

from data.briefings.scenes import HIGHLIGHT_KINDS
from data.finding.search_text import folded, matches
from data.time.days import in_words
from pages.shell import store
from pages.shell.evidence_store import of_evidence

MOST_FOUND: Final = 40
NAMES: Final = {  # the column that names a row of each table
    "settlement": "name", "place": "name", "event": "title", "consignment": "commodity", "voyage": "name",
    "route": "name",
}  # fmt: skip


@of_evidence()
def table() -> pd.DataFrame:
    """Everything a scene can point at, by id: label (one line), text (folded, to search)."""
    tables = store.tables()
    parts = [_rows(kind, getattr(tables, name)) for kind, name in HIGHLIGHT_KINDS.items()]
    every = pd.concat(parts, ignore_index=True)
    return every.assign(text=every["label"].map(folded)).set_index("id")


def _rows(kind: str, rows: pd.DataFrame) -> pd.DataFrame:
    tables = store.tables()
    if kind == "leg":
        names = tables.places.set_index("id")["name"]
        words = rows["origin"].map(names) + " – " + rows["destination"].map(names) + ", " + rows["mode"]
    elif kind == "control":
        words = rows["settlement_id"].map(tables.settlements.set_index("id")["name"]) + ", " + rows["claimant"]
    else:
        words = rows[NAMES[kind]]
    dated = "start" in rows and kind in ("event", "consignment", "voyage", "control")
    when = ", " + rows["start"].map(in_words) if dated else ""
    heading = "ground claimed" if kind == "control" else kind
    return pd.DataFrame({"id": f"{kind}:" + rows["id"], "label": f"{heading.capitalize()} – " + words + when})


def label(name: str) -> str:
    """One line that says what an id stands for."""
    found = table()
    return str(found.at[name, "label"]) if name in found.index else f"{name} (not in the evidence)"


def offered(words: str, held: Sequence[str]) -> list[str]:
    """What a scene points at already, then what holds all the words."""
    rows = table()
    found = rows.index[matches(rows["text"], words[:200])][:MOST_FOUND].tolist() if words.strip() else []
    return list(dict.fromkeys((*held, *found)))
