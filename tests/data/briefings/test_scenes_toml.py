"""Briefings from files nobody checked: all problems at once, each with its line, and nothing let through."""

import dataclasses

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.briefings.scenes import Briefing, Figure
from data.briefings.toml import BRIEFINGS, MOST_BYTES, BriefingError, draft, load, parse
from data.briefings.toml_lines import line_numbers
from data.briefings.toml_write import toml
from data.tables.tables import Tables
from data.tables.tables import load as load_tables
from data.tables.vocabulary import Qualifier
from data.time.days import day_number

GOOD = """\
title = "A briefing"

[[scene]]
id = "one"
title = "Sudzha"
layers = ["control", "lines"]
notes = \"\"\"
[[scene]] is no header here
and "quotes" do not end it\"\"\"
camera = { longitude = 35.1, latitude = 51.26, zoom = 8.9 }
clock = { date = 2024-09-06 }
[scene.figure]
value = "20 000"
qualifier = "at least"
words = "containers"
claim = "containers-2025-05-msmt"
[[scene.sentence]]
text = "Sudzha changed hands."
cites = ["sudzha-2024-08-15-newsaz_0815", "ds_archive"]
"""


@pytest.fixture(scope="module")
def tables() -> Tables:
    return load_tables()


def problems(text: str | bytes, tables: Tables) -> list[tuple[int | None, str, str]]:
    with pytest.raises(BriefingError) as caught:
        parse(text, tables)
    return [(each.row, each.column, each.expected) for each in caught.value.problems]


DEEP = "a" + ".a" * 60_000


def test_an_unfinished_briefing_is_read_as_far_as_it_goes(tables: Tables) -> None:
    begun = GOOD.replace('"Sudzha"', '""').replace('"Sudzha changed hands."', '""').replace('"ds_archive"', '"nobody"')
    assert problems(begun, tables)
    scene = draft(begun, tables).scenes[0]
    assert (scene.title, scene.sentences[0].text) == ("", "")
    assert scene.sentences[0].cites == ("sudzha-2024-08-15-newsaz_0815", "nobody")
    assert scene.clock.day == day_number("2024-09-06")
    with pytest.raises(BriefingError):
        draft("title = ", tables)


def test_a_draft_keeps_every_word_whatever_is_wrong_with_it(tables: Tables) -> None:
    sentence = GOOD[GOOD.index("[[scene.sentence]]") :]
    begun = (
        GOOD.replace('"Sudzha changed hands."', '"Sudzha\\nchanged\\thands."')
        .replace('title = "Sudzha"', f'title = "{"Sudzha " * 20}"')
        .replace("[[scene]] is no header here", "[[scene]]\tis no header here")
        + sentence * 3
    )
    assert len(problems(begun, tables)) == 4
    scene = draft(begun, tables).scenes[0]
    assert scene.title == "Sudzha " * 20
    assert scene.notes.startswith("[[scene]]\tis no header here")
    assert [each.text for each in scene.sentences] == ["Sudzha\nchanged\thands.", *["Sudzha changed hands."] * 3]
    assert draft(toml(draft(begun, tables, "good.toml")), tables, "good.toml").scenes[0] == scene


def test_a_good_briefing_is_read(tables: Tables) -> None:
    briefing = parse(GOOD, tables, "Front of Kursk.toml")
    scene = briefing.scenes[0]
    assert (briefing.id, briefing.title) == ("front-of-kursk", "A briefing")
    assert scene.figure == Figure("20 000", "containers", Qualifier.AT_LEAST, "containers-2025-05-msmt")
    assert scene.clock.day == day_number("2024-09-06")
    assert scene.notes.splitlines()[0] == "[[scene]] is no header here"


def test_what_is_written_reads_back_the_same(tables: Tables) -> None:
    for briefing in (parse(GOOD, tables, "good.toml"), load(BRIEFINGS / "msmt.toml", tables)):
        assert parse(toml(briefing), tables, f"{briefing.id}.toml") == briefing


@settings(max_examples=40, deadline=None)
@given(title=st.text(min_size=1, max_size=60), notes=st.text(max_size=200))
def test_any_text_that_is_accepted_survives_writing(title: str, notes: str) -> None:
    briefing = parse(GOOD, _tables(), "good.toml")
    scene = dataclasses.replace(briefing.scenes[0], title=title, notes=notes)
    try:
        read = parse(toml(Briefing("good", "A briefing", (scene,))), _tables(), "good.toml")
    except BriefingError:
        return  # blank or with letters that do not show: refused with a reason
    assert read.scenes[0] == scene


_kept: list[Tables] = []


def _tables() -> Tables:
    if not _kept:
        _kept.append(load_tables())
    return _kept[0]


def test_every_problem_is_told_at_once_with_its_line(tables: Tables) -> None:
    text = (
        GOOD.replace("2024-09-06", "2019-01-01")
        .replace('"ds_archive"', '"nobody"')
        .replace('"lines"]', '"clouds"]')
        .replace("zoom = 8.9", "zoom = 99")
        .replace("claim = ", "clam = ")
    )
    found = problems(text, tables)
    assert [row for row, _, _ in found] == [6, 10, 11, 12, 16, 19]
    assert found[0][1] == "scene 1, layers"
    assert "a number from 0 to 22" in found[1][2]
    assert "which the evidence covers" in found[2][2]
    assert 'named "claim"' in found[3][2]
    assert "no such field" in found[4][2]
    assert found[5][1] == "scene 1, sentence 1, cites"


