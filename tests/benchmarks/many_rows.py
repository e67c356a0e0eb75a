"""What evidence of other people costs: processor seconds with 5,000 claims, and with 3,000 settlements.

Run with `python -m tests.benchmarks.many_rows`. A folder is made with the shipped tables in which settlements stand
close along Russia's side of the border and claims are spread over them and the days. Processor time of a fresh
process, imports included, user and system together, so that a busy machine does not count.
"""

import os
import resource
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import numpy as np
import pandas as pd
import shapely

from data.basemap import layers
from data.tables.tables import EVIDENCE
from data.time.days import date_of

FIRST: Final = 490  # days since 2022-01-01
LAST: Final = 1300
NEAR_DEG: Final = 0.25  # how far from the border settlements lie
SIZES: Final = {"shipped": (0, 0), "5,000 claims": (300, 5000), "3,000 settlements": (3000, 600)}  # added rows
WINDOW: Final = shapely.box(34.3, 50.2, 38.5, 51.9)
PAGE: Final = (
    "from streamlit.testing.v1 import AppTest\n"
    "app = AppTest.from_file('pages/shell/navigation.py', default_timeout=3600)\n"
    "app.switch_page('../{0}/{0}.py')\n"
    "assert not app.run().exception\n"
)
FRONT: Final = (
    "from data.fronts.fronts import Fronts, ground_of; from data.tables.tables import load\n"
    "from layers.looks import published; from layers.stage.data import StageData\n"
    "tables = load(); ground = ground_of(tables); fronts = Fronts(ground, tables.control_claims)\n"
    "urls = StageData(tables, lambda name: fronts).front('')\n"
    "assert all([published.at(url) for url in ({0})])\n"
)
TASKS: Final = {
    **{f"page {name} until it stands": ("-c", PAGE.format(name)) for name in ("overview", "fronts", "analysis")},
    "control of a day": ("-m", "data", "control", "--day", "2024-10-01"),
    "layers of the front but the band": ("-c", FRONT.format("*urls.control.values(), urls.line, urls.settlements")),
    "line and band": ("-c", FRONT.format("urls.band,")),
    "check": ("-m", "data", "check"),
}


def made(folder: Path, settlements: int, claims: int, seed: int = 7) -> Path:
    """The shipped evidence with this many settlements and claims, the same for one seed."""
    shutil.copytree(EVIDENCE, folder)
    rng = np.random.default_rng(seed)
    places = pd.read_csv(folder / "settlements.csv", dtype=str, keep_default_na=False)
    said = pd.read_csv(folder / "control_claims.csv", dtype=str, keep_default_na=False)
    lon, lat, oblast = points(rng, settlements)
    row = rng.integers(0, len(places), settlements)
    many = places.iloc[row].reset_index(drop=True)
    ids = [f"village_{n}" for n in range(settlements)]
    many = many.assign(id=ids, name=[f"Village {n}" for n in range(settlements)], oblast=oblast)
    many["lon"], many["lat"] = np.round(lon, 5).astype(str), np.round(lat, 5).astype(str)
    pd.concat([places, many], ignore_index=True).to_csv(folder / "settlements.csv", index=False)
    shown = said.loc[said["known_from_basis"] == "shown"]
    more = shown.iloc[rng.integers(0, len(shown), claims)].reset_index(drop=True)
    day = rng.integers(FIRST, LAST, claims)
    when = [date_of(int(each)).isoformat() for each in day]
    more = more.assign(
        id=[f"village-{n}" for n in range(claims)],
        settlement_id=np.array(ids)[rng.integers(0, settlements, claims)],
        start=when,
        known_from=when,
        control=rng.choice(["UA", "RU", "contested"], claims),
        claimant=[f"Reporter {n}" for n in rng.integers(0, 40, claims)],
        credibility=rng.integers(2, 5, claims).astype(str),
    )
    more = more.drop_duplicates(["settlement_id", "start", "source_id", "claimant"])
    pd.concat([said, more], ignore_index=True).to_csv(folder / "control_claims.csv", index=False)
    return folder


def points(rng: np.random.Generator, count: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Longitude, latitude and oblast of points on Russia's side of the border, in the oblasts that have a front."""
    oblasts = layers.oblasts()
    here = oblasts.loc[oblasts["name"].isin(["Kursk", "Belgorod"])]
    near = layers.border().geometry.union_all().buffer(NEAR_DEG)
    parts = zip(here["name"], here.geometry, strict=True)
    shapes = {name: shapely.intersection_all([part, near, WINDOW]) for name, part in parts}
    west, south, east, north = WINDOW.bounds
    lon, lat = rng.uniform(west, east, count * 60), rng.uniform(south, north, count * 60)
    found = np.full(len(lon), "", object)
    for name, shape in shapes.items():
        shapely.prepare(shape)
        found[shapely.contains_xy(shape, lon, lat)] = name
    inside = np.flatnonzero(found != "")[:count]
    return lon[inside], lat[inside], found[inside]


def seconds(task: tuple[str, ...], folder: Path, cache: Path) -> float:
    """User and system time of one run in a fresh process, nothing cached on disk."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    environment = os.environ | {"LIFELINE_EVIDENCE": str(folder), "XDG_CACHE_HOME": str(cache)}
    subprocess.run([sys.executable, *task], env=environment, stdout=subprocess.DEVNULL, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    """Print the figures."""
    with TemporaryDirectory() as found:
        for name, rows in SIZES.items():
            folder = made(Path(found) / name, *rows)
            for task, command in TASKS.items():
                spent = seconds(command, folder, Path(found) / f"cache {name} {task}")
                print(f"{name}: {task}: {spent:.1f} s", flush=True)


if __name__ == "__main__":
    main()
