"""Who says so, for every feature a reader may click in a file that has no server behind it."""

from collections.abc import Iterable
from typing import Any, Final

from data.claims.all_claims import all_claims
from data.fronts.fronts import Fronts
from data.tables.tables import Tables
from data.time.days import in_words

MOST: Final = 8  # claims listed for one feature; the page of the running dashboard lists all


def sources(tables: Tables, fronts: Iterable[Fronts]) -> dict[str, Any]:
    """Claims in words, and for each feature's id how many claims it rests on and the latest of them.

    Returns:
        `said`: one line for each claim used; `of`: feature id -> [number of claims, positions in `said`].
    """
    claims = all_claims(tables)
    lines = {
        str(name): f"{what} – {who}, {in_words(int(known))} ({publisher})"
        for name, what, who, known, publisher in zip(
            claims["id"], claims["what"], claims["claimant"], claims["known_from"], claims["publisher"], strict=True
        )
    }
    latest = {name: place for place, name in enumerate(lines)}
    features: dict[str, list[str]] = {}
    for name, on_map in zip(claims["id"], claims["on_map"], strict=True):
        features.setdefault(str(on_map), []).append(str(name))
    for front in fronts:
        areas = front.areas
        for name, ids in zip(areas["id"], areas["claims"], strict=True):
            features[f"area:{name}"] = [f"control:{each}" for each in ids]
        line = front.contact_line
        for name, one, other in zip(line["id"], line["claims_a"], line["claims_b"], strict=True):
            features[f"line:{name}"] = [f"control:{each}" for each in (*one, *other)]
    said: dict[str, int] = {}
    of: dict[str, list[int]] = {}
    for name, ids in features.items():
        known = sorted({each for each in ids if each in lines}, key=latest.__getitem__)
        if known:
            of[name] = [len(known), *(said.setdefault(each, len(said)) for each in known[:MOST])]
    return {"said": [lines[each] for each in said], "of": of}
