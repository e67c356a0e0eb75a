"""Everything a static map can show, computed once: the tables of `data/` in world pixels."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, cached_property, partial
from typing import Final

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray

from data.basemap import layers
from data.belief.perspective import DEFAULT, named
from data.briefings.highlights import Highlights, highlights
from data.fronts.fronts import Fronts, Ground, ground_of
from data.supply.flow_segments import flow_segments
from data.supply.routes import leg_lines, route_lines
from data.supply.voyages import trips
from data.tables.coverage import covered
from data.tables.tables import Tables
from data.tables.theatres import Theatres
from data.time.days import FOREVER
from layers.looks.clock_filter import ClockView, filter_range
from layers.looks.static_camera import world
from layers.map import base_lines
from layers.map.events import LINGER
from layers.map.voyages import TRAIL

ROUTE_COUNTRIES: Final = ("Russia", "Ukraine", "North Korea")
NO_PLACE: Final = ("rail waypoint", "border crossing", "city")  # places that nothing is seen at
SAME_TOWN_DEG: Final = 0.05  # a town of the gazetteer this near to a settlement of one name is that settlement
SAME_POINT_DEG: Final = 0.01  # and this near whatever the spelling


def projected(frame: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """`frame` (EPSG:4326) with its geometry in world pixels at zoom 0, without a CRS."""
    shapes = shapely.transform(frame.geometry.to_numpy(), world)
    return frame.set_geometry(gpd.GeoSeries(shapes, index=frame.index), crs=None)


def shown(frame: pd.DataFrame, view: ClockView) -> NDArray[np.bool_]:
    """Which rows hold in `view`: the comparison the GPU makes, (n,)."""
    values = frame[["start", "end", "known_from", "known_to"]].to_numpy(dtype=float)
    low, high = np.array(filter_range(view)).T
    return np.asarray(((values >= low) & (values <= high)).all(axis=1))


@dataclass(frozen=True, eq=False)
class Front:
    """One perspective's fronts in world pixels: as `data.fronts.fronts.Fronts`, settlements as points by state."""

    areas: gpd.GeoDataFrame
    line: gpd.GeoDataFrame
    band: gpd.GeoDataFrame
    settlements: gpd.GeoDataFrame


