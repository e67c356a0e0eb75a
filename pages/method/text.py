"""The text of the Method page: sections of method.md, with every figure taken from the evidence as it stands."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pandas as pd

from data.belief import fates
from data.belief.perspective import BUILT_IN, DEFAULT
from data.claims.all_claims import all_claims
from data.fronts.accuracy import OURS, recorded
from data.fronts.fronts import REACH_KM
from data.supply.quantities import number_words
from data.tables import schemas
from data.tables.coverage import FIRST_DAY, front_end, last_day, latest_knowledge
from data.tables.tables import Tables
from data.tables.theatres import ALL, Theatres, listed
from data.tables.vocabulary import CREDIBILITY_WORDS, RELIABILITY_WORDS
from data.time.days import day_number, in_words

TEXT: Final = Path(__file__).parent / "method.md"
DATA: Final = Path(__file__).parents[2] / "data"
MAP_ARCHIVE: Final = "ds_archive"  # the source whose map was read at the settlements' points
NOTICES: Final = ("evidence", "basemap", "basemap/network")
SLOT: Final = re.compile(r"^\{\{(\w+)\}\}$", re.MULTILINE)
FIGURE: Final = re.compile(r"\{(\w+)\}")
SHOWS: Final = {"held": "ground under Ukrainian control", "lost": "ground Russia had taken back"}


@dataclass(frozen=True)
class Section:
    """One section: its heading, the anchor a link names it by, and its Markdown."""

    heading: str
    anchor: str
    body: str


def sections(tables: Tables, text: str | None = None) -> tuple[Section, ...]:
    """The sections of the page with every figure and table in its place.

    Raises:
        KeyError: the text asks for a figure or table that there is none of.
    """
    source = TEXT.read_text(encoding="utf-8") if text is None else text
    parts = [part.split("\n", 1) for part in source.split("## ")[1:] if part.strip()]
    said = figures(tables)
    return tuple(Section(heading.strip(), _anchor(heading), _filled(body.strip(), said)) for heading, body in parts)


def _anchor(heading: str) -> str:
    return "-".join(re.findall(r"[a-z0-9]+", heading.lower()))


def _filled(body: str, said: Mapping[str, str]) -> str:
    slots = {
        "perspectives": perspectives,
        "accuracy": accuracy,
        "scales": scales,
        "notices": notices,
    }
    with_figures = FIGURE.sub(lambda found: said[found[1]], _hidden(body))
    return SLOT.sub(lambda found: slots[found[1]](), with_figures.replace("\0", "{{").replace("\1", "}}"))


def _hidden(body: str) -> str:
    """Keep the slots out of the way of the figures."""
    return body.replace("{{", "\0").replace("}}", "\1")


def figures(tables: Tables) -> dict[str, str]:
    """Every figure the text may name, in words."""
    claims = all_claims(tables)
    control, sources = tables.control_claims, tables.sources
    kept = recorded()
    maps = kept.loc[kept["with"] != OURS].sort_values("day")
    theatres = Theatres.of(tables.theatres)
    return {
        "fronts": theatres.words(ALL),
        "ground": listed([each.place for each in theatres.every]) or "no oblast",
        "claims": str(len(claims)),
        "sources": str(len(sources)),
        "left_open": left_open(tables),
        "compiled": in_words(schemas.COMPILED),
        "first_day": in_words(FIRST_DAY),
        "front_end": in_words(front_end() - 1),
        "last_day": in_words(last_day()),
        "settlements": str(len(tables.settlements)),
        "control_claims": str(len(control)),
        "map_claims": str((control["source_id"] == MAP_ARCHIVE).sum()),
        "about_days": str((control["qualifier"] != "exact").sum()),
        "window": str(DEFAULT.window_days),
        "reach": f"{REACH_KM:g}",
        "copies": str((sources["copy"] != "original").sum()),
        "unopened": str((sources["verified"] == "to_verify").sum()),
        "unconfirmed": str((tables.settlements["coordinates"] == "unconfirmed").sum()),
        "marked": str(claims["marked"].sum()),
        "ships": str(len(tables.vessels)),
        "imo_open": str((tables.vessels["imo_status"] != "confirmed").sum()),
        "measured": in_words(day_number(kept["measured"].iloc[0])) if len(kept) else "a day not recorded",
        "maps_apart": _pair(maps.iloc[-1]) if len(maps) else "not measured",
        "early_apart": _apart(maps.iloc[0]) if len(maps) else "close together",
        "early_overlap": f"{maps['overlap'].iloc[0]:.2f}" if len(maps) else "a share not measured",
    }


def left_open(tables: Tables) -> str:
    """Settlements still contested on the last day a front is drawn, with since when, in words."""
    names = tables.settlements.set_index("id")["name"]
    found = []
    for place, claims in tables.control_claims.groupby("settlement_id"):
        if fates.outcome(claims, front_end() - 1, latest_knowledge(), DEFAULT).control == "contested":
            since = in_words(int(claims.loc[claims["control"] == "contested", "start"].max()))
            found.append(f"{names[place]} (last said on {since})")
    return ", ".join(found) or "no place"


def _apart(row: pd.Series) -> str:
    days = day_number(row["with_day"]) - day_number(row["day"])
    return f"{days} days apart"


def _pair(row: pd.Series) -> str:
    days = tuple(in_words(day_number(row[each])) for each in ("day", "with_day"))
    return f"{row['publisher']} of {days[0]} and {row['with']} of {days[1]} overlap by {row['overlap']:.2f}"


def accuracy() -> str:
    """How far our front and each published map overlap, as a Markdown table; a sentence where nothing is kept."""
    kept = recorded()
    ours = kept.loc[kept["with"] == OURS].sort_values(["day", "publisher"])
    if ours.empty:
        return "No measurement is kept with this version."
    rows = [
        f"| {in_words(day_number(row.day))} | {row.publisher} | {SHOWS[row.shows]} | {row.overlap:.2f} "
        f"| {number_words(row.with_km2)} km² | {number_words(row.km2)} km² |"
        for row in ours.itertuples()
    ]
    head = "| Day | Published map | What is compared | Overlap | Our ground | Their ground |\n|---|---|---|--:|--:|--:|"
    return "\n".join([head, *rows])


def perspectives() -> str:
    """The ways of believing that come with the dashboard, as a Markdown table."""
    rows = [f"| {each.label} | {each.about} |" for each in BUILT_IN.values()]
    return "\n".join(["| Who is believed | How |", "|---|---|", *rows])


def scales() -> str:
    """Both scales in words, side by side, as a Markdown table."""
    pairs = zip(RELIABILITY_WORDS.items(), CREDIBILITY_WORDS.items(), strict=True)
    rows = [f"| {letter} | {reliable} | {number} | {credible} |" for (letter, reliable), (number, credible) in pairs]
    return "\n".join(["| Source | | Claim | |", "|---|---|---|---|", *rows])


def notices(folder: Path = DATA) -> str:
    """The licence notices that come with the data, headings made smaller, in one text."""
    found = [folder / name / "NOTICE.md" for name in NOTICES]
    texts = [_smaller(path.read_text(encoding="utf-8")) for path in found if path.exists()]
    return "\n\n".join(texts) or "No notice was found beside the data."


def _smaller(text: str) -> str:
    """Markdown whose headings all stand at the third level: the page has three sizes of type."""
    return re.sub(r"^#+ ", "### ", text.strip(), flags=re.MULTILINE)
