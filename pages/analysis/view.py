"""What the Analysis page asks, kept while the session lasts and written into the URL beside the clock."""

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass, fields, replace
from typing import Any, Final

import streamlit as st

from data.basemap import layers
from data.belief import perspective_text
from data.supply.quantity_ranges import all_goods
from data.tables.coverage import last_day, latest_knowledge
from data.time.days import date_of
from pages.shell import link, store
from pages.shell.link import Field

VIEWS: Final = {"perspectives": "Perspectives", "known": "Known when", "figures": "Figures", "finder": "Finder"}
HELD: Final = {"ua": "under Ukrainian control", "all": "under Ukrainian control or contested"}
SCOPES: Final = {"day": "on the shown day", "all": "over all days"}
THEN: Final = {"0": "that same evening", "7": "a week later", "30": "a month later", "date": "by a date"}
FRONTS: Final = {"difference": "difference", "then": "as known then", "now": "as known now"}
FIGURES: Final = {"ground": "Ground", "gains": "Gains", "line": "Line", "quantities": "Quantities"}
MEASURES: Final = {
    "length_km": "length of the contact line, km",
    "depth_km": "depth from the border, km",
    "speed_km2_per_day": "speed, km² a day over seven days",
    "settlements_changed": "settlements that changed hands that day",
}
LONGEST: Final = 500
MOST_RAIONS: Final = 60
MOST_CORNERS: Final = 60  # of an area in a link
STATE: Final = "analysis-view"


@dataclass(frozen=True)
class AnalysisView:
    """Which view is open and what it asks. Perspectives are texts as `data.belief.perspective_text` reads them."""

    view: str = "perspectives"
    first: str = ""
    against: str = "reported"
    held: str = "ua"
    scope: str = "day"
    then: str = "0"
    then_date: int | None = None
    fronts: str = "difference"
    figure: str = "ground"
    since: int | None = None
    measure: str = "length_km"
    goods: str = "rounds.rounds.to_russia"
    words: str = ""
    raions: tuple[str, ...] = ()
    near: str = ""
    near_km: int = 10
    corners: tuple[tuple[float, float], ...] = ()
    why: str = ""


def _one_of(known: Collection[str]) -> Callable[[str], str]:
    def read(text: str) -> str:
        if text not in known:
            raise ValueError("not known")
        return text

    return read


def perspective(text: str) -> str:
    """The text of a perspective, as short as it can be; ValueError where it is none."""
    return perspective_text.write(perspective_text.read(text))


def _name(text: str) -> str:
    if not link.NAME.match(text):
        raise ValueError("not a name")
    return text


def _iso(day: int) -> str:
    return date_of(day).isoformat()


def _raions(text: str) -> tuple[str, ...]:
    names = [each.strip() for each in text.split(",")]
    if len(names) > MOST_RAIONS or not all(re.fullmatch(r"[\w' -]{1,60}", each) for each in names):
        raise ValueError("not names")
    return tuple(dict.fromkeys(names))


def _km(text: str) -> int:
    if not 1 <= link.whole(text) <= 500:
        raise ValueError("out of range")
    return int(text)


def _words(text: str) -> str:
    if len(text) > LONGEST:
        raise ValueError("too long")
    return text


def read_corners(text: str) -> tuple[tuple[float, float], ...]:
    """Corners of a polygon from "lon,lat;lon,lat;…"; line breaks count as semicolons, ValueError where it is none."""
    pairs = [each.replace(",", " ").split() for each in text.replace("\n", ";").split(";") if each.strip()]
    corners = tuple((float(lon), float(lat)) for lon, lat in pairs)
    if len(corners) > MOST_CORNERS or not all(-180 <= lon <= 180 and -90 <= lat <= 90 for lon, lat in corners):
        raise ValueError("out of range")
    return corners


def write_corners(corners: tuple[tuple[float, float], ...]) -> str:
    """The corners as `read_corners` reads them."""
    return ";".join(f"{lon:.4f},{lat:.4f}" for lon, lat in corners)


