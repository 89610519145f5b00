"""What became of a suite -> the library's result as JSON, without ids of runs, times and places."""

from collections.abc import Mapping
from typing import Any

import pyarrow as pa

from expectations.catalogue import SUITES, TABLES, suite_of
from expectations.suite import validator

KEPT = ("element_count", "unexpected_count", "observed_value", "details")


def counted_result(suite: str, rows: int, failing: Mapping[str, int]) -> dict[str, Any]:
    """Return the result of a suite that ran in batches: of *rows*, how many break each promise."""
    found = [
        (count == 0, {"element_count": rows, "unexpected_count": count})
        for count in (failing.get(one.name, 0) for one in SUITES[suite])
    ]
    return result_of(suite, found)


def table_result(suite: str, table: pa.Table) -> dict[str, Any]:
    """Return the result of a suite on a whole table."""
    found = {}
    for result in validator(suite, SUITES[suite])(table):
        assert not result.exception_info.get("raised_exception"), result.exception_info
        told = {key: result.result[key] for key in KEPT if result.result.get(key) is not None}
        found[result.expectation_config.meta["name"]] = (bool(result.success), told)
    return result_of(suite, [found[one.name] for one in SUITES[suite]])


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
