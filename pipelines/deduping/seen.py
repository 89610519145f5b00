"""Narrow tables of shards -> columns of everything that was seen, in order of shard and of record.

A shard is numbered by the name of its WARC file, so that numbers compare as names do. A column is
read where it is asked for, and held no longer: all of them are some 200 bytes a capture.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Protocol

import numpy as np
import pyarrow as pa

from pipelines.deduping.narrow import NARROW, SCHEMA, Shard, narrow, narrowed
from pipelines.files import WORD, parquet_files, read_arrow, write_arrow
from pipelines.running import Kept

TOGETHER = 50_000  # captures whose columns, 10 MB in all, are held at once to be copied


def parsed_shards(parsed: Path) -> list[Shard]:
    """Return the shards under *parsed*, in order of the names of their WARC files."""
    ledgers = parquet_files(parsed / "captures")
    names = [path.relative_to(parsed / "captures").as_posix() for path in ledgers]
    found = [
        Shard(name, parsed / "articles" / name, ledger)
        for name, ledger in zip(names, ledgers, strict=True)
    ]
    return sorted(found, key=lambda one: one.warc_file)


def seen_captures(shards: Sequence[Shard]) -> pa.Table:
    """Return every capture of *shards*, with its `shard` (number), `row` and `article_row`.

    Its column `held` says why the gate holds it back; it is null until the gate was asked.
    """
    return joined(map(narrowed, shards))


def kept_captures(
    shards: Sequence[Shard], sums: Sequence[tuple[str, str]], kept: Kept, scratch: Path
) -> "SeenOnDisk":
    """Return the same of shards whose files have the hashes *sums*, as they were kept; those of
    small shards are copied together into *scratch*.
    """
    work = [(shard, own) for shard, own in zip(shards, sums, strict=True)]
    places = kept.results(narrow, work)
    files = [place / NARROW for place in places]
    lengths = [len(read_arrow(path)) for path in files]
    return SeenOnDisk(tuple(copied_together(files, lengths, scratch)), tuple(lengths))


def copied_together(files: Sequence[Path], lengths: Sequence[int], scratch: Path) -> Iterator[Path]:
    """Yield files of the rows of all *files*, of these *lengths*, in order.

    Each column is read by opening every file, which of a few captures costs more than reading them.
    """
    ends = np.cumsum(lengths) // TOGETHER
    for number, group in groupby(zip(ends.tolist(), files, strict=True), itemgetter(0)):
        own = [path for _, path in group]
        if len(own) == 1:
            yield own[0]
            continue
        together = scratch / f"{number}.arrow"
        write_arrow(pa.concat_tables(map(read_arrow, own)).unify_dictionaries(), together)
        yield together


class Columns(Protocol):
    """Columns of rows by name, as a table has them."""

    def __len__(self) -> int:
        """Return the number of rows."""

    def __getitem__(self, name: str, /) -> pa.ChunkedArray:
        """Return a column."""

    def select(self, names: Sequence[str], /) -> pa.Table:
        """Return some columns as a table."""


@dataclass(frozen=True)
class SeenOnDisk:
    """The captures in narrow tables, and the *lengths* of their shards; `held` is null where
    nothing is said.
    """

    files: tuple[Path, ...]
    lengths: tuple[int, ...]
    held: pa.DictionaryArray | None = None

    def __len__(self) -> int:
        """Return the number of captures."""
        return sum(self.lengths)

    def __getitem__(self, name: str) -> pa.ChunkedArray:
        """Return a column in one piece."""
        if name == "shard":
            numbers = np.arange(len(self.lengths), dtype=np.int32)
            whole = pa.array(np.repeat(numbers, self.lengths))
        elif name == "held":
            whole = pa.nulls(len(self), WORD) if self.held is None else self.held
        else:
            parts = [chunk for path in self.files for chunk in read_arrow(path)[name].chunks]
            kind = SCHEMA.field(name).type
            whole = pa.chunked_array(parts, kind).unify_dictionaries().combine_chunks()
        return pa.chunked_array([whole])

    def select(self, names: Sequence[str]) -> pa.Table:
        """Return some columns as a table."""
        return pa.table({name: self[name] for name in names})


def joined(tables: Iterable[pa.Table]) -> pa.Table:
    """Return the narrow *tables* as one."""
    parts = [SCHEMA.empty_table(), *tables]
    numbers = [np.full(len(part), place, np.int32) for place, part in enumerate(parts[1:])]
    whole = pa.concat_tables(parts).unify_dictionaries().combine_chunks()
    shard = pa.array(np.concatenate([np.empty(0, np.int32), *numbers]))
    held = pa.nulls(len(whole), WORD)
    return whole.add_column(0, "shard", shard).append_column("held", held)
