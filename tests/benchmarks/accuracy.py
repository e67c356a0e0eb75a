"""How near our fronts come to published maps: python tests/benchmarks/accuracy.py

Prints overlap (IoU) and area for every published file in ../shared/realdata, for every built-in perspective, for
other windows, doubts and reaches than ours, and for published maps with each other. The rules were chosen by the
mean over all files but UA Control Map 2024-10-01, which the test suite keeps as its measure.
"""

import dataclasses
import sys
from itertools import pairwise
from pathlib import Path

import numpy as np
import shapely

sys.path.insert(0, str(Path(__file__).parents[2]))

from data.basemap import layers
from data.basemap.metric import metric_points
from data.belief.perspective import BUILT_IN, DEFAULT, NEVER_DOUBTFUL, Perspective, Rule
from data.fronts.fronts import REACH_KM, Fronts, Ground, ground_of
from data.tables.tables import load
from data.time.days import date_of, day_number
from tests.benchmarks import published_maps
from tests.benchmarks.our_ground import TODAY, ours
from tests.benchmarks.published_maps import PublishedMap, overlap

MEASURE = "UA Control Map 2024-10-01"


def file_by_file(fronts: Fronts, maps: list[PublishedMap]) -> None:
    """Overlap and area for each published file.

    Beside them: with contested ground counted as held, of our front a week later (maps publish late, some later
    than others), and the best our cells could do if their states were read off that very map.
    """
    cells = fronts.ground.cells
    places = fronts.ground.settlements.set_index("id").loc[cells["settlement_id"]]
    points = metric_points(places)
    print(
        f"{'published map':28}{'shows':7}{'IoU':>6}{'+cont.':>8}{'+7 days':>9}"
        f"{'best':>7}{'ours':>9}{'theirs':>9}{'ratio':>7}"
    )
    for each in maps:
        mine = ours(fronts, each.shows, each.day)
        wider = ours(fronts, "held or contested", each.day) if each.shows == "held" else None
        week_on = ours(fronts, each.shows, date_of(day_number(each.day) + 7).isoformat())
        inside = shapely.contains(each.ground, points)
        best = overlap(shapely.coverage_union_all(cells.geometry.to_numpy()[inside]), each.ground)
        print(
            f"{each.name:28}{each.shows:7}{overlap(mine, each.ground):6.2f}"
            f"{overlap(wider, each.ground) if wider else float('nan'):8.2f}"
            f"{overlap(week_on, each.ground):9.2f}{best:7.2f}"
            f"{mine.area / 1e6:7.0f}km²{each.ground.area / 1e6:6.0f}km²{mine.area / each.ground.area:7.2f}"
        )


def with_each_other(maps: list[PublishedMap]) -> None:
    """Overlap of the published maps of held ground with the next one in time."""
    held = [each for each in maps if each.shows == "held" and each.ground.area]
    for one, other in pairwise(held):
        apart = day_number(other.day) - day_number(one.day)
        print(f"{one.name} with {other.name}, {apart} days apart: {overlap(one.ground, other.ground):.2f}")


def variant(label: str, fronts: Fronts, maps: list[PublishedMap], wrong: str) -> None:
    """One line: overlap with the measure, mean overlap with all other files, and misplaced geolocations."""
    found = {each.name: overlap(ours(fronts, each.shows, each.day), each.ground) for each in maps}
    others = np.mean([value for name, value in found.items() if name != MEASURE])
    print(f"{label:44}{found[MEASURE]:8.2f}{others:8.3f}   {wrong}")


def misplaced(fronts: Fronts) -> str:
    """Share of geolocated positions that lie in ground we give to the other side, August 2024 to June 2025."""
    spots = published_maps.geolocations()
    spots = spots.loc[(spots["day"] >= day_number("2024-08-06")) & (spots["day"] <= day_number("2025-06-30"))]
    cells = fronts.ground.cells
    nearest = shapely.STRtree(cells.geometry.to_numpy()).nearest(spots.geometry.to_numpy())
    spots = spots.assign(settlement_id=cells["settlement_id"].to_numpy()[nearest])
    known = fronts.states.loc[fronts.states["known_to"] > TODAY]
    spots = spots.loc[spots["settlement_id"].isin(fronts.claims["settlement_id"])]
    both = spots.merge(known, on="settlement_id")
    both = both.loc[(both["start"] <= both["day"]) & (both["end"] > both["day"])]
    shares = [
        (both.loc[both["side"] == side, "control"] == other).mean() for side, other in (("UA", "RU"), ("RU", "UA"))
    ]
    return f"{shares[0]:.3f} {shares[1]:.3f}"


def main() -> None:
    maps = published_maps.available()
    if not maps:
        print(f"No published maps: {published_maps.PUBLISHED} is not there.")
        return
    tables = load()
    ground, claims = ground_of(tables), tables.control_claims

    def show(label: str, perspective: Perspective, on: Ground = ground) -> None:
        fronts = Fronts(on, claims, perspective)
        variant(label, fronts, maps, misplaced(fronts))

    print("Default perspective, file by file (best: cells read off the published map itself)")
    file_by_file(Fronts(ground, claims), maps)
    print("\nPublished maps with each other")
    with_each_other(maps)
    heading = f"{'':44}{'Oct 1':>8}{'others':>8}   UA in RU, RU in UA"
    print(f"\nPerspectives: IoU on 2024-10-01, mean over the other files, misplaced geolocations\n{heading}")
    for perspective in BUILT_IN.values():
        show(perspective.label, perspective)
    print(f"\nRules, windows and doubt\n{heading}")
    for rule in Rule:
        for days in (7, 14, 21, 30):
            for doubt in (4, 5, NEVER_DOUBTFUL):
                rules = dataclasses.replace(DEFAULT, rule=rule, window_days=days, doubtful_from=doubt)
                show(f"{rule}, {days} days, doubtful from {doubt}", rules)
    print(f"\nReach\n{heading}")
    for reach in (3.0, 4.0, REACH_KM, 6.0, 8.0, 50.0):
        russia, raions = layers.russia(), layers.raions()
        show(f"{reach:.0f} km", DEFAULT, Ground.of(tables.settlements, russia, raions, reach))


if __name__ == "__main__":
    main()
