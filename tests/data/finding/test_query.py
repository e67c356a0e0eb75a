import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.finding.query import LONGEST, All, Either, Not, QuerySyntaxError, Text, When, parse
from data.time.days import day_number


def test_words_that_stand_together_must_all_be_there() -> None:
    assert parse("Sudzha Korenevo") == All((Text("Sudzha"), Text("Korenevo")))
    assert parse("Sudzha AND Korenevo") == parse("Sudzha Korenevo")


def test_or_binds_less_than_and() -> None:
    assert parse("a b OR c") == Either((All((Text("a"), Text("b"))), Text("c")))
    assert parse("a (b OR c)") == All((Text("a"), Either((Text("b"), Text("c")))))


def test_not_and_minus_are_one() -> None:
    assert parse("NOT a") == parse("-a") == Not(Text("a"))
    assert parse("anti-tank") == Text("anti-tank")


def test_small_letters_are_words_and_no_operators() -> None:
    assert parse("either or neither") == All((Text("either"), Text("or"), Text("neither")))


def test_fields_phrases_and_beginnings() -> None:
    assert parse('place:"Malaya Loknya"') == Text("Malaya Loknya", "place")
    assert parse("SOURCE:msmt") == Text("msmt", "source")
    assert parse("Sudz*") == Text("Sudz", prefix=True)


def test_dates_may_be_a_day_a_month_or_a_year() -> None:
    assert parse("after:2024-10") == When(day_number("2024-10-01"), after=True)
    assert parse("before:2024") == When(day_number("2024-01-01"), after=False)


@pytest.mark.parametrize(
    ("query", "position", "message"),
    [
        ('Sudzha "North Korean', 7, "This quotation mark is never closed."),
        ("a AND", 5, "AND needs something after it."),
        ("a OR OR b", 5, "OR needs something after it."),
        ("OR a", 0, "OR needs something before it."),
        ("a (b OR c", 2, "This bracket is never closed."),
        ("a b)", 3, "There is nothing for this ')' to close."),
        ("a ()", 3, "There is nothing between these brackets."),
        ("NOT", 3, "NOT needs something after it."),
        ("plaice:Sudzha", 0, "There is no field 'plaice'."),
        ("a place:", 8, "After place: goes a place it is about."),
        ("after:2024-02-30", 6, "'2024-02-30' is no date"),
        ("a :b", 2, "Before a colon goes the name of a field"),
        ("a !!", 2, "Here a word is missing."),
        ("(" * 40 + "a" + ")" * 40, 31, "At most 30 brackets"),
        ("x" * (LONGEST + 1), LONGEST - 1, "A search has at most 500 characters."),
    ],
)
def test_an_error_points_at_the_character(query: str, position: int, message: str) -> None:
    with pytest.raises(QuerySyntaxError) as refused:
        parse(query)
    assert refused.value.position == position
    assert message in refused.value.message
    assert refused.value.pointed().splitlines()[1] == " " * position + "^"


@given(st.text(alphabet='abЖ나 "():-*ANDORNOT\n\0', max_size=40))
def test_any_text_is_read_or_refused_at_a_place_in_it(query: str) -> None:
    try:
        parse(query)
    except QuerySyntaxError as error:
        assert 0 <= error.position <= len(query)


@pytest.mark.parametrize("phrase", ['"North Korean"', "“North Korean”", "„North Korean“", "«North Korean»"])
def test_any_quotation_marks_hold_a_phrase_together(phrase: str) -> None:
    assert parse(phrase) == Text("North Korean")


@pytest.mark.parametrize(
    ("said", "kind"), [("claims", "claim"), ("vessel", "vessel"), ("Ships", "vessel"), ("goods", "consignment")]
)
def test_a_kind_may_be_said_in_the_plural_or_as_the_screen_says_it(said: str, kind: str) -> None:
    assert parse(f"kind:{said}") == Text(kind, "kind")


def test_an_unknown_kind_is_refused_with_the_kinds_there_are() -> None:
    with pytest.raises(QuerySyntaxError, match=r"There is no kind 'rumour'\. Kinds: claim, event, voyage"):
        parse("Sudzha kind:rumour")


@pytest.mark.parametrize(("query", "columns"), [("나진 OR", 7), ("Суджа OR", 8), ("Йй OR", 5)])
def test_the_caret_stands_under_the_character_also_after_wide_and_joined_letters(query: str, columns: int) -> None:
    with pytest.raises(QuerySyntaxError) as found:
        parse(query)
    assert found.value.pointed().splitlines()[1] == " " * columns + "^"
