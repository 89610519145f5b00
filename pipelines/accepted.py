"""One month of deduped rows and their fates -> its articles, revisions and quarantine."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from pipelines.fates import Cluster, Fate
from pipelines.statistics import Tallies, tallies
from pipelines.tables import read_table, write_table
from schemas.article import Article
from schemas.columns import arrow_schema
from schemas.release import ARTICLE_SORT, TABLES


@dataclass(frozen=True)
class Sources:
    """The files of one month by table, the fates of their rows, and where the month goes.

    *plain* is a file with the ids of articles that came as plain text.
    """

    month: str
    files: dict[str, Path]
    fates: dict[tuple[str, int], Fate]
    plain: Path
    folder: Path


@dataclass
class Accepted:
    """What one month gave: rows by (table, publisher), and the tallies of its articles."""

    rows: Counter[tuple[str, str]] = field(default_factory=Counter)
    articles: Tallies = field(default_factory=dict)
    pages: Tallies = field(default_factory=dict)  # those that came as HTML


def accept(sources: Sources) -> Accepted:
    """Write one month's tables and return what they hold."""
    found = Accepted()
    parts = {table: fated(sources, table) for table in sources.files}
    whole = pa.concat_tables(parts.values())
    for table in ("articles", "revisions", "quarantine"):
        rows = whole.filter(pc.equal(whole["table"], table)).sort_by(list(ARTICLE_SORT))
        if len(rows):
            path = sources.folder / table / f"month={sources.month}.parquet"
            model = TABLES[table].row
            write_table(rows.select(arrow_schema(model).names), path, model)
            for count in rows["publisher"].value_counts().to_pylist():
                found.rows[table, count["values"]] = count["counts"]
        if table == "articles":
            plain = pa.ipc.open_file(sources.plain).read_all()["article_id"]
            is_page = pc.invert(pc.is_in(rows["article_id"], value_set=plain))
            found.articles, found.pages = tallies(rows), tallies(rows.filter(is_page))
    return found


def fated(sources: Sources, table: str) -> pa.Table:
    """Return one table's rows with their flags and reasons, and the `table` each goes to."""
    rows = read_table(sources.files[table], Article)
    own = {row: fate for (home, row), fate in sources.fates.items() if home == table}
    flags: list[list[str]] = [[]] * len(rows)
    reasons: list[list[str]] = [[]] * len(rows)
    homes = [table] * len(rows)
    for row, fate in own.items():
        flags[row], reasons[row] = fate.flags, fate.reasons
        homes[row] = home_of(fate, table)
    rows = with_values(with_clusters(rows, own), "flags", flags)
    rows = rows.append_column("reasons", pa.array(reasons, pa.list_(pa.string())))
    return rows.append_column("table", pa.array(homes, pa.string()))


def with_clusters(rows: pa.Table, fates: dict[int, Fate]) -> pa.Table:
    """Return *rows* with the new clusters of those that have one."""
    new = {row: fate.cluster for row, fate in fates.items() if fate.cluster}
    for name in (one.name for one in fields(Cluster) if new):
        values = rows[name].to_pylist()
        for row, cluster in new.items():
            values[row] = getattr(cluster, name)
        rows = with_values(rows, name, values)
    return rows


def with_values(rows: pa.Table, name: str, values: Sequence[Any]) -> pa.Table:
    """Return *rows* with other *values* in one column."""
    place = rows.schema.get_field_index(name)
    return rows.set_column(place, rows.schema.field(name), pa.array(values, rows[name].type))


def home_of(fate: Fate, table: str) -> str:
    """Return the table that a row of *table* goes to."""
    if fate.is_quarantined:
        return "quarantine"
    return "articles" if fate.is_promoted else table
