"""Control areas of one day as GeoJSON for other programs: property names here are a promise."""

from typing import Final

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from shapely.geometry.base import BaseGeometry

from data.basemap.metric import Geometries
from data.belief import perspective_text
from data.fronts.fronts import Fronts
from data.tables.coverage import FIRST_DAY, front_end
from data.tables.source_terms import terms
from data.time import dates
from data.time.days import date_of, in_words

DECIMALS: Final = 6  # of a degree: 0.1 m, finer than the cells' own grid
LICENCE: Final = "Computed by Lifeline from cited claims; each source keeps its own terms. Geometry: ODbL."
CREDIT: Final = "© OpenStreetMap contributors (ODbL) · geoBoundaries · GeoNames (CC BY 4.0)"


class DayNotCoveredError(ValueError):
    """The evidence says nothing about the front on that day."""


def control_geojson(fronts: Fronts, sources: pd.DataFrame, day: int, known_by: int) -> dict[str, object]:
    """The control areas of one day as a GeoJSON FeatureCollection (RFC 7946, WGS84).

    One feature for each theatre and control that is there. Its properties: `control` (UA|RU|contested),
    `theatre` (an id in theatres.csv), `area_km2`, `claims` (ids in control_claims.csv, sorted), `first_day`,
    `last_day` (ISO dates: the area has this shape from the first to the last, both included; null where open) and
    `known_from`, `known_to` (likewise, in publication time). The collection carries `day`, `known_by`, `perspective`
    (its name or its rules as text), `dates` (what the dates mean), `credit`, `licence` and `sources` (of the
    publications behind the claims: id, publisher, title, url, terms).

    Args:
        fronts: the front.
        sources: the sources table, as loaded.
        day: the day shown.
        known_by: the last publication day that counts.

    Raises:
        DayNotCoveredError: the evidence does not cover `day`.
    """
    if not FIRST_DAY <= day < front_end():
        raise DayNotCoveredError(
            f"No front is drawn for {in_words(day)}: "
            f"the evidence covers {in_words(FIRST_DAY)} to {in_words(front_end() - 1)}."
        )
    shown = fronts.areas_at(day, known_by)
    return {
        "type": "FeatureCollection",
        "day": date_of(day).isoformat(),
        "known_by": date_of(known_by).isoformat(),
        "perspective": perspective_text.write(fronts.perspective),
        "dates": dates.RULE,
        "credit": CREDIT,
        "licence": LICENCE,
        "sources": _sources(fronts, sources, {claim for claims in shown["claims"] for claim in claims}),
        "features": [_feature(part) for _, part in shown.groupby(["theatre", "control"])],
    }


def _sources(fronts: Fronts, sources: pd.DataFrame, claims: set[str]) -> list[dict[str, str]]:
    used = fronts.claims.loc[fronts.claims["id"].isin(claims), "source_id"].unique()
    rows = sources.loc[sources["id"].isin(used)]
    told = rows.assign(terms=terms(rows))[["id", "publisher", "title", "url", "terms"]]
    return [{str(name): str(value) for name, value in row.items()} for row in told.to_dict("records")]


def _feature(part: gpd.GeoDataFrame) -> dict[str, object]:
    """All areas of one theatre and control as one feature, valid while none of them changes."""
    return {
        "type": "Feature",
        "properties": {
            "control": part["control"].iloc[0],
            "theatre": part["theatre"].iloc[0],
            "area_km2": round(float(part["area_km2"].sum()), 2),
            "claims": sorted({claim for claims in part["claims"] for claim in claims}),
        }
        | {dates.NAMES[name]: dates.iso(name, int(part[name].max())) for name in ("start", "known_from")}
        | {dates.NAMES[name]: dates.iso(name, int(part[name].min())) for name in ("end", "known_to")},
        "geometry": _geometry(part.geometry.to_numpy()),
    }


def _geometry(shapes: Geometries) -> dict[str, object]:
    whole: BaseGeometry = shapely.coverage_union_all(shapes)
    rounded = shapely.transform(whole, lambda xy: np.round(xy, DECIMALS))
    geometry: dict[str, object] = shapely.orient_polygons(rounded).__geo_interface__
    return geometry
