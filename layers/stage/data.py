"""The data of a briefing's layers, published: what the stage, live or in one file, draws from. No Streamlit."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache, cached_property, lru_cache, partial
from typing import Any, Final

import geopandas as gpd
import numpy as np
import pandas as pd

from data.basemap.label_thinning import min_zooms
from data.belief.perspective import DEFAULT, Perspective, believed
from data.briefings.highlights import Highlights, highlights
from data.fronts.fronts import Fronts
from data.supply import quantities
from data.supply.flow_segments import flow_segments
from data.supply.routes import leg_lines, route_lines
from data.supply.voyages import trips
from data.tables import vocabulary
from data.tables.coverage import covered
from data.tables.tables import Tables
from data.tables.theatres import Theatres
from data.time.days import FOREVER, in_words, span_in_words
from layers.looks import published
from layers.map import (
    contact_line,
    control,
    events,
    flow_heads,
    flows,
    legs,
    places,
    settlements,
    uncertainty,
    voyages,
)
from layers.stage import lines, names
from layers.stage.origin import origin

NO_PLACE: Final = ("rail waypoint", "border crossing", "city")  # places that nothing is seen at
MOST_FRONTS: Final = 16
MOST_GROUPS: Final = 64
MOST_POINTED: Final = 256  # scenes whose ids were looked up
Groups = tuple[str, ...]


@dataclass(frozen=True)
class FrontUrls:
    """Where the layers of one perspective's front are."""

    control: dict[str, str]
    line: str
    band: str
    settlements: str


@dataclass(frozen=True)
class SupplyUrls:
    """Where the layers of some groups of consignments and runs are."""

    flows: str
    heads: str
    trips: dict[str, str]


