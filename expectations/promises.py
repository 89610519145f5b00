"""A column's annotation -> what every row promises, and how each promise is measured.

A promise is an expectation of Great Expectations' own types on one or two columns of the narrow
table: values of the row as they are, lengths and counts, or whether a claim holds. Its name is the
flag or reason of a row that breaks it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from schemas.columns import Field, Severity

Measure = Callable[[pa.Table], pa.ChunkedArray]
SHORT = 500  # characters of the longest strings that stand in the narrow table as they are
GIVEN = "expect_column_values_to_not_be_null"
IN_SET = "expect_column_values_to_be_in_set"
BETWEEN = "expect_column_values_to_be_between"
LENGTHS = "expect_column_value_lengths_to_be_between"
MATCHES = "expect_column_values_to_match_regex"
UNIQUE = "expect_column_values_to_be_unique"
TOGETHER = "expect_compound_columns_to_be_unique"
PAIR = "expect_column_pair_values_a_to_be_greater_than_b"


@dataclass(frozen=True)
class Promise:
    """One thing that holds for every row; but for `GIVEN`, a missing value breaks nothing.

    *bounds* are the arguments of the Great Expectations expectation *kind*, besides the columns of
    the narrow table that it reads, which are *subjects*; *expected* says in words what is asked, of
    a rule also why. *measure* is what Arrow can judge by: the one subject, or of two the claim.
    """

    name: str
    column: str
    severity: Severity
    expected: str
    kind: str
    bounds: dict[str, Any]
    measure: Measure = field(repr=False)
    subjects: Mapping[str, Measure] = field(default_factory=dict, repr=False)

    @property
    def arguments(self) -> dict[str, Any]:
        """All arguments of the expectation."""
        names = list(self.subjects)
        if self.kind == PAIR:
            return {"column_A": names[0], "column_B": names[1]} | self.bounds
        if self.kind == TOGETHER:
            return {"column_list": names} | self.bounds
        return ({"column": names[0]} if names else {}) | self.bounds


def unchunked(values: pa.Array | pa.ChunkedArray) -> pa.Array:
    """Return *values* as one array; the only chunk is not copied, as `combine_chunks` does."""
    if isinstance(values, pa.ChunkedArray):
        return values.chunk(0) if values.num_chunks == 1 else values.combine_chunks()
    return values


def promises_of_column(one: Field) -> list[Promise]:
    """Return what one column promises: a value, its pattern, vocabulary, bounds.

    A pattern of a list is one of its elements: `expectations.inner` asks it of them.
    """
    found = []
    if not one.is_nullable and not one.is_list and one.record is None:
        found.append(promise(f"{one.name}_given", one, "there is a value", GIVEN, {}))
    if one.column.pattern is not None and not one.is_list:
        expected = f"all of it matches {one.column.pattern}"
        bounds: dict[str, Any] = {"regex": rf"^(?:{one.column.pattern})\Z"}
        found.append(promise(f"{one.name}_pattern", one, expected, MATCHES, bounds))
    if one.values:
        expected = "one of " + ", ".join(one.values)
        found.append(
            promise(f"{one.name}_value", one, expected, IN_SET, {"value_set": list(one.values)})
        )
    if one.column.least is not None or one.column.most is not None:
        found.append(bounded(one))
    return found


def promise(name: str, one: Field, expected: str, kind: str, bounds: dict[str, Any]) -> Promise:
    """Return a promise of one column, as severe as the column says; one without a value is lost."""
    subject, measure = subject_of(one)
    severity = "critical" if kind == GIVEN else one.column.severity
    return Promise(name, one.name, severity, expected, kind, bounds, measure, {subject: measure})


def subject_of(one: Field) -> tuple[str, Measure]:
    """Return the column of the narrow table that stands for a column, and its measure.

    Lists are counted, and of strings that may be long the length is taken.
    """
    name = one.name
    if one.is_list:
        return f"{name}_count", lambda rows: pc.list_value_length(rows[name])
    if pa.types.is_string(one.arrow) and is_long(one):
        return f"{name}_length", lambda rows: length_of(rows, name)
    if pa.types.is_floating(one.arrow):  # NaN counts as infinite, for it is not missing
        return name, lambda rows: pc.if_else(pc.is_nan(rows[name]), float("inf"), rows[name])
    return name, lambda rows: rows[name]


def length_of(rows: pa.Table, name: str) -> pa.Array:
    """Return how many characters the strings of a column have; it may have been laid beside it."""
    if laid_as(name) not in rows.column_names:
        return pc.utf8_length(rows[name])
    lengths = pc.struct_field(unchunked(rows[laid_as(name)]), "length")
    return pc.if_else(pc.is_valid(unchunked(rows[name])), lengths, None)


def laid_as(column: str, name: str | None = None) -> str:
    """Return the name of the column that says what `expectations.rules` saw in another."""
    return f"looked at {column}" + (f".{name}" if name else "")


def is_long(one: Field) -> bool:
    """Whether a string column may hold more than a narrow table should."""
    return one.column.most is not None and one.column.most > SHORT


def is_true(name: str, column: str, severity: Severity, expected: str, measure: Measure) -> Promise:
    """Return the promise that a claim holds."""
    bounds = {"value_set": [True]}
    return Promise(name, column, severity, expected, IN_SET, bounds, measure, {name: measure})


def not_before(
    name: str,
    column: str,
    severity: Severity,
    expected: str,
    later: tuple[str, Measure],
    earlier: tuple[str, Measure],
) -> Promise:
    """Return the promise that one moment is not before another."""
    bounds = {"or_equal": True, "ignore_row_if": "either_value_is_missing"}

    def claim(rows: pa.Table) -> pa.ChunkedArray:
        return pc.greater_equal(later[1](rows), earlier[1](rows))

    return Promise(name, column, severity, expected, PAIR, bounds, claim, dict([later, earlier]))


def bounded(one: Field) -> Promise:
    """Return the promise that a number, a length or a count stays within its bounds."""
    least, most = one.column.least, one.column.most
    what, kind = "value", BETWEEN
    if one.is_list:
        what = "count"
    elif pa.types.is_string(one.arrow):
        what, kind = "length", BETWEEN if is_long(one) else LENGTHS
    low = [] if least is None else [f"at least {least:,.12g}"]
    high = [] if most is None else [f"at most {most:,.12g}"]
    bounds = {"min_value": least, "max_value": most}
    return promise(f"{one.name}_{what}", one, f"{what} " + ", ".join(low + high), kind, bounds)


def keeps(promise: Promise, values: pa.Array | pa.ChunkedArray) -> pa.Array:
    """Return which *values* of its measure keep *promise*, as Arrow tells it."""
    if promise.kind == GIVEN:
        kept = pc.is_valid(values)
    elif pa.types.is_boolean(values.type):
        kept = pc.fill_null(values, True)
    else:
        kept = pc.fill_null(within(promise, values), True)
    return unchunked(kept)


def within(promise: Promise, values: pa.Array | pa.ChunkedArray) -> pa.Array:
    """Return which *values* are within the bounds of *promise*; null where there is none."""
    bounds = promise.bounds
    if promise.kind == IN_SET:
        kept = pc.is_in(values, value_set=pa.array(bounds["value_set"]))
        return pc.if_else(pc.is_valid(values), kept, None)
    if promise.kind == MATCHES:
        return pc.match_substring_regex(values, bounds["regex"].replace(r"\Z", r"\z"))
    sizes = pc.utf8_length(values) if promise.kind == LENGTHS else values
    kept = pc.is_valid(sizes)
    if bounds["min_value"] is not None:
        kept = pc.and_(kept, pc.greater_equal(sizes, bounds["min_value"]))
    if bounds["max_value"] is not None:
        kept = pc.and_(kept, pc.less_equal(sizes, bounds["max_value"]))
    return kept
