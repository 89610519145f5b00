from datetime import UTC, date, datetime
from typing import Annotated, Literal

import pyarrow as pa
import pytest
from pydantic import ValidationError

from schemas.columns import Column, Record, arrow_schema, columns_of, table_of


class Place(Record):
    """Where something happened."""

    name: Annotated[str, Column("Name of the place")]
    seen_at: Annotated[datetime | None, Column("When we were there", unit="UTC")] = None


class Event(Record):
    """What happened."""

    title: Annotated[str, Column("What it is called", schema_org="name")]
    kind: Annotated[Literal["storm", "fair"], Column("What it is")] = "fair"
    length: Annotated[int, Column("How long", unit="bytes", arrow=pa.int64())] = 0
    guests: Annotated[list[str], Column("Who came")] = []
    places: Annotated[list[Place], Column("Where", since="1.1")] = []
    place: Annotated[Place | None, Column("The main place")] = None
    share: Annotated[float, Column("Of the year's rain")] = 0.0
    day: Annotated[date | None, Column("Its first day")] = None


def test_the_arrow_schema_follows_the_annotations() -> None:
    place = pa.struct([("name", pa.string()), ("seen_at", pa.timestamp("us", tz="UTC"))])
    schema = arrow_schema(Event)
    assert [(field.name, field.type, field.nullable) for field in schema] == [
        ("title", pa.string(), False),
        ("kind", pa.string(), False),
        ("length", pa.int64(), False),
        ("guests", pa.list_(pa.field("element", pa.string())), False),
        ("places", pa.list_(pa.field("element", place)), False),
        ("place", place, True),
        ("share", pa.float64(), False),
        ("day", pa.date32(), True),
    ]
    assert schema.field("title").metadata == {
        b"doc": b"What it is called",
        b"schema_org": b"name",
        b"since": b"1.0",
    }
    assert schema.field("kind").metadata[b"values"] == b"storm fair"


def test_rows_come_back_from_arrow_as_they_went_in() -> None:
    noon = datetime(2026, 11, 16, 12, tzinfo=UTC)
    place = Place(name="Quay", seen_at=noon)
    rows = [
        Event(title="Gull fair", places=[place], place=place),
        Event(title="Storm", kind="storm"),
    ]
    taken = table_of(rows, Event).to_pylist()
    assert [Event.model_validate(row) for row in taken] == rows


def test_a_table_without_rows_has_every_column() -> None:
    assert table_of([], Event).schema == arrow_schema(Event)


def test_a_field_that_is_not_declared_is_refused() -> None:
    with pytest.raises(ValidationError):
        Event(title="Storm", titel="Storm")


def test_a_field_without_an_annotation_is_our_bug() -> None:
    class Bare(Record):
        name: str

    with pytest.raises(AssertionError, match="name: every field carries a Column"):
        columns_of(Bare)
