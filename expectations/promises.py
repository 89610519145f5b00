"""The columns' annotations -> what every row promises, and how each promise is measured.

A promise is one scalar per row, which Arrow measures: a length, a count, a value of a closed
vocabulary, or whether a pattern holds. Its name is the column of the narrow table, the subject of
one expectation, and the flag or reason of a row that breaks it.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from schemas.columns import Column, Field, Record, Severity, columns_of

Measure = Callable[[pa.Table], pa.ChunkedArray]


@dataclass(frozen=True)
class Promise:
    """One thing that holds for every row; a missing value breaks nothing.

    *bounds* are the arguments of the Great Expectations expectation *kind*.
    """

    name: str
    column: str
    severity: Severity
    kind: str
    bounds: dict[str, Any]
    measure: Measure = field(repr=False)

    @property
    def expected(self) -> str:
        """The bounds in words."""
        if "value_set" in self.bounds:
            return "one of " + ", ".join(str(value) for value in self.bounds["value_set"])
        least, most = self.bounds["min_value"], self.bounds["max_value"]
        if most is None:
            return f"at least {least:g}"
        return f"at most {most:g}" if least is None else f"{least:g} to {most:g}"


def column_promises(model: type[Record]) -> list[Promise]:
    """Return what the annotations of *model* promise, in order of column."""
    return [promise for one in columns_of(model) for promise in promises_of_column(one)]


def promises_of_column(one: Field) -> list[Promise]:
    """Return what one column promises: pattern, vocabulary, bounds."""
    found = []
    column = one.column
    if column.pattern is not None:
        found.append(is_true(f"{one.name}_pattern", one.name, column.severity, matches(one)))
    if one.values and not one.is_list:
        values = {"value_set": list(one.values)}
        found.append(in_set(f"{one.name}_value", one.name, column.severity, values, value(one)))
    if column.least is not None or column.most is not None:
        found.append(bounded(one, column))
    return found


def bounded(one: Field, column: Column) -> Promise:
    """Return the promise that a number, a length or a count stays within its bounds."""
    bounds = {"min_value": column.least, "max_value": column.most}
    what, measure = "value", number(one)
    if one.is_list:
        what, measure = "count", lambda rows: pc.list_value_length(rows[one.name])
    elif pa.types.is_string(one.arrow):
        what, measure = "length", lambda rows: pc.utf8_length(rows[one.name])
    kind = "expect_column_values_to_be_between"
    return Promise(f"{one.name}_{what}", one.name, column.severity, kind, bounds, measure)


def is_true(name: str, column: str, severity: Severity, measure: Measure) -> Promise:
    """Return the promise that a claim holds."""
    return in_set(name, column, severity, {"value_set": [True]}, measure)


def in_set(
    name: str, column: str, severity: Severity, bounds: dict[str, Any], measure: Measure
) -> Promise:
    """Return the promise that a value is one of a closed set."""
    return Promise(name, column, severity, "expect_column_values_to_be_in_set", bounds, measure)


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
