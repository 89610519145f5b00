"""Articles as the parser's process tells them, each in JSON -> an Arrow table.

A page may have taken that process over, so nothing of a row is believed: what the schema does not
allow is found by columns, and only if there is any, row by row whose it is.
"""

from collections.abc import Sequence
from datetime import UTC, date, datetime

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.json

from schemas.columns import Field, Record, arrow_schema, columns_of

MOST_AT_ONCE = (1 << 31) - 1  # bytes of JSON that Arrow takes
EARLIEST = datetime.min.replace(tzinfo=UTC)  # Arrow reads the year 0, which Python has not


def told_apart(rows: Sequence[bytes], model: type[Record]) -> tuple[pa.Table, frozenset[int]]:
    """Return those of *rows* that are a *model* as one table, and the numbers of those that are
    none.
    """
    try:
        return table_of_json(rows, model), frozenset()
    except pa.ArrowInvalid:
        wrong = frozenset(number for number, row in enumerate(rows) if not is_row(row, model))
    return table_of_json([row for n, row in enumerate(rows) if n not in wrong], model), wrong


def is_row(row: bytes, model: type[Record]) -> bool:
    """Return whether *row* is the JSON of one *model*."""
    try:
        table_of_json([row], model)
    except pa.ArrowInvalid:
        return False
    return True


def table_of_json(rows: Sequence[bytes], model: type[Record]) -> pa.Table:
    """Return *rows*, of which each is the JSON of a *model*, as one Arrow table with its schema.

    Raises pa.ArrowInvalid where one is not. Arrow reads days from text by a cast alone.
    """
    schema = arrow_schema(model)
    if not rows:
        return schema.empty_table()
    written = b"\n".join(rows)
    read = pa.schema(
        [(field.name, pa.string() if field.type == pa.date32() else field.type) for field in schema]
    )
    table = pyarrow.json.read_json(
        pa.BufferReader(written),
        pyarrow.json.ReadOptions(use_threads=False, block_size=min(len(written) + 1, MOST_AT_ONCE)),
        pyarrow.json.ParseOptions(explicit_schema=read, unexpected_field_behavior="error"),
    )
    if len(table) != len(rows):
        raise pa.ArrowInvalid(f"{len(rows)} rows of JSON hold {len(table)}")
    for one in columns_of(model):
        if lacks(table[one.name].combine_chunks(), one):
            raise pa.ArrowInvalid(f"{one.name}: a value is missing, or is no number or time")
    told = table.cast(schema)
    days = [field.name for field in schema if field.type == pa.date32()]
    if any(pc.any(pc.less(told[name], date.min)).as_py() for name in days):
        raise pa.ArrowInvalid(f"{', '.join(days)}: a day is before the year 1")
    return told


def lacks(values: pa.Array, one: Field) -> bool:
    """Return whether *values* of a column lack what they must have, or hold a number or a time that
    is none.

    Arrow asks for neither in what is nested, and reads NaN and Infinity, which are no JSON. A count
    below the least that there is, such as of revisions, is none either.
    """
    if values.null_count:
        if not one.is_nullable:
            return True
        values = values.drop_null()
    if one.is_list:
        values = values.flatten()
        if values.null_count:
            return True
    if one.record:
        inner = columns_of(one.record)
        return any(lacks(pc.struct_field(values, each.name), each) for each in inner)
    if pa.types.is_timestamp(values.type):
        return bool(pc.any(pc.less(values, EARLIEST)).as_py())
    least = one.column.least if one.column.severity == "critical" else None
    if pa.types.is_integer(values.type) and least is not None:
        return bool(pc.any(pc.less(values, least)).as_py())
    return pa.types.is_floating(values.type) and not pc.all(pc.is_finite(values)).as_py()
