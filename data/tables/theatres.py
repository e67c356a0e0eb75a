"""The fronts there are, told by rows: another border oblast is a row of theatres.csv, settlements and a base map."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import atan, degrees, exp, log, log2, pi, radians, tan
from typing import Final, NamedTuple

import numpy as np
import pandas as pd

from data.basemap.extents import FRONT

ALL: Final = "both"  # the link's word for every front together, from when there were two
SUPPLY: Final = "supply"
SUBJECTS: Final = {SUPPLY: "supply routes", "diplomacy": "diplomacy"}  # what an event may be of besides a front
RESERVED: Final = (ALL, *SUBJECTS, "sea", "ports")  # words of links that mean something else
SEPARATOR: Final = ";"
MAP: Final = (1000.0, 600.0)  # px: the map a camera is meant for
MIDDLE: Final = 2 / 3  # of a front's view: the rest is margin
CLOSEST: Final = 10.0  # zoom: a front of one village is not shown from nearer
TILE: Final = 512.0  # px of the world at zoom 0


class Box(NamedTuple):
    """A rectangle in degrees, EPSG:4326."""

    west: float
    south: float
    east: float
    north: float


@dataclass(frozen=True)
class Theatre:
    """One front.

    Attributes:
        id: what links, exports and questions name it by.
        name: one word or two: "Kursk".
        front: the front in words: "Kursk front".
        place: the ground it is about: "Kursk Oblast".
        oblasts: the oblasts whose settlements belong to it, as settlements.csv and the base map name them.
        lon: where its camera looks, degrees (EPSG:4326).
        lat: likewise.
        zoom: Web Mercator level (512 px tiles) for a map `MAP` large.
    """

    id: str
    name: str
    front: str
    place: str
    oblasts: tuple[str, ...]
    lon: float
    lat: float
    zoom: float

    @property
    def seen(self) -> Box:
        """What its camera shows."""
        return self._seen(1.0)

    @property
    def middle(self) -> Box:
        """The part of that which has to be seen where other fronts are shown too."""
        return self._seen(MIDDLE)

    def _seen(self, share: float) -> Box:
        across, up = (share * pixels / TILE / 2**self.zoom / 2 for pixels in MAP)
        x, y = self.lon / 360, _mercator(self.lat)
        return Box((x - across) * 360, _latitude(y - up), (x + across) * 360, _latitude(y + up))


@dataclass(frozen=True)
class Theatres:
    """All fronts, in the order of their rows, and the words for one of them or all of them together."""

    every: tuple[Theatre, ...]

    @classmethod
    def of(cls, rows: pd.DataFrame) -> "Theatres":
        """The fronts of a loaded theatres table."""
        columns = ["id", "name", "front", "place", "oblasts", "lon", "lat", "zoom"]
        return cls(
            tuple(
                Theatre(key, name, front, place, tuple(oblasts.split(SEPARATOR)), *camera)
                for key, name, front, place, oblasts, *camera in rows[columns].itertuples(index=False)
            )
        )

    @property
    def ids(self) -> tuple[str, ...]:
        """Their ids."""
        return tuple(each.id for each in self.every)

    @property
    def subjects(self) -> dict[str, str]:
        """What a claim or event can be of, and its words: the fronts, supply, diplomacy."""
        return {each.id: each.front for each in self.every} | SUBJECTS

    @property
    def labels(self) -> dict[str, str]:
        """What a claim or event can be of, as a label has it: each front's name, "Supply routes", "Diplomacy"."""
        return {each.id: each.name for each in self.every} | {key: said.capitalize() for key, said in SUBJECTS.items()}

    @property
    def oblasts(self) -> tuple[str, ...]:
        """The oblasts of all fronts."""
        return tuple(oblast for each in self.every for oblast in each.oblasts)

    @property
    def choices(self) -> dict[str, str]:
        """What a reader chooses from, and its words: each front, and all together where there is more than one."""
        words = {each.id: each.name for each in self.every}
        return words if len(words) == 1 else {**words, ALL: "Both" if len(words) == 2 else "All"}

    @property
    def maps(self) -> dict[str, str]:
        """Each front and all together, in words as a sentence has them."""
        together = "both fronts" if len(self.every) == 2 else "all fronts"
        return {each.id: each.front for each in self.every} | {ALL: together}

    @property
    def default(self) -> str:
        """What is shown while nothing is chosen: the first front."""
        return next(iter(self.choices))

    def chosen(self, asked: str) -> str:
        """What is shown where `asked` is asked for: that, or the default where it is no front."""
        return asked if asked in (*self.ids, ALL) else self.default

    def under(self, choice: str) -> tuple[str, ...]:
        """Ids of the fronts that a choice stands for."""
        return self.ids if choice == ALL else (choice,)

    def named(self, theatre: str) -> str:
        """The short name of a front, its id where it is not in the rows."""
        return next((each.name for each in self.every if each.id == theatre), theatre)

    def words(self, choice: str) -> str:
        """A choice or "supply" in words: "Kursk front", "Kursk and Belgorod fronts", "Supply routes"."""
        if choice == SUPPLY:
            return SUBJECTS[SUPPLY].capitalize()
        here = [each for each in self.every if each.id in self.under(choice)]
        if len(here) == 1:
            return here[0].front
        return f"{listed([each.name for each in here])} fronts" if here else "Fronts"

    def camera(self, choice: str) -> tuple[float, float, float]:
        """Longitude, latitude and zoom that show a choice; the base map's middle where there is no front."""
        here = [each for each in self.every if each.id in self.under(choice)]
        if len(here) == 1:
            return here[0].lon, here[0].lat, here[0].zoom
        return fitted(_round([each.middle for each in here])) if here else fitted(Box(*FRONT.bounds))


