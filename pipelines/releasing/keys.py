"""Keys of released articles as they are held: ids and hashes packed, words numbered.

Two versions of a release are compared by them, so that of each article some 200 bytes are held.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from pipelines.files import PACKED, WORD, packed, parquet_files, rows_of, schema_of, unpacked
from schemas.columns import arrow_schema, columns_of
from schemas.release import Key

HELD = {  # how a column is held, where not as it is
    "article_id": PACKED,
    "publisher": WORD,
    "url": pa.large_string(),  # of which more than 2 GiB may come together
    "headline": pa.large_string(),
    "month": WORD,
    "content_hash": PACKED,
    "facts_hash": PACKED,
    "withheld": WORD,
}


def released_keys(release: Path) -> pa.Table:
    """Return the Key of every article in *release*, read from its published files."""
    return pa.concat_tables([arrow_schema(Key).empty_table(), *key_parts(release)])


def key_parts(release: Path) -> Iterator[pa.Table]:
    """Yield the keys of the articles in *release*, file by file."""
    return map(keys_in, parquet_files(release / "articles"))


def keys_in(path: Path) -> pa.Table:
    """Return the keys of the articles in one file; its folder names the month.

    A release of an earlier schema has no facts to compare.
    """
    month = path.parent.name.removeprefix("month=")
    made = ("month", "corrections", "facts_hash", "withheld")
    same = [field.name for field in columns_of(Key) if field.name not in made]
    is_old = "facts_hash" not in schema_of(path).names
    rows = rows_of(path, [*same, "corrections", *(() if is_old else ("facts_hash", "rights"))])
    nothing = pa.nulls(len(rows), pa.string())
    columns = {
        **{name: rows[name] for name in same},
        "month": pa.array([month] * len(rows), pa.string()),
        "corrections": pc.list_value_length(rows["corrections"]),
        "facts_hash": nothing if is_old else rows["facts_hash"],
        "withheld": nothing if is_old else pc.struct_field(rows["rights"], "text_withheld"),
    }
    schema = arrow_schema(Key)
    return pa.table([columns[name] for name in schema.names], schema=schema)


def held(parts: Iterable[pa.Table]) -> pa.Table:
    """Return the Keys in *parts* as they are held, each column in one piece."""
    schema = arrow_schema(Key)
    chunks: dict[str, list[pa.Array]] = {name: [] for name in schema.names}
    for part in [schema.empty_table(), *parts]:
        for name in schema.names:
            chunks[name].append(as_held(part[name].combine_chunks(), name))
    columns = {}
    for name in schema.names:  # one after the other, for both forms of all would be twice as much
        columns[name] = pa.chunked_array(chunks.pop(name)).unify_dictionaries().combine_chunks()
    return pa.table(columns)


def as_held(values: pa.Array, name: str) -> pa.Array:
    """Return some *values* of the column *name* as they are held."""
    kind = HELD.get(name, values.type)
    if kind == PACKED:
        return packed(values)
    return values.dictionary_encode() if kind == WORD else values.cast(kind)


def as_told(values: pa.Array) -> pa.Array:
    """Return some held *values* as they are written."""
    if values.type == PACKED:
        return unpacked(values)
    return values.cast(pa.string()) if values.type in HELD.values() else values
