"""How fast the finder answers over 100,000 rows: python tests/benchmarks/finder.py

The rows are those of the evidence, again and again, each with a day of its own; the limit is 50 ms a search.
"""

import sys
import time
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).parents[2]))

import numpy as np
import pandas as pd

from data.finding.findable import findable
from data.finding.finder import Finder
from data.finding.spellings import Gazetteer
from data.tables.tables import load

ROWS, LIMIT_MS, TIMES = 100_000, 50, 9
QUERIES = (
    "Sudzha", "Суджа", "나진", "s*", "the", "", "control after:2024-06", "NOT kind:claim", "place:Суджа kind:event",
    '"North Korean" AND (troops OR workers) NOT place:Kursk', "source:MSMT after:2024-10 -voyages",
    "control OR after:2024-06 OR Sudzha",
)  # fmt: skip


def main() -> int:
    tables = load()
    rows = findable(tables)
    table = pd.concat([rows] * (ROWS // len(rows) + 1), ignore_index=True).head(ROWS)
    table["start"] = np.random.default_rng(1).integers(0, 1500, ROWS)
    started = time.perf_counter()
    finder = Finder(table, Gazetteer.of(tables.settlements, tables.places))
    print(f"index of {ROWS:,} rows, once{'':30}{time.perf_counter() - started:8.1f} s")
    slowest = 0.0
    for query in QUERIES:
        took = []
        for _ in range(TIMES):
            started = time.perf_counter()
            found = finder.search(query, 100_000)
            took.append((time.perf_counter() - started) * 1000)
        slowest = max(slowest, median(took))
        print(f"{query or '(everything)':56}{found.total:>8,} found {median(took):8.1f} ms")
    print(f"slowest {slowest:.1f} ms, limit {LIMIT_MS} ms: {'kept' if slowest < LIMIT_MS else 'NOT kept'}")
    return 0 if slowest < LIMIT_MS else 1


if __name__ == "__main__":
    sys.exit(main())
