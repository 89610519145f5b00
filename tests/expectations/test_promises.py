"""What the columns' annotations promise: nothing is listed twice, a new column is asked at once."""

from typing import Annotated, Literal

import pyarrow as pa
import pytest

from expectations.inner import inner_promises
from expectations.narrow import narrow, promises_of
from expectations.promises import keeps, promises_of_column
from schemas.article import Article
from schemas.columns import Column, Record, columns_of, table_of
from tests.pipelines.parsed import article

STORY = "https://courier.example/vote"


class Part(Record):
    code: Annotated[str, Column("A code", pattern=r"[a-z]+")]
    weight: Annotated[float | None, Column("A weight", least=0, most=1)] = None


class Sample(Record):
    code: Annotated[str | None, Column("A code", pattern=r"[a-z]+", severity="critical")] = None
    size: Annotated[Literal["small", "large"], Column("A size")] = "small"
    name: Annotated[str, Column("A name", least=2, most=5)] = "name"
    share: Annotated[float, Column("A share", least=0, most=1)] = 0.5
    words: Annotated[list[str], Column("Some words", pattern=r"\w+", most=3)] = []
    parts: Annotated[list[Part], Column("Some parts")] = []
    whole: Annotated[Part, Column("One part")] = Part(code="a")


PROMISES = [
    promise
    for one in columns_of(Sample)
    for promise in (*promises_of_column(one), *inner_promises(one))
]


def kept(name: str, *samples: Sample) -> list[bool]:
    promise = next(one for one in PROMISES if one.name == name)
    found: list[bool] = keeps(promise, promise.measure(table_of(samples, Sample))).to_pylist()
    return found


def measured(*samples: Sample) -> dict[str, list[object]]:
    return narrow(table_of(samples, Sample), PROMISES).to_pydict()


def test_a_column_promises_its_pattern_vocabulary_and_bounds():
    promises = [one for column in columns_of(Sample) for one in promises_of_column(column)]
    assert [(one.name, one.severity, one.expected) for one in promises] == [
        ("code_pattern", "critical", "all of it matches [a-z]+"),
        ("size_given", "critical", "there is a value"),
        ("size_value", "warning", "one of small, large"),
        ("name_given", "critical", "there is a value"),
        ("name_length", "warning", "length at least 2, at most 5"),
        ("share_given", "critical", "there is a value"),
        ("share_value", "warning", "value at least 0, at most 1"),
        ("words_count", "warning", "count at most 3"),
    ]


def test_a_pattern_is_of_the_whole_value():
    samples = [Sample(code=code) for code in ("abc", "abc1", "abc\n", "", None)]
    assert kept("code_pattern", *samples) == [True, False, False, False, True]
    assert measured(*samples)["code"] == ["abc", "abc1", "abc\n", "", None]


def test_lengths_are_of_characters():
    assert kept("name_length", Sample(name="日本"), Sample(name="日")) == [True, False]


def test_what_must_be_there_is_missed():
    assert kept("name_given", Sample(), Sample.model_construct(name=None)) == [True, False]


def test_a_share_that_is_not_a_number_is_out_of_bounds():
    assert measured(Sample(share=float("nan")))["share"] == [float("inf")]


def test_a_pattern_of_a_list_is_of_each_element():
    samples = [Sample(words=words) for words in ([], ["one", "two"], ["one", "t w o"])]
    assert measured(*samples)["words_element_pattern"] == [True, True, False]


def test_parts_of_a_list_keep_their_own_promises():
    good, bad, heavy = Part(code="a"), Part(code="A"), Part(code="a", weight=2.0)
    samples = [Sample(parts=parts) for parts in ([good], [good, bad], [], [heavy, good])]
    found = measured(*samples)
    assert found["parts_code_pattern"] == [True, False, True, True]
    assert found["parts_weight_value"] == [True, True, True, False]


def test_a_nested_record_keeps_its_own_promises():
    assert measured(Sample(whole=Part(code="A")))["whole_code_pattern"] == [False]


def test_measures_of_a_slice_are_those_of_its_rows():
    rows = table_of([article(f"{STORY}-{n}", headline="X" * n) for n in range(2, 6)], Article)
    promises = promises_of()
    assert narrow(rows.slice(2), promises) == narrow(rows, promises).slice(2)


def test_a_new_column_is_asked_without_another_edit():
    class Wider(Article):
        mood: Annotated[str | None, Column("A mood", pattern="calm|angry")] = None

    added = {one.name for one in promises_of(Wider)} - {one.name for one in promises_of()}
    assert added == {"mood_pattern"}


@pytest.mark.parametrize("name", ["body_role_value", "authors_kind_value"])
def test_closed_vocabularies_inside_lists_are_asked(name: str):
    assert name in {one.name for one in promises_of()}


def test_the_narrow_table_has_no_text_and_no_lists():
    rows = table_of([article(STORY)], Article)
    wide = [
        field.name for field in narrow(rows, promises_of()).schema if pa.types.is_nested(field.type)
    ]
    assert wide == []