def listed(words: Sequence[str]) -> str:
    """Words as a sentence lists them: "Kursk", "Kursk and Belgorod", "Bryansk, Kursk and Belgorod"."""
    return " and ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))


def fitted(box: Box) -> tuple[float, float, float]:
    """Longitude, latitude and zoom of the camera that shows a box whole, rounded as a row would say them."""
    low, high = _mercator(box.south), _mercator(box.north)
    share = max((box.east - box.west) / 360 / MAP[0], (high - low) / MAP[1])
    zoom = min(-log2(share * TILE), CLOSEST) if share else CLOSEST
    return round((box.west + box.east) / 2, 2), round(_latitude((low + high) / 2), 2), round(zoom, 1)


def told_from(oblasts: Sequence[str]) -> list[dict[str, str]]:
    """The rows of a folder without theatres.csv: a front for each oblast of its settlements, named after it."""
    found = dict.fromkeys(each for each in oblasts if each)
    return [
        {
            "id": re.sub(r"[^a-z0-9]+", "_", oblast.lower()).strip("_") or f"front_{number}",
            "name": oblast,
            "front": f"{oblast} front",
            "place": f"{oblast} Oblast",
            "oblasts": oblast,
        }
        for number, oblast in enumerate(found, 1)
    ]


def placed(settlements: pd.DataFrame, theatres: pd.DataFrame) -> pd.DataFrame:
    """Settlements with the column `theatre`: the front their oblast belongs to."""
    return settlements.assign(theatre=settlements["oblast"].map(by_oblast(theatres)).astype("str"))


def by_oblast(theatres: pd.DataFrame) -> Mapping[str, str]:
    """Oblast -> the front it belongs to."""
    pairs = theatres[["id", "oblasts"]].dropna().itertuples(index=False)
    return {oblast: str(theatre) for theatre, oblasts in pairs for oblast in str(oblasts).split(SEPARATOR)}


def with_cameras(theatres: pd.DataFrame, settlements: pd.DataFrame) -> pd.DataFrame:
    """Theatres with lon, lat and zoom where a row says none: a camera that shows its settlements."""
    camera = ["lon", "lat", "zoom"]
    points = settlements.groupby("theatre")[["lon", "lat"]]
    low, high = points.min(), points.max()
    filled = []
    for theatre, *said in theatres[["id", *camera]].itertuples(index=False):
        here = Box(*low.loc[theatre], *high.loc[theatre]) if theatre in low.index else Box(*FRONT.bounds)
        filled.append(fitted(here) if np.isnan(said).any() else said)
    return theatres.assign(**dict(zip(camera, np.array(filled, float).reshape(-1, 3).T, strict=True)))


def _round(boxes: Sequence[Box]) -> Box:
    west, south, east, north = zip(*boxes, strict=True)
    return Box(min(west), min(south), max(east), max(north))


def _mercator(latitude: float) -> float:
    """How far north of the equator, the world being 1 around."""
    return log(tan(pi / 4 + radians(latitude) / 2)) / (2 * pi)


def _latitude(north: float) -> float:
    return degrees(2 * atan(exp(north * 2 * pi)) - pi / 2)
