"""What a crawl brought, publisher by publisher, for the person who decides whether it lands.

Articles are counted file by file in narrow columns; whole rows are read only where some are new.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from pydantic import BaseModel, ConfigDict

from pipelines.counting import ReleaseStatistics, Tallies, statistics, tallies, together
from pipelines.files import (
    STATISTICS,
    parquet_files,
    read_document,
    read_table,
    without_withheld_text,
)
from pipelines.releasing import last_keys
from schemas.article import Article
from schemas.release import Quarantined

NARROW = ("article_id", "publisher", "content_hash", "facts_hash")
SAMPLED = 3  # headlines of a publisher
WORST = 10  # rows
MOVED = 0.05  # of a column's fill, from which on it is told


class Part(BaseModel):
    """A part of a review: data, and nothing else."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class PublisherReview(Part):
    """What became of one publisher since the last version; *fill* is before and in what is new."""

    publisher: str
    before: int = 0  # articles
    now: int = 0
    new: int = 0
    changed: int = 0
    removed: int = 0
    fill: dict[str, tuple[float, float]] = {}  # columns of which it moved
    headlines: tuple[str, ...] = ()  # of new articles


class WorstRow(Part):
    """A row with what it breaks, and the capture to look at."""

    article_id: str
    publisher: str
    url: str
    is_quarantined: bool
    problems: tuple[str, ...]
    warc_file: str
    warc_record_id: str


class Review(Part):
    """What a crawl brought: publishers in order of key, and the rows with the most problems."""

    publishers: tuple[PublisherReview, ...]
    worst: tuple[WorstRow, ...]


def reviewed(validated: Path, baseline: Path) -> Review:
    """Return what the articles in *validated* are beside those that *baseline* remembers."""
    before = last_keys(baseline, "articles").select(list(NARROW))
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    samples: dict[str, list[tuple[str, str]]] = defaultdict(list)
    worst: list[WorstRow] = []
    parts: list[Tallies] = []
    stays = np.zeros(len(before), bool)
    for path in parquet_files(validated / "articles"):
        now = read_table(path, Article, NARROW)
        place = pc.index_in(now["article_id"], value_set=before["article_id"])
        is_new = pc.is_null(place)
        hashes = [(now[name], before[name].take(place)) for name in NARROW[2:]]
        is_changed = pc.or_kleene(*(pc.not_equal(own, old) for own, old in hashes))
        count(counts, "now", now["publisher"])
        count(counts, "new", now["publisher"].filter(is_new))
        count(counts, "changed", now["publisher"].filter(pc.fill_null(is_changed, False)))
        stays[place.drop_null().to_numpy()] = True
        if pc.any(is_new).as_py():
            rows = read_table(path, Article).filter(is_new)
            parts.append(tallies(without_withheld_text(rows, Article)))
            worst = ranked([*worst, *flagged(rows, "flags")])
            for one in rows.select(["publisher", "article_id", "headline"]).to_pylist():
                named = samples[one["publisher"]]
                named.append((one["article_id"], one["headline"] or "(no headline)"))
                samples[one["publisher"]] = sorted(named)[:SAMPLED]
    count(counts, "before", before["publisher"])
    count(counts, "removed", before["publisher"].filter(pa.array(~stays)))
    for path in parquet_files(validated / "quarantine"):
        worst = ranked([*worst, *flagged(read_table(path, Quarantined), "reasons")])
    moved = moved_fill(baseline / STATISTICS, together(parts))
    return Review(
        publishers=tuple(
            PublisherReview(
                publisher=publisher,
                **own,
                fill=moved.get(publisher, {}),
                headlines=tuple(headline for _, headline in samples[publisher]),
            )
            for publisher, own in sorted(counts.items())
        ),
        worst=tuple(worst),
    )


def count(counts: dict[str, Counter[str]], what: str, publishers: pa.ChunkedArray) -> None:
    """Count *publishers*, a value a row, as *what*."""
    for one in publishers.value_counts().to_pylist():
        counts[one["values"]][what] += one["counts"]


def moved_fill(path: Path, new: Tallies) -> dict[str, dict[str, tuple[float, float]]]:
    """Return of each publisher the columns whose fill in what is *new* is another than before.

    A column that the last version did not have is none of them. *path* holds the statistics of
    the last version; what furthest moved comes first.
    """
    if not path.is_file():
        return {}
    before = read_document(path, ReleaseStatistics).publishers
    found = {}
    for publisher, own in statistics(new).publishers.items():
        old = before[publisher].fill if publisher in before else {}
        columns = old.keys() - {"flags"}  # which are no evidence of a column read
        apart = {name: (old[name], own.fill[name]) for name in own.fill if name in columns}
        moved = [(abs(a - b), name) for name, (a, b) in apart.items() if abs(a - b) >= MOVED]
        found[publisher] = {name: apart[name] for _, name in sorted(moved, reverse=True)}
    return found


def flagged(rows: pa.Table, column: str) -> Iterator[WorstRow]:
    """Yield the *rows* that have something in *column*, their flags or their reasons."""
    names = ["article_id", "publisher", "url", "warc_file", "warc_record_id"]
    has_some = pc.greater(pc.list_value_length(rows[column]), 0)
    for one in rows.filter(has_some).select([*names, column]).to_pylist():
        problems = one.pop(column)
        yield WorstRow(**one, problems=tuple(problems), is_quarantined=column == "reasons")


def ranked(rows: list[WorstRow]) -> list[WorstRow]:
    """Return the WORST of *rows*: those in quarantine first, then by the number of problems."""
    return sorted(
        rows, key=lambda row: (not row.is_quarantined, -len(row.problems), row.article_id)
    )[:WORST]
