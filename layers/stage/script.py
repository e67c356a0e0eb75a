"""What the stage's script is told: every scene in words and numbers, ready to show. All text stays text.

The script itself is TypeScript, in `layers/deckmap/ts/telling`: `told.ts` there says the same as types.
"""

from pathlib import Path
from typing import Any, Final

from data.briefings.citations import Citations
from data.briefings.scenes import Briefing, Clock, Scene
from data.briefings.source_numbers import SourceNumbers
from data.tables.coverage import FIRST_DAY, front_end, last_day, latest_knowledge
from data.tables.tables import Tables
from data.tables.theatres import Theatres
from data.time.days import in_words
from layers.map.legend import CREDITS
from layers.map.legend_sign import css
from layers.stage import colours
from layers.stage import legend as stage_legend
from layers.stage.data import StageData
from layers.stage.layers import StageLayers

FOLDER: Final = Path(__file__).parent
ROOTS: Final = {"stage": "stage-words", "presenter": "presenter", "file": "file"}  # the class its style is for
MAP: Final = "briefing-map"  # the key of the map the stage stands over


def style(name: str = "stage") -> str:
    """The style sheet that goes with a script, its colours those of the one style table."""
    return colours.css(f".{ROOTS[name]}") + (FOLDER / f"{name}.css").read_text(encoding="utf-8")


def told(briefing: Briefing, data: StageData, drawn: StageLayers) -> dict[str, Any]:
    """What does not depend on who looks: scenes, layers by role, the ends of the clock, credits."""
    sources = SourceNumbers(briefing, Citations(data.tables))
    scenes = [
        {
            **scene_told(scene, sources, data.theatres),
            "layers": list(shown),
            "legend": legend(scene, data),
        }
        for scene, shown in zip(briefing.scenes, drawn.shown, strict=True)
    ]
    return {
        "map": MAP,
        "title": briefing.title,
        "scenes": scenes,
        "layers": drawn.roles,
        "first": FIRST_DAY,
        "last": last_day(),
        "latest": latest_knowledge(),
        "marks": [list(each) for each in named_days(briefing, data.tables)],
        "listed": [[each.full, each.source.link] for each in sources.every],
        "credits": CREDITS,
        "offline": False,
        "start": 0,
        "kiosk": False,
        "follow": False,
    }


def scene_told(scene: Scene, sources: SourceNumbers, theatres: Theatres) -> dict[str, Any]:
    """One scene: words with the numbers of their sources, camera and clock."""
    figure = None
    if scene.figure:
        figure = {
            "number": scene.figure.number,
            "words": scene.figure.words,
            "by": sources.attribution(scene),
        }
    return {
        "id": scene.id,
        "title": scene.title,
        "figure": figure,
        "sentences": [[each.text, sources.marks(each.cites)] for each in scene.sentences],
        "cites": [[each.short, each.source.link] for each in sources.of(scene.cites)],
        "notes": scene.notes,
        "place": theatres.words(scene.theatre),
        "asof": as_of(scene),
        "camera": vars(scene.camera),
        "clock": clock_told(scene.clock),
        "play": _play(scene.clock),
        "compare": None if scene.compare is None else {"day": scene.compare, "known_by": scene.clock.known_by},
    }


def named_days(briefing: Briefing, tables: Tables) -> tuple[tuple[int, str], ...]:
    """The events a briefing points at or cites, for its time axis, oldest first: day and title."""
    named = {each.removeprefix("event:") for scene in briefing.scenes for each in (*scene.highlights, *scene.cites)}
    found = tables.events.loc[tables.events["id"].isin(named)].sort_values("start")
    within = found.loc[(found["start"] >= FIRST_DAY) & (found["start"] <= last_day())]
    return tuple((int(day), str(title)) for day, title in zip(within["start"], within["title"], strict=True))


def as_of(scene: Scene) -> str:
    """How far the fronts' evidence reaches, where the scene goes beyond it; "" elsewhere."""
    if scene.theatre == "supply" or scene.clock.day < front_end():
        return ""
    return f"no front is drawn after {in_words(front_end() - 1)}"


def clock_told(clock: Clock) -> dict[str, Any]:
    """The clock as the map takes it: there a window is the days before the one shown."""
    return {"day": clock.day, "window": max(clock.window - 1, 0), "known_by": clock.known_by}


def _play(clock: Clock) -> dict[str, Any] | None:
    if clock.play is None:
        return None
    return {"first": clock.play.first, "last": clock.play.last, "speed": clock.play.days_per_second}


def legend(scene: Scene, data: StageData) -> list[dict[str, str]]:
    """The rows of a scene's legend as words and CSS declarations of their signs."""
    rows = stage_legend.rows(data, scene)
    return [{"heading": row.heading, "words": row.words, "sign": css(row)} for row in rows]
