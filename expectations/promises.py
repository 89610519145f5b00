"""A column's annotation -> what every row promises, and how each promise is measured.

A promise is one scalar per row, which Arrow measures: a length, a count, a value of a closed
vocabulary, or whether a claim holds. Its name is the column of the narrow table, the subject of
one expectation, and the flag or reason of a row that breaks it.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from schemas.columns import Field, Severity

Measure = Callable[[pa.Table], pa.ChunkedArray]


@dataclass(frozen=True)
class Promise:
    """One thing that holds for every row; a missing value breaks nothing.

    *bounds* are the arguments of the Great Expectations expectation *kind*; *expected* says them
    in words.
    """

    name: str
    column: str
    severity: Severity
    expected: str
    kind: str
    bounds: dict[str, Any]
    measure: Measure = field(repr=False)


def promises_of_column(one: Field) -> list[Promise]:
    """Return what one column promises: pattern, vocabulary, bounds.

    A pattern of a list is one of its elements: `expectations.inner` asks it of them.
    """
    found = []
    if one.column.pattern is not None and not one.is_list:
        expected = f"all of it matches {one.column.pattern}"
        found.append(claim(f"{one.name}_pattern", one, expected, matches(one)))
    if one.values:
        kind, bounds = "expect_column_values_to_be_in_set", {"value_set": list(one.values)}
        expected = "one of " + ", ".join(one.values)
        found.append(promise(f"{one.name}_value", one, expected, kind, bounds, value(one)))
    if one.column.least is not None or one.column.most is not None:
        found.append(bounded(one))
    return found


def promise(
    name: str, one: Field, expected: str, kind: str, bounds: dict[str, Any], measure: Measure
) -> Promise:
    """Return a promise of one column, as severe as the column says."""
    return Promise(name, one.name, one.column.severity, expected, kind, bounds, measure)


def claim(name: str, one: Field, expected: str, measure: Measure) -> Promise:
    """Return the promise of one column that a claim holds."""
    return is_true(name, one.name, one.column.severity, expected, measure)


def is_true(name: str, column: str, severity: Severity, expected: str, measure: Measure) -> Promise:
    """Return the promise that a claim holds."""
    kind, bounds = "expect_column_values_to_be_in_set", {"value_set": [True]}
    return Promise(name, column, severity, expected, kind, bounds, measure)


def bounded(one: Field) -> Promise:
    """Return the promise that a number, a length or a count stays within its bounds."""
    least, most = one.column.least, one.column.most
    what, measure = "value", number(one)
    if one.is_list:
        what, measure = "count", lambda rows: pc.list_value_length(rows[one.name])
    elif pa.types.is_string(one.arrow):
        what, measure = "length", lambda rows: pc.utf8_length(rows[one.name])
    low = [] if least is None else [f"at least {least:,.12g}"]
    high = [] if most is None else [f"at most {most:,.12g}"]
    kind, bounds = "expect_column_values_to_be_between", {"min_value": least, "max_value": most}
    expected = f"{what} " + ", ".join(low + high)
    return promise(f"{one.name}_{what}", one, expected, kind, bounds, measure)


def value(one: Field) -> Measure:
    """Return the measure that is the column itself."""
    return lambda rows: rows[one.name]


def number(one: Field) -> Measure:
    """Return the measure that is the number; NaN counts as infinite, for it is not missing."""
    if not pa.types.is_floating(one.arrow):
        return value(one)
    return lambda rows: pc.if_else(pc.is_nan(rows[one.name]), float("inf"), rows[one.name])


def matches(one: Field) -> Measure:
    """Return the measure whether the whole value matches the column's pattern."""
    return lambda rows: pc.match_substring_regex(rows[one.name], f"^(?:{one.column.pattern})$")