def test_a_sentence_without_a_citation_is_an_error(tables: Tables) -> None:
    assert problems(GOOD.replace('["sudzha-2024-08-15-newsaz_0815", "ds_archive"]', "[]"), tables)[0][0] == 19
    lines = GOOD.splitlines()[:-1]
    assert "at least one id" in problems("\n".join(lines), tables)[0][2]


def test_two_sentences_cannot_share_one_citation(tables: Tables) -> None:
    found = problems(GOOD.replace("changed hands.", "changed hands. Then it changed again."), tables)
    assert "one sentence" in found[0][2]


def test_a_figure_must_read_as_its_claim_does(tables: Tables) -> None:
    assert "at least" in problems(GOOD.replace('value = "20 000"', 'value = "21 000"'), tables)[0][2]
    assert "at least" in problems(GOOD.replace('"at least"', '"exact"'), tables)[0][2]
    assert parse(GOOD.replace("20 000", "20,000"), tables).scenes[0].figure is not None


def test_ids_are_unique_and_nothing_unknown_is_swallowed(tables: Tables) -> None:
    scene = GOOD[GOOD.index("[[scene]]") :]
    assert "an id no other scene has" in problems(GOOD + "\n" + scene, tables)[0][2]
    assert "no such field" in problems("colour = 1\n" + GOOD, tables)[0][2]


@pytest.mark.parametrize(
    "text",
    [
        b"\xff\xfe",
        b"title = ",
        "x = " + "[" * 4000,
        "a" * (MOST_BYTES + 1),
        "title = 1" + "0" * 9000,
        'title = "\ud800"',
        "",
        "scene = 3\ntitle='x'",
        "scene = [1]\ntitle='x'",
        "[scene]\nid = 'x'",
        "[[scene]]\n[[scene.sentence]]\ncites = 3\n[scene.camera]\nzoom = nan\n[scene.clock]\nplay = 3",
    ],
    ids=range(11),
)
def test_rubbish_is_refused_with_a_reason(text: str | bytes, tables: Tables) -> None:
    assert problems(text, tables)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (f"{DEEP} = 1", 1),
        (f"title = 'x'\n[{DEEP}]\nb = 1", 2),
        ("title = 'x'\n[[" + '"a" . ' * 9 + "a]]", 2),
        ("x = { y = 1,\n a.b.c.d.e.f.g = 1 }", 2),
        ('"""' + '\\"""\n' * 30_000 + "\n" + DEEP, None),
    ],
    ids=["key", "header", "quoted", "inline", "in a string nobody closes"],
)
def test_keys_of_many_parts_are_refused_before_they_are_read(text: str, line: int | None, tables: Tables) -> None:
    ((row, _, expected),) = problems(text, tables)
    if line is not None:
        assert (row, expected) == (line, "keys of at most 6 parts with dots between")


def test_dots_in_texts_comments_and_numbers_are_no_keys(tables: Tables) -> None:
    dotted = "a.b.c.d.e.f.g.h"
    text = GOOD.replace("title =", f"# {dotted}\ntitle =", 1)
    text = text.replace("is no header here", f"{dotted} \\\"\"\" {dotted}")
    assert dotted in parse(text.replace("changed hands", dotted), tables).scenes[0].sentences[0].text


def test_lines_are_counted_as_an_editor_counts_them(tables: Tables) -> None:
    separated = GOOD.replace("is no header here", "is no\u2028header\u0085here").replace("2024-09-06", "2019-01-01")
    assert problems(separated, tables)[-1][0] == 11


def test_a_scene_rests_on_the_last_day_it_plays(tables: Tables) -> None:
    def played(last: str) -> str:
        play = f"play = {{ first = 2024-08-06, last = {last} }}"
        return GOOD.replace("{ date = 2024-09-06 }", f"{{ date = 2024-09-06, {play} }}")

    assert parse(played("2024-09-06"), tables).scenes[0].clock.play
    assert problems(played("2024-09-20"), tables) == [(11, "scene 1, clock, date", "the last day of play, 20 Sep 2024")]


def test_letters_that_do_not_show_are_refused(tables: Tables) -> None:
    assert problems(GOOD.replace("Sudzha changed", "Sud\u202ezha changed"), tables)[0][0] == 18
    assert problems(GOOD.replace('"Sudzha"', '"Sudzha\\u0000"'), tables)[0][0] == 5


def test_a_text_longer_than_a_slide_is_refused(tables: Tables) -> None:
    sentence = GOOD[GOOD.index("[[scene.sentence]]") :].replace("Sudzha changed hands.", "S" + "u" * 200)
    assert "at most 400 characters together" in problems(GOOD + sentence * 2, tables)[0][2]


def test_a_syntax_error_names_its_line(tables: Tables) -> None:
    assert problems(GOOD.replace("zoom = 8.9 }", "zoom = }"), tables)[0][0] == 10


def test_lines_are_found_through_strings_arrays_and_nested_tables() -> None:
    text = "a = [\n  'x',\n  '[b]',\n]\n[[s]]\nk = '''\n[[s]]\nz = 1'''\n[[s.t]]\nu = 1\n"
    text += '[[s]]\n[[s.t]]\n[s.t.v]\nw = "#["\nx = 1'
    found = line_numbers(text)
    assert found["a",] == 1
    assert found["s", 0, "k"] == 6
    assert found["s", 0, "t", 0, "u"] == 10
    assert found["s", 1, "t", 0, "v", "w"] == 14
    assert found["s", 1, "t", 0, "v", "x"] == 15
    assert ("s", 2) not in found
