"""One published file -> what is counted in it, in sums that add up over files, in any order.

Every figure of a release is made of the sums of its files, so workers count them apart and no
more rows than a row group has are held at once.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any

import pyarrow as pa
import pyarrow.compute as pc
from pydantic import BeforeValidator, PlainSerializer

from pipelines.counting.statistics import Tallies, tallies, together
from pipelines.files import counted, row_groups, row_hashes
from schemas.columns import columns_of
from schemas.edition import tables_in
from schemas.release import DELTAS, FULL, TABLES, Edition

NUMBERS = 2**64  # that a row may have
Span = tuple[datetime, datetime]  # the first and the last moment
NEEDED: dict[str, tuple[str, ...]] = {  # the columns that are counted, by table
    "quarantine": ("publisher", "reasons"),
    "captures": ("publisher", "fetched_at", "state", "reason", "warc_file"),
    **{table.name: ("change",) for table in DELTAS.values()},
    **{table: tuple(one.name for one in columns_of(TABLES[table].row)) for table in DELTAS},
}


def keyed(pairs: object) -> object:
    """Return the keys and values that JSON holds as pairs, as a dictionary again."""
    return {tuple(key): value for key, value in pairs} if isinstance(pairs, list) else pairs


AS_PAIRS = (BeforeValidator(keyed), PlainSerializer(lambda found: list(found.items())))  # in JSON


@dataclass
class Sums:
    """Counts of some files of a release.

    *values* counts rows by (figure, value); *rows* by (table, publisher); *languages* and
    *withheld* articles by (publisher, language) and (publisher, reason), *days* by publisher and
    its own day of publication; *captures* by (publisher, crawl, state, reason). *contents* sums
    the numbers of all rows by table. *published* and *fetched* span the articles of a publisher,
    and the captures of a (publisher, crawl).
    """

    articles: Tallies = field(default_factory=dict)
    values: Annotated[Counter[tuple[str, str]], *AS_PAIRS] = field(default_factory=Counter)
    rows: Annotated[Counter[tuple[str, str]], *AS_PAIRS] = field(default_factory=Counter)
    languages: Annotated[Counter[tuple[str, str]], *AS_PAIRS] = field(default_factory=Counter)
    withheld: Annotated[Counter[tuple[str, str]], *AS_PAIRS] = field(default_factory=Counter)
    days: Annotated[Counter[tuple[str, str]], *AS_PAIRS] = field(default_factory=Counter)
    captures: Annotated[Counter[tuple[str, str, str, str | None]], *AS_PAIRS] = field(
        default_factory=Counter
    )
    contents: Counter[str] = field(default_factory=Counter)
    published: dict[str, Span] = field(default_factory=dict)
    fetched: Annotated[dict[tuple[str, str], Span], *AS_PAIRS] = field(default_factory=dict)
    warc_files: set[str] = field(default_factory=set)

    def of(self, figure: str) -> dict[str, int]:
        """Return the rows by value of *figure*, in order of value."""
        found = {value: count for (name, value), count in self.values.items() if name == figure}
        return dict(sorted(found.items()))


def added(parts: Iterable[Sums]) -> Sums:
    """Return the sums of all *parts* as one."""
    whole, articles = Sums(), list[Tallies]()
    for part in parts:
        articles.append(part.articles)
        whole.values.update(part.values)
        whole.rows.update(part.rows)
        whole.languages.update(part.languages)
        whole.withheld.update(part.withheld)
        whole.days.update(part.days)
        whole.captures.update(part.captures)
        whole.contents.update(part.contents)
        whole.warc_files |= part.warc_files
        widen(whole.published, part.published)
        widen(whole.fetched, part.fetched)
    whole.articles = together(articles)
    whole.contents = Counter({table: own % NUMBERS for table, own in whole.contents.items()})
    return whole


def widen(spans: dict[Any, Span], more: dict[Any, Span]) -> None:
    """Let *spans* reach over *more* too."""
    for key, (first, last) in more.items():
        before = spans.get(key, (first, last))
        spans[key] = min(first, before[0]), max(last, before[1])


def sums_of(file: tuple[str, Path], edition: Edition = FULL) -> Sums:
    """Return what is counted in one Parquet file: the table it is a part of, and its path.

    It has the columns of *edition*. Raises TableError if one is missing that is counted.
    """
    table, path = file
    crawl = path.parent.name.partition("=")[2]  # of captures: crawl=...
    columns = tables_in(edition)[table].row.model_fields
    names = [name for name in NEEDED.get(table, ()) if name in columns]
    return added(sums_in(rows, table, crawl) for rows in row_groups(path, names) if len(rows))


def sums_in(rows: pa.Table, table: str, crawl: str) -> Sums:
    """Return what is counted in some *rows* of a *table*, if of captures those of one *crawl*."""
    found = Sums()
    if "publisher" in rows.column_names:
        own = counted(rows["publisher"])
        found.rows.update({(table, publisher): count for publisher, count in own.items()})
    if table in DELTAS:
        found.contents[table] = int(row_hashes(rows).sum())
    if table == "articles":
        count_articles(rows, found)
    elif table == "captures":
        count_captures(rows, crawl, found)
    elif table == "quarantine":
        count_values(found, "reasons", pc.list_flatten(rows["reasons"]))
    elif of := TABLES[table].delta_of:
        count_values(found, f"changes of {of}", rows["change"])
    return found


def count_values(found: Sums, figure: str, values: pa.ChunkedArray) -> None:
    """Count *values* into *found* as *figure*."""
    found.values.update({(figure, value): count for value, count in counted(values).items()})


def count_articles(rows: pa.Table, found: Sums) -> None:
    """Count articles into *found*."""
    found.articles = tallies(rows)
    count_values(found, "months", rows["month"])
    dated = rows.select(["publisher", "published_day"]).drop_null()
    for publisher, day, count in grouped({name: dated[name] for name in dated.column_names}):
        found.days[publisher, day.isoformat()] += count
    count_values(found, "kinds", rows["kind"])
    count_values(found, "precisions", rows["published_precision"].fill_null("unknown"))
    count_values(found, "flags", pc.list_flatten(rows["flags"]))
    count_values(found, "roles", rows["cluster_role"])
    pairs = {name: rows[name] for name in ("publisher", "language")}
    for publisher, language, count in grouped(pairs):
        found.languages[publisher, language] += count
    reason = pc.struct_field(rows["rights"], "text_withheld")
    for publisher, why, count in grouped({"publisher": rows["publisher"], "why": reason}):
        if why is not None:
            found.withheld[publisher, why] += count
    found.published = dict(spans(rows, "published_at"))


def count_captures(rows: pa.Table, crawl: str, found: Sums) -> None:
    """Count ledger rows of one crawl into *found*."""
    names = ("publisher", "state", "reason")
    for publisher, state, reason, count in grouped({name: rows[name] for name in names}):
        found.captures[publisher, crawl, state, reason] += count
    count_values(found, "states", rows["state"])
    count_values(found, "not articles", rows["reason"])
    found.warc_files = set(pc.unique(rows["warc_file"]).to_pylist())
    found.fetched = {(key, crawl): span for key, span in spans(rows, "fetched_at")}


def grouped(columns: dict[str, pa.ChunkedArray]) -> Iterator[tuple[Any, ...]]:
    """Yield each combination of values in *columns* with how often it occurs."""
    counts = pa.table(columns).group_by(list(columns)).aggregate([([], "count_all")])
    for row in counts.select([*columns, "count_all"]).to_pylist():
        yield tuple(row.values())


def spans(rows: pa.Table, at: str) -> Iterator[tuple[str, Span]]:
    """Yield each publisher with the first and the last moment of the column *at*, if any."""
    pairs = rows.select(["publisher", at]).group_by("publisher")
    for row in pairs.aggregate([(at, "min"), (at, "max")]).to_pylist():
        if row[f"{at}_min"] is not None:
            yield row["publisher"], (row[f"{at}_min"], row[f"{at}_max"])
