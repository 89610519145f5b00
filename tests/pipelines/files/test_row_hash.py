"""The logical hash of a table: equal iff the rows are, whatever wrote the file."""

from datetime import UTC, datetime
from typing import Annotated

import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from pipelines.files.row_hash import row_hash
from schemas.columns import Column, Record, table_of

MOMENTS = st.datetimes(datetime(1990, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))


class Part(Record):
    """A nested record."""

    text: Annotated[str | None, Column("A text")]
    at: Annotated[datetime | None, Column("An instant")] = None


class Row(Record):
    """A row with every kind of column."""

    name: Annotated[str | None, Column("A string")] = None
    number: Annotated[int | None, Column("A number")] = None
    share: Annotated[float, Column("A share")] = 0.0
    is_free: Annotated[bool | None, Column("A claim")] = None
    at: Annotated[datetime | None, Column("An instant")] = None
    tags: Annotated[list[str], Column("Strings")] = []
    parts: Annotated[list[Part], Column("Records")] = []
    one: Annotated[Part, Column("A record")] = Part(text=None)


TEXT = st.text(st.characters(codec="utf-8"), max_size=4)
PARTS = st.builds(Part, text=st.none() | TEXT, at=st.none() | MOMENTS)
ROWS = st.lists(
    st.builds(
        Row,
        name=st.none() | TEXT,
        number=st.none() | st.integers(-5, 5),
        share=st.floats(0, 1),
        is_free=st.none() | st.booleans(),
        at=st.none() | MOMENTS,
        tags=st.lists(TEXT, max_size=3),
        parts=st.lists(PARTS, max_size=3),
        one=PARTS,
    ),
    max_size=6,
)


@given(ROWS, ROWS)
def test_two_tables_have_one_hash_exactly_when_their_rows_are_equal(one, other):
    equal = row_hash(table_of(one, Row)) == row_hash(table_of(other, Row))
    assert equal == (one == other)


@given(ROWS, st.integers(0, 6))
def test_the_hash_does_not_depend_on_how_the_table_is_cut_into_chunks(rows, at):
    whole = table_of(rows, Row)
    pieces = pa.concat_tables([whole.slice(0, at), whole.slice(at)])
    assert row_hash(pieces) == row_hash(whole)


@given(ROWS)
def test_the_hash_of_a_slice_is_that_of_its_rows_alone(rows):
    assert row_hash(table_of([Row(), *rows, Row()], Row).slice(1, len(rows))) == row_hash(
        table_of(rows, Row)
    )


def test_what_lies_under_a_null_does_not_count():
    hidden = pa.StructArray.from_arrays(
        [pa.array(["secret", "b"])], names=["text"], mask=pa.array([True, False])
    )
    plain = pa.array([None, {"text": "b"}], pa.struct([("text", pa.string())]))
    assert row_hash(pa.table({"one": hidden})) == row_hash(pa.table({"one": plain}))


def test_a_renamed_or_retyped_column_changes_the_hash_of_an_empty_table():
    schemas = [{"a": pa.int32()}, {"b": pa.int32()}, {"a": pa.int64()}, {"a": pa.string()}]
    hashes = {row_hash(pa.schema(list(s.items())).empty_table()) for s in schemas}
    assert len(hashes) == 4


def test_the_hash_of_a_known_table_never_changes():
    row = Row(name="É", number=1, share=0.5, tags=["x", ""], parts=[Part(text=None)])
    assert row_hash(table_of([row, Row()], Row)) == (
        "fac990770e0582ce0c0788ff28f0c053823d6c5b858df61493335bc9ca1553a9"
    )
