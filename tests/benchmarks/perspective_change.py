"""How long it takes to look with other eyes: python tests/benchmarks/perspective_change.py

A perspective never asked for before: states, areas, contact line, band, daily series, front figures, disagreement
with another and the sensitivity of the whole history, on a ground that is there already; no disk cache.
The limit for the front and every figure is 1 s.
"""

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from data.basemap import layers
from data.belief import perspective_text
from data.belief.perspective import DEFAULT
from data.fronts.disagreement import daily_disagreement, disagreement
from data.fronts.figures import front_figures
from data.fronts.fronts import Fronts, ground_of
from data.fronts.gains import gains
from data.fronts.line_shift import LineShift
from data.fronts.sensitivity import sensitivity
from data.kept import disk_cache
from data.tables.coverage import FIRST_DAY, front_end, latest_knowledge
from data.tables.tables import load

LIMIT_S = 1.0


def main() -> int:
    disk_cache.folder = lambda: Path(tempfile.mkdtemp())  # type: ignore[assignment]
    tables = load()
    ground = ground_of(tables)
    days, known = (FIRST_DAY, front_end() - 1), latest_knowledge()
    other = Fronts(ground, tables.control_claims, DEFAULT)
    other.states  # noqa: B018 - the perspective one comes from is there already
    border = layers.border()
    front = Fronts(ground, tables.control_claims, perspective_text.read("kinds=map,press,research~window=21"))
    recomputed: dict[str, Callable[[], object]] = {
        "states": lambda: front.states,
        "areas": lambda: front.areas,
        "contact line": lambda: front.contact_line,
        "band": lambda: front.uncertainty,
        "daily km²": lambda: front.daily_area(*days, known),
        "front figures": lambda: front_figures(front, border, days, known),
        "gains and losses": lambda: gains(front.states, ground.cells, *days, known),
    }
    total = sum(timed(label, make) for label, make in recomputed.items())
    print(f"{'the front and every figure, whole history':44}{total * 1000:8.0f} ms")
    print(f"limit {LIMIT_S:.0f} s: {'kept' if total < LIMIT_S else 'NOT kept'}\n")
    timed("disagreement with another, polygons", lambda: disagreement(other.states, front.states, ground.cells))
    timed("… and km² a day", lambda: daily_disagreement(other.states, front.states, ground.cells, days, known))
    shift: list[LineShift] = []
    timed("distances between edges, once", lambda: shift.append(LineShift.of(ground)))
    timed("each source left out, one day", lambda: sensitivity(front, shift[0], (days[1], days[1]), known))
    timed("each source left out, whole history", lambda: sensitivity(front, shift[0], days, known))
    return 0 if total < LIMIT_S else 1


def timed(label: str, make: Callable[[], object]) -> float:
    started = time.perf_counter()
    make()
    took = time.perf_counter() - started
    print(f"{label:44}{took * 1000:8.0f} ms")
    return took


if __name__ == "__main__":
    sys.exit(main())
