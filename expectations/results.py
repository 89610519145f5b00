"""What became of a suite -> the library's result as JSON, without ids of runs, times and places."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from expectations.catalogue import SUITES, TABLES, suite_of
from expectations.promises import BETWEEN, PAIR, Promise
from expectations.suite import HOW_MANY, ROW, name_of, validator
from schemas.verdict import Check

KEPT = ("element_count", "unexpected_count", "observed_value", "details")
Row = Mapping[str, Any]


@dataclass(frozen=True)
class Asked:
    """A suite that was asked of a whole table: its result, and the failing rows by promise."""

    suite: str
    table: pa.Table
    result: dict[str, Any]
    failing: Mapping[str, frozenset[int]]


def counted_result(suite: str, rows: int, failing: Mapping[str, int]) -> dict[str, Any]:
    """Return the result of a suite that ran in batches: of *rows*, how many break each promise."""
    found = [
        (count == 0, {"element_count": rows, "unexpected_count": count})
        for count in (failing.get(one.name, 0) for one in SUITES[suite])
    ]
    return result_of(suite, found)


def asked_of(suite: str, table: pa.Table) -> Asked:
    """Ask a suite of a whole table, and of what is broken which rows break it."""
    promises = {one.name: one for one in SUITES[suite]}
    found = {}
    for result in validator(suite, promises.values(), HOW_MANY)(table):
        assert not result.exception_info.get("raised_exception"), result.exception_info
        told = {key: result.result[key] for key in KEPT if result.result.get(key) is not None}
        found[name_of(result)] = (bool(result.success), told)
    broken = [promises[name] for name, (success, _) in found.items() if not success]
    failing = dict.fromkeys(promises, frozenset[int]())
    for result in validator(suite, broken)(table) if broken else ():
        places = result.result.get("unexpected_index_list") or ()
        failing[name_of(result)] = frozenset(int(place[ROW]) for place in places)
    whole = result_of(suite, [found[name] for name in promises])
    return Asked(suite, table, whole, failing)


def result_of(suite: str, found: list[tuple[bool, dict[str, Any]]]) -> dict[str, Any]:
    """Return the result of *suite*, of each of its expectations in order."""
    promises = SUITES[suite]
    pairs = zip(suite_of(suite, promises)["expectations"], found, strict=True)
    successful = sum(success for success, _ in found)
    return {
        "suite_name": suite,
        "success": successful == len(found),
        "statistics": {
            "evaluated_expectations": len(found),
            "successful_expectations": successful,
            "unsuccessful_expectations": len(found) - successful,
        },
        "meta": {"row": TABLES[suite]},
        "results": [
            {"success": success, "expectation_config": expectation, "result": told}
            for expectation, (success, told) in pairs
        ],
    }


def checks_of(asked: Asked) -> Iterator[Check]:
    """Yield what a suite on counts says, as checks of the verdict: one a row that it was asked of.

    A row without a value that a promise is about was not asked; what depends on no publisher is one
    check of all rows.
    """
    by_row = {PAIR, BETWEEN} if len(asked.table) == 1 else {PAIR}
    is_listed = any(promise.kind in by_row for promise in SUITES[asked.suite])
    rows = asked.table.to_pylist() if is_listed else []  # else there may be a million
    for promise, told in zip(SUITES[asked.suite], asked.result["results"], strict=True):
        if promise.kind not in by_row:
            yield check_of(promise, {}, told["success"], promise.expected, found_in(told["result"]))
            continue
        for place, row in enumerate(rows):
            if None not in [row[name] for name in promise.subjects]:
                is_kept = place not in asked.failing[promise.name]
                yield check_of(promise, row, is_kept, *bound_and_value(promise, row))


def bound_and_value(promise: Promise, row: Row) -> tuple[str, str]:
    """Return what a promise asks of a row, and the value that it has."""
    values = [row[name] for name in promise.subjects]
    if promise.kind == PAIR and next(iter(promise.subjects)).startswith("most_"):
        return f"at most {values[0]:g}", rounded(values[1])
    if promise.kind == PAIR:
        return f"at least {values[1]:g}", rounded(values[0])
    least, most = promise.bounds["min_value"], promise.bounds["max_value"]
    return "none" if most == 0 else f"at least {least:g}", rounded(values[0])


def found_in(told: Row) -> str:
    """Return the value that the library observed in a table, or how many rows break a promise."""
    if "unexpected_count" in told:
        return f"{told['unexpected_count']} of {told['element_count']} rows fail"
    return str(told.get("observed_value", "nothing"))


def rounded(value: float) -> str:
    """Return a count whole, and a share to four places."""
    return f"{round(value, 4):.12g}"


def check_of(promise: Promise, row: Row, success: bool, expected: str, observed: str) -> Check:
    """Return the check of a publisher, where the row is one, or of the release."""
    publisher = row.get("publisher")
    return Check(
        level="publisher" if publisher else "release",
        scope=publisher or "release",
        expectation=promise.name,
        column=row.get("column") or promise.column,
        severity=promise.severity,
        success=success,
        expected=expected,
        observed=observed,
    )
