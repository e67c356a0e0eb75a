"""How long the default briefing's exports take and how much memory: `python tests/benchmarks/exports.py`.

Limits on two cores: PPTX, PDF and HTML under 60 s, 10 s of 1080p video under 120 s, a GIF as long as a scene may play
(120 s) under 180 s, memory under 1.5 GB. The HTML file needs the instant map installed. Each export runs
in a process of its own, as from the command line, so that its peak memory is its own.
"""

import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]
BRIEFING = "data/briefings/msmt.toml"
MEMORY_GB = 1.5
VIDEO = """
import dataclasses, sys
from pathlib import Path
from data.briefings.toml import load
from data.tables.tables import load as load_tables
from layers.handover.job import Job
from layers.handover.video import gif, mp4
from layers.handover.film import HOLD
from layers.paper.content import Content
tables = load_tables()
briefing = load(Path(sys.argv[1]), tables)
number = [scene.id for scene in briefing.scenes].index(sys.argv[3])
scene = briefing.scenes[number]
play = scene.clock.play
seconds = float(sys.argv[4])
paced = dataclasses.replace(play, days_per_second=(play.last - play.first) / (seconds - HOLD))
scene = dataclasses.replace(scene, clock=dataclasses.replace(scene.clock, play=paced))
make = gif if sys.argv[2].endswith(".gif") else mp4
make(Job(dataclasses.replace(briefing, scenes=(scene,)), Content(tables), Path(sys.argv[2])))
"""
COMMAND = ("-m", "layers", "export", BRIEFING)


def main() -> int:
    """Print a line for each export; 1 when a limit is not kept."""
    kept = True
    with tempfile.TemporaryDirectory() as folder:
        for name, limit, arguments in (
            ("briefing.pptx", 60, (*COMMAND, f"{folder}/briefing.pptx")),
            ("briefing.pdf", 60, (*COMMAND, f"{folder}/briefing.pdf")),
            ("scene.png", 60, (*COMMAND, f"{folder}/scene.png", "--scene", "8")),
            ("briefing.html", 60, (*COMMAND, f"{folder}/briefing.html")),
            ("front.mp4", 120, ("-c", VIDEO, BRIEFING, f"{folder}/front.mp4", "kursk-august-2024", "10")),
            ("ships.mp4", 120, ("-c", VIDEO, BRIEFING, f"{folder}/ships.mp4", "back-to-pyongyang", "10")),
            ("ships.gif", 180, ("-c", VIDEO, BRIEFING, f"{folder}/ships.gif", "back-to-pyongyang", "120")),
        ):
            start = time.perf_counter()
            done = subprocess.run([sys.executable, *arguments], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
            seconds = time.perf_counter() - start
            # the largest of all children so far: enough to see that none passes the limit
            memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 2**20
            size = (Path(folder) / name).stat().st_size / 1e6
            fine = done.returncode == 0 and seconds < limit and memory < MEMORY_GB
            kept &= fine
            print(
                f"{name:14} {seconds:6.1f} s (limit {limit} s)   {size:5.1f} MB   "
                f"peak memory so far {memory:.2f} GB (limit {MEMORY_GB} GB)   {'ok' if fine else 'TOO MUCH'}"
            )
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
