"""The keys of a version in data/baseline -> the same without the words of some articles.

Those of a schema before 2.0 have headlines and addresses.
"""

from collections.abc import Iterable
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from pipelines.files import PUBLISHED, rows_of, write_parts
from pipelines.gating import BEFORE, KEYS
from schemas.release import Key

TELLING = ("url", "headline")


def forget(baseline: Path, articles: Iterable[str]) -> None:
    """Take headlines and addresses of *articles* out of the keys in *baseline*, and before it."""
    gone = pa.array(articles, pa.string())
    for place in (baseline, baseline / BEFORE):
        path = place / KEYS
        keys = rows_of(path) if path.is_file() else None
        if keys is not None and is_telling(keys, gone):
            write_parts([without_words(keys, gone)], path, Key, PUBLISHED, schema=keys.schema)


def is_telling(keys: pa.Table, gone: pa.Array) -> bool:
    """Return whether *keys* hold words of those that are *gone*."""
    own = keys.filter(pc.is_in(keys["article_id"], value_set=gone))
    told = [own[name].drop_null() for name in TELLING if name in own.column_names]
    return any(pc.any(pc.not_equal(values, "")).as_py() for values in told)


def without_words(keys: pa.Table, gone: pa.Array) -> pa.Table:
    """Return *keys* without headline and address of those that are *gone*."""
    is_gone = pc.is_in(keys["article_id"], value_set=gone)
    for name in (one for one in TELLING if one in keys.column_names):
        field = keys.schema.field(name)
        nothing = pa.scalar(None if field.nullable else "", pa.string())
        values = pc.if_else(is_gone, nothing, keys[name])
        keys = keys.set_column(keys.schema.get_field_index(name), field, values)
    return keys
