"""How long the fronts take, cold and again: python tests/benchmarks/front.py"""

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

sys.path.insert(0, str(Path(__file__).parents[2]))

import shapely

from data.belief.perspective import DEFAULT, named
from data.fronts.area import EACH_DAY
from data.fronts.fronts import Fronts, ground_of
from data.kept import disk_cache
from data.tables.coverage import FIRST_DAY, last_day, latest_knowledge
from data.tables.tables import load

Made = TypeVar("Made")


def timed(label: str, make: Callable[[], Made], size: Callable[[Made], str] = lambda made: "") -> Made:
    """What `make` makes, its time printed."""
    started = time.perf_counter()
    made = make()
    print(f"{label:48}{(time.perf_counter() - started) * 1000:8.0f} ms  {size(made)}")
    return made


def rows(table: object) -> str:
    """How many rows, and how many vertices if they have shapes."""
    shapes = getattr(table, "geometry", None)
    drawn = "" if shapes is None else f", {shapely.get_num_coordinates(shapes.to_numpy()).sum():,} vertices"
    return f"{len(table):,} rows{drawn}"  # type: ignore[arg-type]


def main() -> None:
    print(f"{'interpreter and imports, processor time':48}{time.process_time() * 1000:8.0f} ms")
    with tempfile.TemporaryDirectory() as empty:
        disk_cache.folder = lambda: Path(empty)  # type: ignore[assignment]
        tables = timed("evidence", load)
        ground = timed("cells and edges", lambda: ground_of(tables), lambda made: rows(made.cells))
        timed("raions", lambda: ground.by_raion, rows)
        for name, label in ((DEFAULT.name, "cold"), ("cautious", "another perspective"), (DEFAULT.name, "from disk")):
            fronts = Fronts(ground, tables.control_claims, named(name))
            print(f"\n{label}: {name}")
            timed("  states", lambda fronts=fronts: fronts.states, rows)
            timed("  areas", lambda fronts=fronts: fronts.areas, rows)
            timed("  contact line", lambda fronts=fronts: fronts.contact_line, rows)
            for known_by in (latest_knowledge(), EACH_DAY):
                timed(
                    f"  km² a day by raion, known by {known_by}",
                    lambda fronts=fronts, known_by=known_by: fronts.daily_area(
                        FIRST_DAY, last_day(), known_by, by="raion"
                    ),
                    rows,
                )
            timed("  uncertainty band", lambda fronts=fronts: fronts.uncertainty, rows)


if __name__ == "__main__":
    main()