class Content:
    """The evidence as shapes in world pixels. Each part is made when first asked for."""

    def __init__(self, tables: Tables) -> None:
        self.tables = tables
        self._fronts: dict[str, Front] = {}

    @cached_property
    def theatres(self) -> Theatres:
        """The fronts there are."""
        return Theatres.of(self.tables.theatres)

    @cached_property
    def ground(self) -> Ground:
        """The cells the fronts are made of."""
        return ground_of(self.tables)

    def front(self, perspective: str = "") -> Front:
        """The fronts from one built-in perspective, the default one where none is named."""
        name = perspective or DEFAULT.name
        if name not in self._fronts:
            made = Fronts(self.ground, self.tables.control_claims, named(name))
            areas, line, band = (
                projected(covered(each)) for each in (made.areas, made.contact_line, made.uncertainty)
            )
            self._fronts[name] = Front(areas, line, band, covered(self._points(made.states)))
        return self._fronts[name]

    def _points(self, states: pd.DataFrame) -> gpd.GeoDataFrame:
        held = states.join(self.tables.settlements.set_index("id")[["name", "lon", "lat"]], on="settlement_id")
        return _located(held)

    @cached_property
    def ground_parts(self) -> dict[str, gpd.GeoDataFrame]:
        """Polygons by class of `layers.map.basemap.GROUND`, in drawing order; keys end in the extent."""
        land = layers.supply_land()
        own = land["name"].isin(ROUTE_COUNTRIES)
        parts = {
            "elsewhere supply": land.loc[~own],
            "land supply": land.loc[own],
            "lake supply": layers.supply_lakes(),
            "land front": layers.front_land(),
        }
        return {name: projected(part) for name, part in parts.items()}

    @cached_property
    def front_lines(self) -> dict[str, gpd.GeoDataFrame]:
        """Lines by class of `layers.map.basemap.LINES` for the fronts, in drawing order."""
        return {name: projected(part) for name, part in base_lines.near().items()}

    @cached_property
    def supply_lines(self) -> dict[str, gpd.GeoDataFrame]:
        """Lines by class for the supply routes, in drawing order."""
        return {name: projected(part) for name, part in base_lines.far().items()}

    @cached_property
    def legs(self) -> gpd.GeoDataFrame:
        """Every leg with its line, EPSG:4326."""
        return leg_lines(self.tables)

    @cached_property
    def highlights(self) -> Callable[[tuple[str, ...]], Highlights]:
        """What the ids of a scene point at (see `data.briefings.highlights`), each tuple of them looked up once."""
        return cache(partial(highlights, self.tables, self.legs, self.ground.cells))

    @cached_property
    def flows(self) -> gpd.GeoDataFrame:
        """Consignments along their legs: see `data.supply.flow_segments.flow_segments`."""
        return projected(flow_segments(self.tables, self.legs))

    @cached_property
    def voyages(self) -> pd.DataFrame:
        """Dated voyages: see `data.supply.voyages`; `path` in world pixels, (n, 2), `end` when the trail has faded.

        Notional runs of consignments are left out: on a picture that stands still they would read as ships.
        """
        found = trips(self.tables, route_lines(self.tables, self.legs))
        dated = found.loc[~found["notional"].astype(bool)]
        trail = TRAIL["voyages"]
        paths = pd.Series([world(path) for path in dated["path"]], index=dated.index, dtype=object)
        return dated.assign(path=paths, trail=trail, end=dated["end"] + trail)

    @cached_property
    def places(self) -> gpd.GeoDataFrame:
        """Places of the supply routes: id, label, marked."""
        found = self.tables.places
        kept = found.loc[~found["kind"].isin(NO_PLACE)].reset_index(drop=True)
        return _located(kept.assign(label=kept["name"].str.split(r" \(", n=1, regex=True).str[0]))

    @cached_property
    def all_places(self) -> gpd.GeoDataFrame:
        """Every row of the places table, for what a scene highlights."""
        found = self.tables.places
        return _located(found.assign(label=found["name"].str.split(r" \(", n=1, regex=True).str[0]))

    @cached_property
    def settlement_points(self) -> gpd.GeoDataFrame:
        """Every settlement: id, name."""
        return _located(self.tables.settlements)

    @cached_property
    def events(self) -> gpd.GeoDataFrame:
        """Events with a point, each lingering as on the screen."""
        found = self.tables.events.dropna(subset=["lon", "lat"])
        return _located(found.assign(end=found["end"] + LINGER - 1, known_to=FOREVER))

    @cached_property
    def front_names(self) -> pd.DataFrame:
        """Names near the fronts, best first: id ("" for towns), text, x, y (world pixels), min_zoom, town."""
        towns = layers.front_towns()
        villages = self.tables.settlements
        points = shapely.points(villages["lon"], villages["lat"])
        near = shapely.STRtree(towns.geometry.to_numpy()).query(points, predicate="dwithin", distance=SAME_TOWN_DEG)
        apart = shapely.distance(points[near[0]], towns.geometry.to_numpy()[near[1]])
        same = (villages["name"].to_numpy()[near[0]] == towns["name"].to_numpy()[near[1]]) | (apart < SAME_POINT_DEG)
        others = np.setdiff1d(np.arange(len(towns)), near[1][same])  # a town that is a settlement is named as one
        claims = villages["id"].map(self.tables.control_claims["settlement_id"].value_counts()).fillna(0)
        is_town = np.isin(np.arange(len(villages)), near[0][same])
        order = villages.assign(size=is_town, claims=claims).sort_values(["size", "claims"], ascending=False).index
        named = _names(villages, "name", town=False)
        own, rest = order[is_town[order]], order[~is_town[order]]
        parts = [named.loc[own], _names(towns.iloc[others], "name", town=True), named.loc[rest]]
        return pd.concat(parts, ignore_index=True)

    @cached_property
    def supply_names(self) -> pd.DataFrame:
        """Names of countries and cities, best first: text, x, y, min_zoom, kind."""
        found = layers.supply_names()
        return _names(found, "name", town=True).assign(kind=found["kind"].to_numpy())


def _located(frame: pd.DataFrame) -> gpd.GeoDataFrame:
    points = gpd.points_from_xy(frame["lon"], frame["lat"])
    return projected(gpd.GeoDataFrame(frame, geometry=points, crs=4326))


def _names(frame: pd.DataFrame, column: str, town: bool) -> pd.DataFrame:
    if "lon" not in frame:
        frame = frame.assign(lon=frame.geometry.x, lat=frame.geometry.y)
    x, y = world(frame[["lon", "lat"]].to_numpy()).T
    return pd.DataFrame(
        {
            "id": frame["id"].to_numpy() if "id" in frame else "",
            "text": frame[column].to_numpy(),
            "x": x,
            "y": y,
            "min_zoom": frame["min_zoom"].to_numpy(float) if "min_zoom" in frame else 0.0,
            "town": town,
        }
    )
