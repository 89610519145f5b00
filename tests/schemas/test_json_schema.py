"""The JSON Schema asks what the suite asks, of the rows that the suite asks it of."""

import json
from datetime import UTC, datetime
from typing import Annotated, Any

import jsonschema
import pytest

from expectations.inner import inner_promises
from expectations.promises import GIVEN, IN_SET, promises_of_column
from schemas.article import Article
from schemas.columns import Column, Record, columns_of
from schemas.json_schema import bounds_of, json_schema
from schemas.parts import Link
from schemas.release import PERIOD, Quarantined
from tests.pipelines.validated import story

NOON = datetime(2026, 11, 16, 12, tzinfo=UTC)


def wrong(model: type[Record], row: Record) -> list[str]:
    """Return the places where *row* breaks the JSON Schema of *model*."""
    told = json.loads(row.model_dump_json())
    validator = jsonschema.Draft202012Validator(json_schema(model))
    return sorted({".".join(map(str, error.path)) for error in validator.iter_errors(told)})


def test_its_bounds_are_the_promises_of_the_suite_with_their_names_and_severities() -> None:
    promised = {
        (one.name, one.severity)
        for column in columns_of(Article)
        for one in (*promises_of_column(column), *inner_promises(column))
        if one.kind not in (GIVEN, IN_SET) or one.name.endswith(("_pattern", "_confidence_value"))
    }
    stated = {
        (name, severity) for one in columns_of(Article) for name, severity, _ in bounds_of(one)
    }
    assert stated == promised


def test_every_column_is_required_and_what_the_suite_wants_given_may_not_be_null() -> None:
    schema = json_schema(Article)
    names = [one.name for one in columns_of(Article)]
    given = {
        promise.column
        for one in columns_of(Article)
        for promise in promises_of_column(one)
        if promise.kind == GIVEN
    }
    assert schema["required"] == names
    assert all("null" not in schema["properties"][name]["type"] for name in given)
    assert schema["properties"]["dek"]["type"] == ["string", "null"]


@pytest.mark.parametrize(
    ("change", "flag", "places"),
    [
        ({"headline": "x" * 401}, "headline_length", ["headline"]),
        ({"tags": ["a"] * 201}, "tags_count", ["tags"]),
        ({"links": [Link(text="a", url="ftp://a")]}, "links_url_pattern", ["links.0.url"]),
    ],
)
def test_a_warning_holds_for_the_rows_that_are_not_flagged_with_it(change, flag, places) -> None:
    assert wrong(Article, story(1, NOON, **change)) == places
    assert wrong(Article, story(1, NOON, **change, flags=[flag])) == []


def test_what_is_critical_holds_for_every_article_and_excuses_a_row_in_quarantine() -> None:
    bad: dict[str, Any] = story(1, NOON).model_dump() | {"language": "??"}
    assert wrong(Article, Article(**bad)) == ["language"]
    assert wrong(Quarantined, Quarantined(**bad)) == ["language"]
    assert wrong(Quarantined, Quarantined(**bad, reasons=["language_pattern"])) == []


def test_the_column_of_the_folder_may_be_there_in_its_form() -> None:
    validator = jsonschema.Draft202012Validator(json_schema(Article, PERIOD))
    row = json.loads(story(1, NOON).model_dump_json())
    assert validator.is_valid(row)
    assert validator.is_valid(row | {"period": "2026-11"})
    assert validator.is_valid(row | {"period": "2026-all"})
    assert not validator.is_valid(row | {"period": "2026"})
    assert not validator.is_valid(row | {"mouth": "2026-11"})


def test_records_in_records_are_described_on_every_level() -> None:
    class Held(Record):
        """Who holds it."""

        story: Annotated[Article | None, Column("The story")] = None
        stories: Annotated[list[Article], Column("All of them", unit="rows")] = []

    schema = json_schema(Held)
    one, many = schema["properties"]["story"], schema["properties"]["stories"]
    assert one["type"] == ["object", "null"]
    assert many["x-unit"] == "rows"
    name = many["items"]["properties"]["authors"]["items"]["properties"]["name"]
    assert name["description"] == "Name without titles, places and 'By'"
    long = story(1, NOON, headline="x" * 401)
    assert wrong(Held, Held(story=long, stories=[long])) == ["stories.0.headline", "story.headline"]
    flagged = long.model_copy(update={"flags": ["headline_length"]})
    assert wrong(Held, Held(story=flagged, stories=[flagged])) == []
