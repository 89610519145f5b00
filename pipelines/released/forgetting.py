"""The keys of earlier versions in data/baseline -> the same without the words of some articles."""

from collections.abc import Iterable
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from pipelines.files import PUBLISHED, rows_of, write_table
from pipelines.gating import BEFORE, KEYS
from pipelines.releasing import last_keys
from schemas.release import Key

TELLING = ("url", "headline")  # columns that tell the story, in keys of whatever schema


def forget(baseline: Path, articles: Iterable[str]) -> None:
    """Take headlines and addresses of *articles* out of the keys in *baseline*, and before it."""
    gone = pa.array(articles, pa.string())
    for place in (baseline, baseline / BEFORE):
        path = place / KEYS
        if path.is_file() and is_telling(rows_of(path), gone):
            write_table(without_words(last_keys(place), gone), path, Key, PUBLISHED)


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
