"""The default briefing says what its citations say."""

import re

import pytest

from data.briefings.citations import Citations
from data.briefings.scenes import Briefing
from data.briefings.toml import BRIEFINGS, load
from data.tables.schemas import COMPILED
from data.tables.tables import load as load_tables
from data.time.days import day_number, in_words

TABLES = load_tables()
CITATIONS = Citations(TABLES)
MONTHS = r"\d{1,2} (?:Jan|Feb|Mar|Apr|May|June|July|Aug|Sep|Oct|Nov|Dec)\w*"


@pytest.fixture(scope="module")
def briefing() -> Briefing:
    return load(BRIEFINGS / "msmt.toml", TABLES)


def test_it_has_ten_to_fourteen_scenes_each_with_a_figure_and_notes(briefing: Briefing) -> None:
    assert 10 <= len(briefing.scenes) <= 14
    assert all(scene.figure and scene.notes and len(scene.sentences) in (2, 3) for scene in briefing.scenes)


def test_a_scene_in_which_time_runs_comes_to_rest_on_the_day_its_slide_shows(briefing: Briefing) -> None:
    runs = [scene.clock for scene in briefing.scenes if scene.clock.play]
    assert len(runs) >= 3
    assert all(clock.play and clock.day == clock.play.last for clock in runs)


def test_the_first_scene_shows_nothing_that_came_out_after_the_report(briefing: Briefing) -> None:
    clock = briefing.scenes[0].clock
    assert clock.known_on(clock.day) == clock.day == day_number("2025-05-29")
    assert "seed_article" in briefing.scenes[0].cites  # who says that MSMT took over from the panel


def test_it_says_what_is_disputed_and_what_is_not_known(briefing: Briefing) -> None:
    assert {"disputed", "not-known"} <= {scene.id for scene in briefing.scenes}


def test_every_number_in_a_sentence_stands_in_a_row_it_cites(briefing: Briefing) -> None:
    for scene in briefing.scenes:
        for sentence in scene.sentences:
            said = "\n".join(evidence(each) for each in sentence.cites)
            for number in numbers(sentence.text):
                assert re.search(rf"(?<![\d.]){re.escape(number)}(?![\d])", said), (scene.id, number, said)


def test_nothing_cited_was_published_after_these_tables_were_compiled(briefing: Briefing) -> None:
    assert all(int(CITATIONS[each].row.get("known_from", 0)) <= COMPILED for each in briefing.cites)


def numbers(text: str) -> list[str]:
    plain = re.sub(r"(?<=\d)\u2009(?=\d{3})", "", text)
    plain = re.sub(r"KN-\d+|Maia-1", "", plain)
    plain = re.sub(r"(\d+)\s+million", lambda found: f"{found[1]}000000", plain)
    plain = re.sub(r"\b4 to 6000000", "4000000 to 6000000", plain)
    return re.findall(r"\d+(?:\.\d+)?", plain)


def evidence(name: str) -> str:
    """All a row says, numbers without thousands separators, days in words."""
    citation = CITATIONS[name]
    row = citation.row
    words = [str(value) for value in row]
    days = [in_words(int(row[each])) for each in ("start", "known_from") if each in row]
    last = [in_words(int(row["end"]) - 1)] if "end" in row else []
    quantities = [f"{row[each]:.0f}" for each in ("low", "high") if each in row and row[each] == row[each]]
    text = " ".join([*words, *days, *last, *quantities, citation.source.title, citation.source.published])
    return re.sub(r"(?<=\d),(?=\d{3})", "", text)
