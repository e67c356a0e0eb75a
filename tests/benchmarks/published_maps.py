"""Published maps of control to hold ours against, read from ../shared/realdata; none of them is in the repository."""

import json
from dataclasses import dataclass
from pathlib import Path

import geopandas as gpd
import pandas as pd
import shapely
from shapely.geometry.base import BaseGeometry

from data.basemap.metric import METRIC
from data.time.days import day_number

ROOT = Path(__file__).parents[2]
PUBLISHED = ROOT.parent / "shared" / "realdata"
UA_HELD, GREY = "#01579b", "#bdbdbd"  # DeepState's fills inside Russia: Ukrainian-held, unknown


@dataclass(frozen=True)
class PublishedMap:
    """What one publisher showed on one day, in METRIC."""

    publisher: str
    day: str  # ISO date
    shows: str  # "held": ground under Ukrainian control; "lost": ground it held and Russia has back
    ground: BaseGeometry

    @property
    def name(self) -> str:
        return f"{self.publisher} {self.day}"


def available() -> list[PublishedMap]:
    """Every published map there is, oldest first; none where ../shared is absent."""
    if not PUBLISHED.exists():
        return []
    found = [
        *(ua_control_map(path.stem) for path in PUBLISHED.glob("uacontrolmap/2*.json")),
        *(deepstate(path) for path in PUBLISHED.glob("deepstate/*.geojson")),
        *(isw(path) for path in PUBLISHED.glob("isw_kursk/*.geojson")),
    ]
    return sorted(found, key=lambda each: (each.day, each.publisher))


def ua_control_map(stem: str) -> PublishedMap:
    """The UA Control Map's Ukrainian-held ground in Kursk; its file gives latitude first."""
    content = json.loads((PUBLISHED / "uacontrolmap" / f"{stem}.json").read_text())
    rings = [shapely.Polygon([(lon, lat) for lat, lon in ring]) for ring in content["areas_ua"]]
    day = f"{stem[:4]}-{stem[4:6]}-{stem[6:]}"
    return PublishedMap("UA Control Map", day, "held", _metric(rings))


def deepstate(path: Path, fill: str = UA_HELD) -> PublishedMap:
    """DeepState's areas of one fill; the file is named for its second, its satirical shapes are left out."""
    features = json.loads(path.read_text())["features"]
    shapes = [
        shapely.force_2d(shapely.geometry.shape(feature["geometry"]))
        for feature in features
        if (feature["geometry"] or {}).get("type") == "Polygon"
        and feature["properties"].get("fill") == fill
        and "geoJSON.status" in feature["properties"]["name"]
    ]
    day = pd.Timestamp(int(path.stem), unit="s").date().isoformat()
    return PublishedMap("DeepState", day, "held", _metric(shapes))


def isw(path: Path) -> PublishedMap:
    """ISW's Russian advances in Kursk: ground Ukraine had held and Russia has back."""
    shapes = gpd.read_file(path).geometry.dropna()
    return PublishedMap("ISW", path.stem, "lost", _metric(shapely.force_2d(shapes.to_numpy())))


def geolocations() -> gpd.GeoDataFrame:
    """Geolocated positions inside Russia, in METRIC: day, side (UA|RU), point; empty where ../shared is absent."""
    path = PUBLISHED / "uacontrolmap" / "geolocations.csv"
    if not path.exists():
        return gpd.GeoDataFrame({"day": [], "side": []}, geometry=[], crs=METRIC)
    table = pd.read_csv(path, usecols=["date", "geo_code", "lon", "lat", "ru_oblast"]).dropna()
    points = gpd.GeoSeries(gpd.points_from_xy(table["lon"], table["lat"]), crs=4326).to_crs(METRIC)
    return gpd.GeoDataFrame(
        {"day": table["date"].map(day_number).to_numpy(), "side": table["geo_code"].str.upper().to_numpy()},
        geometry=points.to_numpy(),
        crs=METRIC,
    )


def overlap(one: BaseGeometry, other: BaseGeometry) -> float:
    """Intersection over union: 1 for the same ground, 0 for none in common."""
    union = one.union(other).area
    return one.intersection(other).area / union if union else 1.0


def _metric(shapes: object) -> BaseGeometry:
    flat = gpd.GeoSeries(list(shapes), crs=4326).to_crs(METRIC)  # type: ignore[call-overload]
    return shapely.union_all(shapely.make_valid(flat.to_numpy()))
