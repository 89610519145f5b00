"""Promises -> a Great Expectations suite, and its verdict on narrow tables.

The only module that asks the library, and imports it only then: that costs seconds.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import Any

import pyarrow as pa

from expectations.library import great_expectations
from expectations.promises import Promise

AT_ONCE = 10  # promises that are asked of one table
ROW = "row"  # the index column by which failing rows are named
WHETHER = {"result_format": "BOOLEAN_ONLY"}
HOW_MANY = {"result_format": "BASIC"}
WHICH = {
    "result_format": "COMPLETE",
    "unexpected_index_column_names": [ROW],
    "include_unexpected_rows": False,
}


def expectations_of(promises: Iterable[Promise]) -> list[dict[str, Any]]:
    """Return the suite of *promises* as the library reads it from JSON."""
    return [
        {
            "type": promise.kind,
            "kwargs": promise.arguments,
            "severity": promise.severity,
            "meta": {
                "name": promise.name,
                "column": promise.column,
                "expected": promise.expected,
            },
        }
        for promise in promises
    ]


def checker(promises: Iterable[Promise]) -> Callable[[pa.Table], dict[str, list[int]]]:
    """Return the function from a narrow table to the failing rows, by promise.

    All promises are asked whether they are kept, and which rows break them only those that are
    not: hardly any is broken, and to be ready to name rows takes the library as long again.
    """
    asked = {promise.name: promise for promise in promises}
    whether = validator("rows", asked.values(), WHETHER)

    def failing(rows: pa.Table) -> dict[str, list[int]]:
        broken = [asked[name_of(result)] for result in whether(rows) if not result.success]
        which = validator("rows", broken)(rows) if broken else []
        found = {name_of(result): rows_of(result) for result in which}
        return {name: found.get(name, []) for name in asked}

    return failing


def validator(
    name: str, promises: Iterable[Promise], form: Mapping[str, Any] = WHICH
) -> Callable[[pa.Table], list[Any]]:
    """Return the function from a narrow table to the library's results, in order of *promises*.

    A few of them are asked at a time, of a table with their columns alone, for the library copies
    all columns for each. Nothing is written, nothing is sent, and nothing of the machine matters.
    """
    library = great_expectations()
    asked = list(promises)
    groups = [asked[start : start + AT_ONCE] for start in range(0, len(asked), AT_ONCE)]
    suites = [
        library.ExpectationSuite(name=name, expectations=expectations_of(group)) for group in groups
    ]
    whole = batch_definition()

    def results(rows: pa.Table) -> list[Any]:
        found = []
        for group, suite in zip(groups, suites, strict=True):
            needed = {column for promise in group for column in promise.subjects}
            frame = rows.select([one for one in rows.column_names if one in needed]).to_pandas()
            frame[ROW] = range(len(rows))
            batch = whole.get_batch(batch_parameters={"dataframe": frame})
            found += batch.validate(suite, result_format=dict(form)).results
        return found

    return results


@cache
def batch_definition() -> Any:
    """Return the definition of a batch that is a data frame, in a context without any files."""
    library = great_expectations()
    silent = library.data_context.types.base.ProgressBarsConfig(globally=False)
    context = library.get_context(mode="ephemeral")
    context.enable_analytics(False)
    context.variables.progress_bars = silent
    asset = context.data_sources.add_pandas("narrow").add_dataframe_asset("rows")
    return asset.add_batch_definition_whole_dataframe("all")


def name_of(result: Any) -> str:
    """Return the promise that a result is about."""
    return str(result.expectation_config.meta["name"])


def rows_of(result: Any) -> list[int]:
    """Return the rows that broke a promise; one that could not be checked is our bug."""
    assert not result.exception_info.get("raised_exception"), result.exception_info
    rows = sorted(int(index[ROW]) for index in result.result.get("unexpected_index_list") or [])
    assert bool(rows) != result.success, f"{name_of(result)}: a verdict without its rows"
    return rows