FIELDS: Final = (
    Field("view", "view", str, _one_of(VIEWS), f"one of {', '.join(VIEWS)}"),
    Field("first", "who", str, perspective, "a perspective"),
    Field("against", "against", str, perspective, "a perspective"),
    Field("held", "held", str, _one_of(HELD), "ua or all"),
    Field("scope", "over", str, _one_of(SCOPES), "day or all"),
    Field("then", "then", str, _one_of(THEN), f"one of {', '.join(THEN)}"),
    Field("then_date", "by", _iso, link.day_to(latest_knowledge), link.between(latest_knowledge)),
    Field("fronts", "show", str, _one_of(FRONTS), f"one of {', '.join(FRONTS)}"),
    Field("figure", "figure", str, _one_of(FIGURES), f"one of {', '.join(FIGURES)}"),
    Field("since", "since", _iso, link.day_to(last_day), link.between(last_day)),
    Field("measure", "measure", str, _one_of(MEASURES), f"one of {', '.join(MEASURES)}"),
    Field("goods", "goods", str, _name, "goods.unit.direction"),
    Field("words", "q", str, _words, f"at most {LONGEST} letters to find"),
    Field("raions", "raions", ",".join, _raions, "names of raions"),
    Field("near", "near", str, _name, "front, or the name of a route"),
    Field("near_km", "km", str, _km, "kilometres from 1 to 500"),
    Field("why", "why", str, _name, "the id of something on the page"),
    Field("corners", "area", write_corners, read_corners, "corners lon,lat;lon,lat;…"),
)


def read(parameters: dict[str, str]) -> tuple[AnalysisView, list[str]]:
    """The view a URL asks for, and a sentence for each parameter that could not be used."""
    changes: dict[str, Any] = {}
    problems = []
    for each in FIELDS:
        text = parameters.get(each.parameter)
        if not text:
            continue
        try:
            changes[each.name] = each.read(link.bounded(text))
        except perspective_text.PerspectiveTextError as error:
            problems.append(f"The link asks for a perspective that cannot be used: {error} The usual one is shown.")
        except (ValueError, TypeError, OverflowError):
            expected = each.wanted()
            problems.append(f"The link says {each.parameter}={text[:40]!r}; expected {expected}. The default is shown.")
    return AnalysisView(**changes), problems


@dataclass(frozen=True)
class Known:
    """What names in a link can stand for: raions, places to be near to, goods."""

    raions: Collection[str]
    near: Collection[str]
    goods: Collection[str]


def checked(view: AnalysisView, known: Known) -> tuple[AnalysisView, list[str]]:
    """The view without names that stand for nothing, and a sentence for each that did not."""
    plain, changes, problems = AnalysisView(), {}, []
    unknown = [each for each in view.raions if each not in known.raions]
    if unknown:
        changes["raions"] = tuple(each for each in view.raions if each in known.raions)
        there = "; ".join(sorted(known.raions)[:4])
        problems.append(f"The link asks for the raion {unknown[0]!r}, which is none of those there are ({there}; …).")
    if view.near and view.near not in known.near:
        changes["near"] = plain.near
        problems.append(f"The link asks for what is near {view.near!r}; expected front, or a route. All is shown.")
    if view.goods not in known.goods and view.goods != plain.goods:
        changes["goods"] = plain.goods
        problems.append(f"The link asks for {view.goods!r}, which nobody counts; the usual goods are shown.")
    return replace(view, **changes), problems


def write(view: AnalysisView) -> dict[str, str]:
    """URL parameters for `view`: only what differs from the page as it opens."""
    plain, said = AnalysisView(), {}
    for each in FIELDS:
        value = getattr(view, each.name)
        if value != getattr(plain, each.name) and value is not None:
            said[each.parameter] = each.write(value)
    return said


def current() -> AnalysisView:
    """The view as it stands; on the first visit in a session it is what the URL asks for."""
    if STATE not in st.session_state:
        asked, unread = read(st.query_params.to_dict())
        st.session_state[STATE], unknown = checked(asked, _known())
        for problem in [*unread, *unknown]:
            st.toast(problem, icon=":material/link_off:", duration="infinite")
    return st.session_state[STATE]  # type: ignore[no-any-return]


def revisit() -> None:
    """Show what the address says: the reader went back or forward."""
    st.session_state.pop(STATE, None)


def _known() -> Known:
    tables = store.tables()
    return Known(
        raions={*tables.settlements["raion"], *layers.raions()["name"]},
        near={"front", *tables.routes["id"]},
        goods={f"{each.group}.{each.unit}.{each.direction}" for each in all_goods(tables.consignments)},
    )


def perspective(view: link.View) -> str:
    """The text of the perspective the page looks from."""
    return current().first or view.perspective or "balanced"


def update(**changes: Any) -> None:  # noqa: ANN401 - the fields of a view differ in type
    """Change parts of the view."""
    st.session_state[STATE] = replace(current(), **changes)


def parameters() -> dict[str, str]:
    """What this page adds to the address."""
    return write(current())


assert {each.name for each in FIELDS} == {each.name for each in fields(AnalysisView)}  # noqa: S101 - the table is whole
assert not {each.parameter for each in FIELDS} & {each.parameter for each in link.FIELDS}  # noqa: S101 - one meaning
