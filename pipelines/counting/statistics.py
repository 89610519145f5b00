"""Articles -> what is counted of them, per publisher: articles, fill rates, lengths of text.

Counted in tallies that add up, so that parts of a table can be counted apart and in any order.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

import pyarrow as pa
import pyarrow.compute as pc
from pydantic import BaseModel, ConfigDict

from schemas.article import Article
from schemas.columns import Field, Record, columns_of

UNKNOWN = pa.array(["", "und", "unknown"])  # what stands where a required column has no value
QUANTILES = (10, 50, 90)


class Statistics(BaseModel):
    """What is counted of one publisher's articles, or of all."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    articles: int
    fill: dict[str, float]  # share of articles that have a value, by column
    words: dict[str, int]  # quantiles of word_count: p10, p50, p90


class ReleaseStatistics(BaseModel):
    """What is counted of all articles of a release, and of each publisher's."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    total: Statistics
    publishers: dict[str, Statistics]


@dataclass
class Tally:
    """Counts of some articles: how many, how many with a value, how many of each length."""

    articles: int = 0
    filled: Counter[str] = field(default_factory=Counter)
    words: Counter[int] = field(default_factory=Counter)

    def add(self, other: "Tally") -> None:
        """Count the articles of *other* too."""
        self.articles += other.articles
        self.filled.update(other.filled)
        self.words.update(other.words)


Tallies = dict[str, Tally]  # by publisher


def tallies(rows: pa.Table) -> Tallies:
    """Return the tally of each publisher's articles in *rows*, of the columns that they have."""
    found: Tallies = defaultdict(Tally)
    columns = [one for one in columns_of(Article) if one.name in rows.column_names]
    filled = {one.name: is_filled(rows, one) for one in columns}
    counted = pa.table({"publisher": rows["publisher"]} | filled_columns(filled))
    sums = counted.group_by("publisher").aggregate(
        [([], "count_all"), *((f"filled {name}", "sum") for name in filled)]
    )
    for row in sums.to_pylist():
        tally = found[row["publisher"]]
        tally.articles = row["count_all"]
        tally.filled.update({name: row[f"filled {name}_sum"] for name in filled})
    lengths = rows.select(["publisher", "word_count"]).group_by(["publisher", "word_count"])
    for row in lengths.aggregate([([], "count_all")]).to_pylist():
        found[row["publisher"]].words[row["word_count"]] += row["count_all"]
    return dict(found)


def filled_columns(filled: dict[str, pa.ChunkedArray]) -> dict[str, pa.ChunkedArray]:
    """Return the flags as numbers that can be summed."""
    return {f"filled {name}": flags.cast(pa.int64()) for name, flags in filled.items()}


def is_filled(rows: pa.Table, one: Field) -> pa.ChunkedArray:
    """Return for each row whether the column has a value: not null, not empty, not `unknown`."""
    values = rows[one.name]
    if one.is_list:
        return pc.greater(pc.list_value_length(values), 0)
    if pa.types.is_string(one.arrow):
        return pc.and_(values.is_valid(), pc.invert(pc.is_in(values, value_set=UNKNOWN)))
    return values.is_valid()


def together(parts: Iterable[Tallies]) -> Tallies:
    """Return the tallies of all *parts* as one, in order of publisher."""
    whole: Tallies = defaultdict(Tally)
    for part in parts:
        for publisher, tally in part.items():
            whole[publisher].add(tally)
    return dict(sorted(whole.items()))


def statistics(counted: Tallies, row: type[Record] = Article) -> ReleaseStatistics:
    """Return the statistics of what was *counted* of articles, each a *row*."""
    names = [one.name for one in columns_of(row)]
    total = Tally()
    for tally in counted.values():
        total.add(tally)
    return ReleaseStatistics(
        total=statistics_of(total, names),
        publishers={publisher: statistics_of(tally, names) for publisher, tally in counted.items()},
    )


def statistics_of(tally: Tally, names: list[str]) -> Statistics:
    """Return the statistics of one tally, of the columns *names*."""
    return Statistics(
        articles=tally.articles,
        fill={name: share(tally.filled[name], tally.articles) for name in names},
        words={f"p{percent}": quantile(tally.words, percent) for percent in QUANTILES},
    )


def share(part: int, whole: int) -> float:
    """Return *part* of *whole* to four digits; of nothing, everything."""
    return round(part / whole, 4) if whole else 1.0


def quantile(counts: Counter[int], percent: int) -> int:
    """Return the smallest value that *percent* of the counted values do not exceed; 0 of none.

    >>> quantile(Counter({100: 1, 300: 3}), 50)
    300
    """
    wanted = counts.total() * percent / 100
    reached = 0
    for value in sorted(counts):
        reached += counts[value]
        if reached >= wanted:
            return value
    return 0
