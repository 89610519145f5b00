"""The suite as the library reads it, and its verdict on narrow tables."""

import json
import socket
import subprocess
import sys

import pyarrow as pa
import pytest

from expectations.narrow import narrow, promises_of
from expectations.suite import checker, expectations_of
from schemas.article import Article
from schemas.columns import table_of
from tests.pipelines.parsed import article

pytestmark = pytest.mark.slow  # Great Expectations takes seconds to import

STORY = "https://courier.example/vote"


@pytest.fixture(scope="module")
def failing():
    return checker(promises_of())


def test_the_suite_is_json_with_a_severity_and_the_column_of_each_expectation():
    suite = json.loads(json.dumps(expectations_of(promises_of())))
    assert next(one for one in suite if one["meta"]["name"] == "headline_length") == {
        "type": "expect_column_value_lengths_to_be_between",
        "kwargs": {"column": "headline", "min_value": 2, "max_value": 400},
        "severity": "warning",
        "meta": {
            "name": "headline_length",
            "column": "headline",
            "expected": "length at least 2, at most 400",
        },
    }


def test_every_promise_is_answered(failing):
    rows = narrow(table_of([article(STORY)], Article), promises_of())
    assert failing(rows) == {promise.name: [] for promise in promises_of()}


def test_failing_rows_are_named_by_their_place(failing):
    articles = [article(STORY), article(STORY, headline="X"), article(STORY, language="")]
    rows = narrow(table_of(articles, Article), promises_of())
    broken = {name: places for name, places in failing(rows).items() if places}
    assert broken == {"headline_length": [1], "language_pattern": [2]}


def test_a_missing_value_breaks_nothing(failing):
    rows = narrow(table_of([article(STORY, headline=None)] * 3, Article), promises_of())
    assert failing(rows)["headline_length"] == []


def test_no_rows_break_nothing(failing):
    rows = narrow(table_of([], Article), promises_of())
    assert set(map(len, failing(rows).values())) == {0}


def test_an_expectation_that_cannot_be_checked_is_an_error(failing):
    rows = narrow(table_of([article(STORY)], Article), promises_of())
    wrong = rows.set_column(0, rows.column_names[0], pa.array([[1]])).drop_columns(["kind"])
    with pytest.raises(AssertionError, match="kind"):
        failing(wrong)


def test_nothing_is_sent(monkeypatch):
    def refused(*address):
        raise AssertionError(f"a connection to {address}")

    monkeypatch.setattr(socket.socket, "connect", refused)
    monkeypatch.setattr(socket, "getaddrinfo", refused)
    rows = narrow(table_of([article(STORY)], Article), promises_of())
    assert checker(promises_of())(rows)["url_pattern"] == []


def test_the_library_is_imported_only_when_rows_are_checked():
    program = "import sys, pipelines.validate; print('great_expectations' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout == "False\n"
