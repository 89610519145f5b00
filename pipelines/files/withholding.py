"""Rows whose text is withheld -> the same rows without a word of the story.

Which columns hold words of it the schema says (`Column.text`), of lists also for a part of an item.
"""

import pyarrow as pa
import pyarrow.compute as pc

from schemas.columns import Field, Record, columns_of


def without_withheld_text(rows: pa.Table, row: type[Record]) -> pa.Table:
    """Return *rows*, each a *row*, without text wherever rights.text_withheld gives a reason."""
    is_withheld = pc.is_valid(pc.struct_field(rows["rights"], "text_withheld"))
    if not pc.any(is_withheld).as_py():
        return rows
    batches = [without_text(batch, row) for batch in rows.to_batches()]
    return pa.Table.from_batches(batches, rows.schema)


def without_text(batch: pa.RecordBatch, row: type[Record]) -> pa.RecordBatch:
    """Return *batch* without the text of the rows that have it withheld."""
    is_withheld = pc.is_valid(pc.struct_field(batch["rights"], "text_withheld"))
    columns = [emptied(batch[field.name], is_withheld, field) for field in columns_of(row)]
    return pa.RecordBatch.from_arrays(columns, schema=batch.schema)


def emptied(values: pa.Array, is_withheld: pa.BooleanArray, field: Field) -> pa.Array:
    """Return the *values* of *field* without what is text in them, where it *is_withheld*."""
    if field.column.text:
        return pc.if_else(is_withheld, nothing(field), values)
    inner = columns_of(field.record) if field.is_list and field.record else ()
    if not any(part.column.text for part in inner):
        return values
    is_of_withheld = is_withheld.take(pc.list_parent_indices(values))
    items = values.flatten()
    parts = [emptied(pc.struct_field(items, one.name), is_of_withheld, one) for one in inner]
    sizes = pc.cumulative_sum(pc.list_value_length(values))
    offsets = pa.concat_arrays([pa.array([0], sizes.type), sizes])
    structs = pa.StructArray.from_arrays(parts, fields=list(values.type.value_type))
    return pa.ListArray.from_arrays(offsets, structs, type=values.type)


def nothing(field: Field) -> pa.Scalar:
    """Return the value of *field* where there is none: null, or an empty list or text."""
    if field.is_nullable:
        return pa.scalar(None, field.arrow)
    return pa.scalar([] if field.is_list else "", field.arrow)
