import argparse
import csv
import io
import json
from datetime import date

import pytest

from data.belief.perspective_text import PerspectiveTextError
from data.commands import changes, search
from data.finding.query import QuerySyntaxError
from data.time.dates import RULE


def run(*words: str) -> int:
    parser = argparse.ArgumentParser()
    commands = parser.add_subparsers(required=True)
    for each in (changes, search):
        each.add(commands, date.fromisoformat)
    asked = parser.parse_args(words)
    code: int = asked.run(asked)
    return code


def test_changes_are_told_in_words_and_as_a_table(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("changes", "--from", "2025-03-11", "--to", "2025-03-12") == 0
    assert "12 Mar 2025  Sudzha: UA → RU, claimed by Institute for the Study of War" in capsys.readouterr().out
    assert run("changes", "--from", "2025-03-11", "--to", "2025-03-12", "--csv") == 0
    row = next(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert (row["date"], row["first_day"], row["last_day"], row["dates"]) == ("2025-03-12", "2025-03-12", "", RULE)


def test_changes_in_ones_own_perspective(capsys: pytest.CaptureFixture[str]) -> None:
    run("changes", "--from", "2024-08-01", "--to", "2025-08-01", "--perspective", "kinds=nobody")
    assert capsys.readouterr().out == "Nothing changed hands.\n"
    with pytest.raises(PerspectiveTextError):
        run("changes", "--from", "2024-08-01", "--to", "2025-08-01", "--perspective", "sceptical")


def test_search_prints_what_is_found_and_its_code_says_whether_anything_is(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("search", "place:Суджа kind:event") == 0
    assert "Sudzha" in capsys.readouterr().out
    assert run("search", "--json", "kind:vessel Angara") == 0
    assert json.loads(capsys.readouterr().out)["kind"] == "vessel"
    assert run("search", "xyzzy") == 1


def test_search_counts_only_what_was_known(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("search", "kind:event", "--known-by", "2023-05-21") == 1
    assert capsys.readouterr().out == ""
    with pytest.raises(QuerySyntaxError):
        run("search", "a AND")
