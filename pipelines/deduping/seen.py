"""Narrow tables of shards -> one of everything that was seen, in order of shard and of record.

A shard is numbered by the name of its WARC file, so that numbers compare as names do.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
import pyarrow as pa

from pipelines.deduping.narrow import NARROW, SCHEMA, Shard, narrow, narrowed
from pipelines.files import WORD, parquet_files, read_arrow
from pipelines.running import Kept


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


def kept_captures(shards: Sequence[Shard], sums: Sequence[tuple[str, str]], kept: Kept) -> pa.Table:
    """Return the same of shards whose files have the hashes *sums*, as they were kept."""
    work = [(shard, own) for shard, own in zip(shards, sums, strict=True)]
    return joined(read_arrow(place / NARROW) for place in kept.results(narrow, work))


def joined(tables: Iterable[pa.Table]) -> pa.Table:
    """Return the narrow *tables* as one."""
    parts = [SCHEMA.empty_table(), *tables]
    numbers = [np.full(len(part), place, np.int32) for place, part in enumerate(parts[1:])]
    whole = pa.concat_tables(parts).unify_dictionaries().combine_chunks()
    shard = pa.array(np.concatenate([np.empty(0, np.int32), *numbers]))
    held = pa.nulls(len(whole), WORD)
    return whole.add_column(0, "shard", shard).append_column("held", held)
