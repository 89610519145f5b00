"""Promises -> a Great Expectations suite, and its verdict on narrow tables.

The only module that imports the library, and only when asked: the import costs five seconds.
"""

from collections.abc import Callable, Iterable
from functools import cache
from typing import Any

import pyarrow as pa

from expectations.promises import Promise

ROW = "row"  # the index column by which failing rows are named


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
    """Return the function from a narrow table to the failing rows, by promise."""
    results = validator("rows", promises)

    def failing(rows: pa.Table) -> dict[str, list[int]]:
        return {name_of(result): rows_of(result) for result in results(rows)}

    return failing


def validator(name: str, promises: Iterable[Promise]) -> Callable[[pa.Table], list[Any]]:
    """Return the function from a narrow table to the library's results, in order of *promises*.

    Nothing is written, nothing is sent, and nothing of the machine matters.
    """
    import great_expectations as library  # noqa: PLC0415 - five seconds

    suite = library.ExpectationSuite(name=name, expectations=expectations_of(promises))
    whole = batch_definition()
    form = {
        "result_format": "COMPLETE",
        "unexpected_index_column_names": [ROW],
        "include_unexpected_rows": False,
    }

    def results(rows: pa.Table) -> list[Any]:
        frame = rows.to_pandas()
        frame[ROW] = range(len(frame))
        batch = whole.get_batch(batch_parameters={"dataframe": frame})
        found = batch.validate(suite, result_format=form).results
        return list(found)

    return results


@cache
def batch_definition() -> Any:
    """Return the definition of a batch that is a data frame, in a context without any files."""
    import great_expectations as library  # noqa: PLC0415
    from great_expectations.data_context.types.base import ProgressBarsConfig  # noqa: PLC0415

    context = library.get_context(mode="ephemeral")
    context.enable_analytics(False)
    context.variables.progress_bars = ProgressBarsConfig(globally=False)
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