class StageData:
    """Publishes each part when it is first asked for; parts are named by their bytes, so shared with the pages."""

    def __init__(
        self, tables: Tables, fronts: Callable[[str], Fronts], whole: "StageData | None" = None
    ) -> None:
        """Data from `tables`.

        Args:
            tables: the evidence.
            fronts: gives the fronts of a perspective by its name ("" the default).
            whole: data with the same legs, laid out there already.
        """
        self.tables = tables
        self.fronts = fronts
        self._whole = whole
        self._fronts: dict[str, FrontUrls] = {}
        self._supply: dict[Groups, SupplyUrls] = {}

    @cached_property
    def theatres(self) -> Theatres:
        """The fronts there are."""
        return Theatres.of(self.tables.theatres)

    def believing(self, perspective: Perspective) -> "StageData":
        """The same data without what the perspective does not believe to have been sent."""
        if perspective == DEFAULT:
            return self
        sent, ran = (believed(rows, perspective) for rows in (self.tables.consignments, self.tables.voyages))
        return StageData(replace(self.tables, consignments=sent, voyages=ran), self.fronts, self)

    def front(self, perspective: str) -> FrontUrls:
        """The layers of one perspective's front."""
        if perspective not in self._fronts:
            while len(self._fronts) >= MOST_FRONTS:  # perspectives come from links too: anybody can make one up
                self._fronts.pop(next(iter(self._fronts)))
            self._fronts[perspective] = self._front(perspective)
        return self._fronts[perspective]

    def _front(self, perspective: str) -> FrontUrls:
        def later(part: str, make: Callable[[], str], *, long: bool = False) -> str:
            return self.later(f"front {part} {perspective}", make, long=long)

        def held() -> dict[str, str]:
            return control.publish(covered(self.fronts(perspective).areas), self.theatres.named)

        def points() -> str:
            return settlements.publish(covered(self.settlement_points(self.fronts(perspective).states)))

        return FrontUrls(
            control=self.parts_later(f"front {perspective}", control.PARTS, held),
            line=later("line", lambda: contact_line.publish(covered(self.fronts(perspective).contact_line))),
            band=later(
                "band", lambda: uncertainty.publish(covered(self.fronts(perspective).uncertainty)), long=True
            ),
            settlements=later("settlements", points),
        )

    def later(self, part: str, make: Callable[[], str], *, long: bool = False) -> str:
        """Where `part` is, made when a browser asks for it; `long` where the others are not to wait for it."""
        return published.later(f"{self._origin} {part}", make, long=long)

    def parts_later(
        self, name: str, parts: Iterable[str], make: Callable[[], Mapping[str, str]], *, long: bool = False
    ) -> dict[str, str]:
        """Where the `parts` are that `make` publishes together, made when a browser asks for one of them."""
        made = cache(make)
        return {
            part: self.later(f"{name} {part}", partial(lambda each: made()[each], part), long=long) for part in parts
        }

    @cached_property
    def _origin(self) -> str:
        return origin(self.tables)

    def settlement_points(self, held: pd.DataFrame) -> gpd.GeoDataFrame:
        """Settlement states with their points and a line that says who holds the place on whose word."""
        named = self.tables.settlements.set_index("id")[["name", "name_local", "lon", "lat", "marked", "mark_reason"]]
        rows = held.join(named, on="settlement_id")
        return located(rows.assign(id="settlement:" + rows["settlement_id"], tip=settlements.tips(rows)))

    def supply(self, groups: Groups) -> SupplyUrls:
        """The consignments and runs of `groups`, all where empty."""
        if groups not in self._supply:
            while len(self._supply) >= MOST_GROUPS:  # they come from briefings: anybody can make one up
                self._supply.pop(next(iter(self._supply)))
            self._supply[groups] = self._sent(groups)
        return self._supply[groups]

    def _sent(self, groups: Groups) -> SupplyUrls:
        def later(part: str, make: Callable[[], str]) -> str:
            return self.later(f"supply {part} {groups}", make)

        return SupplyUrls(
            flows=later("flows", lambda: flows.publish(self.flows_of(groups))),
            heads=later("heads", lambda: flow_heads.publish(self.flows_of(groups))),
            trips=self.parts_later(
                f"supply {groups}", voyages.TRAIL, lambda: voyages.publish(self.trips_of(groups))
            ),
        )

    def flows_of(self, groups: Groups) -> gpd.GeoDataFrame:
        """Consignments along their legs (see `data.supply.flow_segments`), those of `groups`, all where empty."""
        return self._flows.loc[self._flows["group"].isin(groups)] if groups else self._flows

    def trips_of(self, groups: Groups) -> pd.DataFrame:
        """What moves (see `data.supply.voyages.trips`), what belongs to `groups`, all where empty."""
        return self._trips.loc[self._trips["group"].isin(groups)] if groups else self._trips

    @cached_property
    def legs(self) -> gpd.GeoDataFrame:
        """Every leg with the line it follows."""
        return self._whole.legs if self._whole else leg_lines(self.tables)

    @cached_property
    def highlights(self) -> Callable[[tuple[str, ...]], Highlights]:
        """What the ids of a scene point at (see `data.briefings.highlights`), each tuple of them looked up once."""

        def pointed(ids: tuple[str, ...]) -> Highlights:
            return highlights(self.tables, self.legs, self.fronts("").ground.cells, ids)

        return lru_cache(MOST_POINTED)(pointed)

    @cached_property
    def leg_url(self) -> str:
        """Every leg."""
        return self.later("legs", lambda: legs.publish(self.legs))

    @cached_property
    def _flows(self) -> gpd.GeoDataFrame:
        sent = flow_segments(self.tables, self.legs)
        tips = [
            f"{quantities.in_words(row['low'], row['high'], row['qualifier'], vocabulary.GROUP_WORDS[row['group']])}, "
            f"{vocabulary.DIRECTION_WORDS[row['direction']]}\n"
            f"{span_in_words(row['start'], row['end'])} · {row['claimant']} · "
            f"{_doubt(row, 'way ' + row['standing'])}"
            for row in sent.drop(columns="geometry").to_dict("records")
        ]
        return sent.assign(id="consignment:" + sent["id"], tip=tips)

    @cached_property
    def _trips(self) -> pd.DataFrame:
        runs = trips(self.tables, route_lines(self.tables, self.legs))
        tips = [
            f"{row['name']} · {span_in_words(row['start'], row['end'])}\n{_doubt(row, row['claimant'])}"
            for row in runs[["name", "start", "end", "claimant", "mark_reason"]].to_dict("records")
        ]
        return runs.assign(id=runs["kind"] + ":" + runs["id"], tip=tips)

    @cached_property
    def events(self) -> str:
        """Located events."""
        return self.later("events", self._events)

    def _events(self) -> str:
        found = self.tables.events.dropna(subset=["lon", "lat"])
        tips = [
            f"{in_words(row['start'])}: {row['title']}\n"
            f"{_doubt(row, row['claimant'] + ', published ' + in_words(row['known_from']))}"
            for row in found.to_dict("records")
        ]
        return events.publish(located(found.assign(id="event:" + found["id"], tip=tips, known_to=FOREVER)))

    @cached_property
    def _places(self) -> gpd.GeoDataFrame:
        found = self.tables.places
        shown = found.loc[~found["kind"].isin(NO_PLACE)].reset_index(drop=True)
        named = shown.assign(
            label=shown["name"].str.split(r" \(", n=1, regex=True).str[0],
            rank=np.arange(len(shown)),
            id="place:" + shown["id"],
            tip=[
                f"{row['name']} {row['name_local']}\n{_doubt(row, row['kind'])}"
                for row in shown.to_dict("records")
            ],
        )
        named["text"] = named["label"]
        named["min_zoom"] = min_zooms(named)
        return located(named)

    @cached_property
    def places(self) -> str:
        """Ports, stations, depots."""
        return self.later("places", lambda: places.publish(self._places))

    @cached_property
    def supply_names(self) -> str:
        """Names of countries and of the cities that tell where one is, clear of the places' names."""
        return self.later("supply names", self._supply_names)

    @cached_property
    def route_names(self) -> str:
        """The supply names and those of the places, for maps that write both: one layer less to send and to draw."""
        return self.later(
            "route names", lambda: settlements.publish_names(pd.concat([self._supply_labels, self._places]))
        )

    def _supply_names(self) -> str:
        return settlements.publish_names(self._supply_labels)

    @cached_property
    def _supply_labels(self) -> pd.DataFrame:
        return names.along_routes(self._places[["lon", "lat", "text", "min_zoom"]])

    @property
    def front_names(self) -> str:
        """Names near the fronts: cities, then settlements by how much was claimed about them, then towns."""
        return self.front_names_without(())

    def front_names_without(self, without: tuple[str, ...]) -> str:
        """Names near the fronts but those of the settlements ("settlement:sudzha") that a scene writes itself."""
        return self.later(f"front names {without}", lambda: self._front_names(without))

    def _front_names(self, without: tuple[str, ...]) -> str:
        found = names.near_fronts(self.tables)
        return settlements.publish_names(found.loc[~found["id"].isin(without)])

    @cached_property
    def ground(self) -> str:
        """Sea and land: coarse everywhere, fine where the fronts are."""
        return self.later("ground", lines.ground)

    @cached_property
    def front_lines(self) -> str:
        """Borders, rivers and railways near the fronts, coarser ones far off."""
        return self.later("front lines", lambda: self.lines("front"))

    @cached_property
    def supply_lines(self) -> str:
        """Borders, rivers and railways of the supply routes."""
        return self.later("supply lines", lambda: self.lines("supply"))

    @cached_property
    def lines_at_front(self) -> str:
        """The front's lines and nothing beyond, with few vertices: each costs where the processor draws."""
        return lines.at_front(self.theatres.oblasts)

    def lines_of_supply(self, boxes: tuple[tuple[float, float, float, float], ...] = ()) -> str:
        """The supply routes' lines as seen from far off, or in full those within `boxes`.

        Args:
            boxes: west, south, east, north (degrees) of what is seen from near; far off all is seen, coarsely.
        """
        return lines.of_supply(boxes)

    def lines(self, extent: str, hidden: Iterable[str] = ()) -> str:
        """Lines of the base map of an extent, "front" or "supply", without the classes in `hidden`."""
        return lines.of(extent, self.theatres.oblasts, hidden)


def _doubt(row: Mapping[Any, Any], words: str) -> str:
    """The words of a row, with what about it is unconfirmed."""
    return " · ".join(filter(None, (words, row["mark_reason"])))


def located(frame: pd.DataFrame) -> gpd.GeoDataFrame:
    """`frame` with a point in EPSG:4326 from its lon and lat."""
    return gpd.GeoDataFrame(frame, geometry=gpd.points_from_xy(frame["lon"], frame["lat"]), crs=4326)
