"""What a baseline remembers of the rows of the version cut last."""

from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from pipelines.files import row_groups, schema_of
from pipelines.gating import KEYS, last_cut
from pipelines.releasing.differences import Before, held
from pipelines.releasing.keys import filled
from schemas.columns import arrow_schema
from schemas.release import Compared, Key


def before_in(baseline: Path, table: Compared) -> Before | None:
    """Return what *baseline* remembers of *table*, held; None before the first version."""
    last = last_cut(baseline)
    if last is None:
        return None
    names = [name.partition(".") for name in last.columns]
    columns = tuple(column for of, _, column in names if of == table and column)
    return Before(table, held(key_parts(baseline, table)), columns)


def last_keys(baseline: Path, table: Compared) -> pa.Table:
    """Return the Key of every row of *table* in the version cut last; no rows before the first."""
    return pa.concat_tables(key_parts(baseline, table))


def key_parts(baseline: Path, table: Compared) -> Iterator[pa.Table]:
    """Yield the same in parts, one at least.

    What a version of an earlier schema did not know is null; it remembered articles alone.
    """
    path, schema = baseline / KEYS, arrow_schema(Key)
    yield schema.empty_table()
    names = [one for one in schema_of(path).names if one in schema.names] if path.is_file() else []
    if not names or ("table" not in names and table != "articles"):
        return
    for rows in row_groups(path, names):
        own = rows.filter(pc.equal(rows["table"], table)) if "table" in names else rows
        told = {name: own[name] for name in names} | {"table": pa.array([table] * len(own))}
        yield filled(told, len(own), schema)
