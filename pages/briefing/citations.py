"""Claims and sources to cite, found by words."""

from collections.abc import Sequence
from typing import Final

import pandas as pd

from data.briefings.citations import Citations
from data.claims.all_claims import all_claims
from data.finding.search_text import folded, matches
from pages.shell import store
from pages.shell.evidence_store import of_evidence

MOST_FOUND: Final = 40
LONGEST: Final = 140


@of_evidence()
def citations() -> Citations:
    """What an id stands for."""
    return Citations(store.tables())


@of_evidence()
def table() -> pd.DataFrame:
    """Everything that can be cited, by id: label (one line), text (folded, to search)."""
    claims = all_claims(store.tables())
    named = pd.DataFrame(
        {
            "id": claims["id"].str.partition(":")[2],
            "label": claims["what"] + " – " + claims["claimant"] + " (" + claims["publisher"] + ")",
            "text": claims["text"],
        }
    )
    sources = store.tables().sources
    titles = sources["publisher"] + ": " + sources["title"]
    published = pd.DataFrame({"id": sources["id"], "label": "Source – " + titles, "text": titles.map(folded)})
    every = pd.concat([named, published], ignore_index=True)
    return every.loc[every["id"].isin([each for each in every["id"] if each in citations()])].drop_duplicates("id")


@of_evidence()
def _labels() -> dict[str, str]:
    found = table()
    return dict(zip(found["id"], found["label"], strict=True))


def label(name: str) -> str:
    """One line that says what an id stands for."""
    said = _labels().get(name, f"{name} (not in the evidence)")
    return said if len(said) <= LONGEST else said[: LONGEST - 1] + "…"


def found(words: str) -> list[str]:
    """Ids of what holds all the words, the latest first; none where nothing is asked."""
    if not words.strip():
        return []
    rows = table()
    return rows.loc[matches(rows["text"], words[:200]), "id"].head(MOST_FOUND).tolist()


def offered(words: str, held: Sequence[str]) -> list[str]:
    """What a list of citations offers: what is cited already, then what was found."""
    return list(dict.fromkeys((*held, *found(words))))
