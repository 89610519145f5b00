"""Deduped rows and their fates -> articles, revisions and quarantine, bucket by bucket.

A bucket whose rows and fates are as before is kept as it was written.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Annotated

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from pydantic import TypeAdapter

from pipelines.clustering import COLUMNS
from pipelines.counting import AS_PAIRS, Tallies, tallies
from pipelines.files import decoded, read_table, row_hash, without_withheld_text, write_table
from pipelines.running import Kept, linked
from pipelines.validating.measures import Part
from schemas.article import Article
from schemas.columns import arrow_schema
from schemas.release import ARTICLE_SORT, TABLES

COUNTS = "counts.json"  # of a bucket, as they are kept; beside them a file a table


@dataclass(frozen=True)
class Bucket:
    """The files of one bucket, a table each.

    *fates* is a file with one batch per part; the numbers of this bucket's parts are *numbers*.
    """

    files: tuple[Path, ...]
    numbers: tuple[int, ...]
    fates: Path


@dataclass
class Accepted:
    """What one bucket gave: rows by (table, publisher), and tallies of its articles as released.

    *pages* tallies those that came as HTML with all they have: a parser is judged by them.
    """

    rows: Annotated[Counter[tuple[str, str]], *AS_PAIRS] = field(default_factory=Counter)
    articles: Tallies = field(default_factory=dict)
    pages: Tallies = field(default_factory=dict)  # those that came as HTML


ACCEPTED = TypeAdapter(Accepted)


def write_rows(found: pa.Table, parts: list[Part], folder: Path, kept: Kept) -> list[Accepted]:
    """Write the tables of every bucket below *folder*, in their order; return what each holds.

    *found* is where each row of *parts* goes.
    """
    fates = folder / ".work" / "fates.arrow"
    own = write_fates(found, parts, fates)
    numbers: dict[str, list[int]] = defaultdict(list)
    for number, part in enumerate(parts):
        numbers[part.bucket].append(number)
    work: list[tuple[Bucket, object]] = []
    for bucket in sorted(numbers):
        some = numbers[bucket]
        facts = [(parts[number].table, parts[number].sum, own[number]) for number in some]
        files = tuple(parts[number].path for number in some)
        work.append((Bucket(files, tuple(some), fates), facts))
    accepted = []
    for bucket, place in zip(sorted(numbers), kept.results(accept, work), strict=True):
        for path in place.glob("*.parquet"):
            linked(path, folder / path.stem / f"{bucket}.parquet")
        accepted.append(ACCEPTED.validate_json((place / COUNTS).read_bytes()))
    return accepted


def write_fates(fates: pa.Table, parts: list[Part], path: Path) -> list[str]:
    """Write *fates* at *path*, a batch per part, and return the hash of each.

    A part without rows has an empty one.
    """
    sums = []
    with pa.ipc.new_file(path, decoded(fates.slice(0, 0)).schema) as writer:
        ends = np.searchsorted(fates["part"].to_numpy(), np.arange(len(parts) + 1))
        for first, end in pairwise(ends.tolist()):
            own = decoded(fates.slice(first, end - first)).combine_chunks()
            sums.append(row_hash(own.drop_columns(["part"])))
            writer.write_batch(
                (own.to_batches() or [pa.RecordBatch.from_pylist([], own.schema)])[0]
            )
    return sums


def accept(bucket: Bucket, folder: Path) -> None:
    """Write one bucket's tables and what they hold."""
    found = Accepted()
    pairs = zip(bucket.files, bucket.numbers, strict=True)
    whole = pa.concat_tables(fated(file, number, bucket.fates) for file, number in pairs)
    for table in ("articles", "revisions", "quarantine"):
        rows = whole.filter(pc.equal(whole["table"], table)).sort_by(list(ARTICLE_SORT))
        if len(rows):
            model = TABLES[table].row
            write_table(rows.select(arrow_schema(model).names), folder / f"{table}.parquet", model)
            for count in rows["publisher"].value_counts().to_pylist():
                found.rows[table, count["values"]] = count["counts"]
        if table == "articles":
            names = arrow_schema(Article).names
            found.articles = tallies(without_withheld_text(rows.select(names), Article))
            found.pages = tallies(rows.filter(pc.invert(rows["is_plain"])))
    (folder / COUNTS).write_bytes(ACCEPTED.dump_json(found))


def fated(file: Path, number: int, path: Path) -> pa.Table:
    """Return the rows of one part with their flags, reasons, clusters, and `table` to go to."""
    rows = read_table(file, Article)
    fates = pa.Table.from_batches([pa.ipc.open_file(pa.memory_map(str(path))).get_batch(number)])
    assert len(fates) == len(rows), f"{file}: every row has a fate"
    flags = flags_together(rows["flags"], fates["flags"])
    for name, values in [("flags", flags), *((name, fates[name]) for name in COLUMNS)]:
        one = rows.schema.field(name)
        rows = rows.set_column(rows.schema.get_field_index(name), one, values.cast(one.type))
    for name in ("reasons", "table", "is_plain"):
        rows = rows.append_column(name, fates[name])
    return rows


def flags_together(parsed: pa.ChunkedArray, broken: pa.ChunkedArray) -> pa.ChunkedArray:
    """Return the flags that rows had when they were *parsed* and the promises *broken*, sorted."""
    if not len(pc.list_flatten(parsed)):
        return broken
    pairs = zip(parsed.to_pylist(), broken.to_pylist(), strict=True)
    return pa.chunked_array([[sorted({*own, *more}) for own, more in pairs]], broken.type)
