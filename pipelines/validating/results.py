"""What validate found -> the result of each suite: a release carries it, the verdict reads it."""

from collections import Counter
from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from expectations.between import SUBJECTS, article_columns
from expectations.catalogue import SUITES, written
from expectations.counts import Counts
from expectations.figures import figure_tables
from expectations.results import Asked, asked_of, counted_result
from pipelines.validating.asking import NUMBERS, repeated
from pipelines.validating.measures import Part, measures_of

FOLDER = "expectations"


def ask_suites(
    found: pa.Table, parts: list[Part], counts: Mapping[str, Counts]
) -> dict[str, Asked]:
    """Return what each suite says that is about more than rows.

    *found* is where each row goes, *counts* is counted of each publisher.
    """
    keys = found.select(["article_id", "revision"]).filter(repeated(found))
    times = keys.group_by(keys.column_names).aggregate([([], "count_all")])["count_all"]
    twice = pc.sum(pc.greater(times, 1)).as_py() or 0
    tables = {"articles": accepted_columns(found, parts)} | figure_tables(counts, twice)
    return {suite: asked_of(suite, table) for suite, table in tables.items()}


def write_results(rows: int, broken: pa.Table, asked: Mapping[str, Asked], folder: Path) -> None:
    """Write one file a suite below *folder*: *broken* are all broken promises of all *rows*."""
    names = list(NUMBERS)
    numbers = broken["promise"].value_counts().to_pylist()
    failing = Counter({names[one["values"]]: one["counts"] for one in numbers})
    results = {name: counted_result(name, rows, failing) for name in ("rows", "keys")}
    results |= {name: one.result for name, one in asked.items()}
    assert results.keys() == SUITES.keys()
    (folder / FOLDER).mkdir()
    for suite, result in results.items():
        (folder / FOLDER / f"{suite}.json").write_text(
            written(result), encoding="utf-8", newline="\n"
        )


def accepted_columns(found: pa.Table, parts: list[Part]) -> pa.Table:
    """Return what is asked of all articles together, of those that *found* accepts."""
    tables = []
    goes_there = pc.equal(found["table"], "articles").combine_chunks()
    ends = np.searchsorted(found["part"].to_numpy(), np.arange(len(parts) + 1))
    for part, (first, end) in zip(parts, pairwise(ends.tolist()), strict=True):
        is_article = goes_there.slice(first, end - first)
        measured = measures_of(part.measures).select(SUBJECTS)
        tables.append(article_columns(measured.filter(is_article)))
    return (
        pa.concat_tables(tables) if tables else pa.table({name: pa.nulls(0) for name in SUBJECTS})
    )
