"""The fronts of one perspective, every table of them: what pages and the command line ask for."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final, Literal

import geopandas as gpd
import pandas as pd
import shapely
from shapely.geometry.base import BaseGeometry

from data.basemap import layers
from data.belief.perspective import DEFAULT, Perspective
from data.belief.states import at, states
from data.fronts import area, contact_line, front, uncertainty
from data.fronts.cell_edges import edges
from data.fronts.cells import cells
from data.kept import disk_cache
from data.tables.tables import Tables

REACH_KM: Final = 5.0
CODE: Final = (
    "basemap/metric", "belief/perspective", "belief/picture", "belief/states", "belief/verdict", "fronts/area",
    "fronts/cell_edges", "fronts/cells", "fronts/contact_line", "fronts/front", "fronts/fronts",
    "fronts/uncertainty", "time/days", "time/rectangles",
)  # fmt: skip


@dataclass(frozen=True, eq=False)
class Ground:
    """What does not depend on who is believed: the cells, where they meet, and the raions they lie in."""

    settlements: pd.DataFrame
    raions: gpd.GeoDataFrame
    cells: gpd.GeoDataFrame
    edges: gpd.GeoDataFrame

    @cached_property
    def by_raion(self) -> pd.DataFrame:
        """How much of each cell lies in which raion: see `data.fronts.area.ground_by_raion`."""
        return area.ground_by_raion(self.cells, self.raions)

    @classmethod
    def of(
        cls,
        settlements: pd.DataFrame,
        russia: BaseGeometry,
        raions: gpd.GeoDataFrame,
        reach_km: float = REACH_KM,
    ) -> "Ground":
        """The ground of these settlements, on the side `russia` (EPSG:4326) and in its `raions`."""
        found = cells(settlements, russia, reach_km)
        return cls(settlements, raions, found, edges(found, settlements))


def ground_of(tables: Tables) -> Ground:
    """The ground of the evidence's settlements on the offline base map."""
    return Ground.of(tables.settlements, layers.russia(), layers.raions())


@dataclass(frozen=True, eq=False)
class Fronts:
    """All theatres as one perspective sees them. Tables are made when first asked for, and kept on disk."""

    ground: Ground
    claims: pd.DataFrame
    perspective: Perspective = DEFAULT

    @cached_property
    def states(self) -> pd.DataFrame:
        """Who held each settlement when: see `data.belief.states.states`."""
        return states(self.claims, self.ground.cells["settlement_id"].tolist(), self.perspective)

    @cached_property
    def key(self) -> str:
        """SHA-256 of all that the tables are made from: rows, outlines, perspective and code."""
        digest = hashlib.sha256()
        for part in self._made_from():
            digest.update(part)
            digest.update(b"\0")
        return digest.hexdigest()

    def _made_from(self) -> Iterator[bytes]:
        yield self.claims.to_csv(index=False).encode()
        yield b"".join(shapely.to_wkb(self.ground.cells.geometry.to_numpy()))
        yield "\n".join(self.ground.cells["theatre"]).encode()
        yield repr(self.perspective.recipe()).encode()
        yield f"{gpd.__version__} {shapely.__version__} {shapely.geos_version}".encode()
        for name in CODE:
            yield (Path(__file__).parents[1] / f"{name}.py").read_bytes()

    @cached_property
    def areas(self) -> gpd.GeoDataFrame:
        """Who holds which ground: see `data.fronts.front.areas`."""
        return disk_cache.kept(self.key, "areas", lambda: front.areas(self.states, self.ground.cells))

    def areas_at(self, day: int, known_by: int) -> gpd.GeoDataFrame:
        """The areas of one moment: those of `areas`, without making the others where they are not there yet."""
        if "areas" in self.__dict__:
            return at(self.areas, day, known_by)
        return front.areas_at(self.states, self.ground.cells, day, known_by)

    @cached_property
    def contact_line(self) -> gpd.GeoDataFrame:
        """Where areas of different control meet: see `data.fronts.contact_line.contact_line`."""
        return disk_cache.kept(
            self.key,
            "contact_line",
            lambda: contact_line.contact_line(self.states, self.ground.cells, self.ground.edges),
        )

    @cached_property
    def uncertainty(self) -> gpd.GeoDataFrame:
        """The ground on which the contact line may run: see `data.fronts.uncertainty.bands`."""
        return disk_cache.kept(
            self.key,
            "uncertainty",
            lambda: uncertainty.bands(self.contact_line, self.ground.cells, self.ground.edges),
        )

    def daily_area(
        self,
        first: int,
        last: int,
        known_by: int | area.EachDay,
        by: Literal["theatre", "raion"] = "theatre",
    ) -> pd.DataFrame:
        """Ground by control for every day: see `data.fronts.area.daily_area`."""
        ground = self.ground.cells if by == "theatre" else self.ground.by_raion
        return area.daily_area(self.states, ground, first, last, known_by, by)
