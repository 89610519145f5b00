"""One month of deduped rows and their fates -> its articles, revisions and quarantine."""

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from pipelines.clustering import COLUMNS
from pipelines.counting import Tallies, tallies
from pipelines.files import read_table, without_withheld_text, write_table
from pipelines.validating.measures import Part
from schemas.article import Article
from schemas.columns import arrow_schema
from schemas.release import ARTICLE_SORT, TABLES


@dataclass(frozen=True)
class Month:
    """The parts of one month, and where the month goes.

    *fates* is a file with one batch per part; the numbers of this month's parts are *numbers*.
    *plain* is a file with the ids of articles that came as plain text.
    """

    name: str
    parts: tuple[Part, ...]
    numbers: tuple[int, ...]
    fates: Path
    plain: Path
    folder: Path


@dataclass
class Accepted:
    """What one month gave: rows by (table, publisher), and the tallies of its articles as released.

    *pages* tallies those that came as HTML with all they have: a parser is judged by them.
    """

    rows: Counter[tuple[str, str]] = field(default_factory=Counter)
    articles: Tallies = field(default_factory=dict)
    pages: Tallies = field(default_factory=dict)  # those that came as HTML


def write_fates(fates: pa.Table, parts: list[Part], path: Path) -> None:
    """Write *fates* at *path*, a batch per part; a part without rows has an empty one."""
    with pa.ipc.new_file(path, fates.schema) as writer:
        for number in range(len(parts)):
            own = fates.filter(pc.equal(fates["part"], number)).combine_chunks()
            writer.write_batch(
                (own.to_batches() or [pa.RecordBatch.from_pylist([], own.schema)])[0]
            )


def accept(month: Month) -> Accepted:
    """Write one month's tables and return what they hold."""
    found = Accepted()
    pairs = zip(month.parts, month.numbers, strict=True)
    whole = pa.concat_tables(fated(part, number, month.fates) for part, number in pairs)
    for table in ("articles", "revisions", "quarantine"):
        rows = whole.filter(pc.equal(whole["table"], table)).sort_by(list(ARTICLE_SORT))
        if len(rows):
            path = month.folder / table / f"month={month.name}.parquet"
            model = TABLES[table].row
            write_table(rows.select(arrow_schema(model).names), path, model)
            for count in rows["publisher"].value_counts().to_pylist():
                found.rows[table, count["values"]] = count["counts"]
        if table == "articles":
            plain = pa.ipc.open_file(month.plain).read_all()["article_id"]
            names = arrow_schema(Article).names
            is_page = pc.invert(pc.is_in(rows["article_id"], value_set=plain))
            found.articles = tallies(without_withheld_text(rows.select(names), Article))
            found.pages = tallies(rows.filter(is_page))
    return found


def fated(part: Part, number: int, path: Path) -> pa.Table:
    """Return the rows of one part with their flags, reasons, clusters, and `table` to go to."""
    rows = read_table(part.path, Article)
    fates = pa.Table.from_batches([pa.ipc.open_file(pa.memory_map(str(path))).get_batch(number)])
    assert len(fates) == len(rows), f"{part.path}: every row has a fate"
    flags = flags_together(rows["flags"], fates["flags"])
    for name, values in [("flags", flags), *((name, fates[name]) for name in COLUMNS)]:
        one = rows.schema.field(name)
        rows = rows.set_column(rows.schema.get_field_index(name), one, values.cast(one.type))
    return rows.append_column("reasons", fates["reasons"]).append_column("table", fates["table"])


def flags_together(parsed: pa.ChunkedArray, broken: pa.ChunkedArray) -> pa.ChunkedArray:
    """Return the flags that rows had when they were *parsed* and the promises *broken*, sorted."""
    if not len(pc.list_flatten(parsed)):
        return broken
    pairs = zip(parsed.to_pylist(), broken.to_pylist(), strict=True)
    return pa.chunked_array([[sorted({*own, *more}) for own, more in pairs]], broken.type)
