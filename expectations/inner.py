"""What is promised of the parts inside a column -> a claim about the row: all its parts keep it."""

from typing import get_args

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from expectations.promises import (
    GIVEN,
    Measure,
    Promise,
    is_true,
    keeps,
    promises_of_column,
    unchunked,
)
from schemas.columns import Column, Field, columns_of


def inner_promises(one: Field) -> list[Promise]:
    """Return the claims about the fields of a nested record, or the elements of a list."""
    return [
        is_true(
            f"{one.name}_{promise.name}",
            one.name,
            promise.severity,
            f"{promise.column}: {promise.expected}",
            all_keep(one, promise),
        )
        for inner in inner_fields(one)
        for promise in promises_of_column(inner)
        if promise.kind != GIVEN  # Arrow itself sees to that
    ]


def inner_fields(one: Field) -> tuple[Field, ...]:
    """Return the fields inside *one*; a list's elements are a field named element."""
    if one.record is not None:
        return columns_of(one.record)
    if not one.is_list:
        return ()
    column = Column("", pattern=one.column.pattern, severity=one.column.severity)
    return (Field("element", get_args(one.type)[0], False, column),)


def all_keep(one: Field, promise: Promise) -> Measure:
    """Return the measure whether all parts inside a row's column keep *promise*."""

    def measure(rows: pa.Table) -> pa.Array:
        column = unchunked(rows[one.name])
        is_broken = np.zeros(len(rows), bool)
        if one.is_list:
            values, owners = column.flatten(), pc.list_parent_indices(column).to_numpy()
        else:
            values, owners = column, np.arange(len(rows))
        parts = pa.Table.from_struct_array(values) if one.record else pa.table({"element": values})
        kept = keeps(promise, promise.measure(parts)).to_numpy(zero_copy_only=False)
        is_broken[owners[~kept]] = True
        return pa.array(~is_broken)

    return measure
