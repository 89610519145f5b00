"""The tables of a release -> which of their rows the report shows, the same on every machine.

Ids are hashes, so their order is chance that everybody draws alike. The tables are looked through
a row group at a time in the columns that decide, and no more is held than may be chosen.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from pipelines.files import differs_from_before, parquet_files, row_groups

MOST_ARTICLES = 200  # a page each of some 15 kB: 3 MB
MOST_QUARANTINED = 500
MOST_CLUSTERS = 20
MOST_REVISED = 20
MOST_OF_CLUSTER = 4  # members that are shown
ORDER = [("publisher", "ascending"), ("article_id", "ascending"), ("revision", "ascending")]
DRAWN = [("rank", "ascending"), ("article_id", "ascending"), ("revision", "ascending")]


@dataclass(frozen=True)
class Chosen:
    """Ids of what is shown: a sample of articles, near-duplicates, revised ones, quarantined rows.

    *clusters* holds the ids of all members of some, by the id of the cluster.
    """

    sample: frozenset[str]
    clusters: dict[str, list[str]]
    revised: frozenset[str]
    quarantined: frozenset[tuple[str, int]]

    @property
    def members(self) -> dict[str, list[str]]:
        """The members of each cluster that are shown, the canonical article first."""
        return {key: [key, *ids[: MOST_OF_CLUSTER - 1]] for key, ids in self.clusters.items()}

    @property
    def articles(self) -> frozenset[str]:
        """Every article that has a page."""
        members = (one for ids in self.members.values() for one in ids)
        return self.sample | self.revised | frozenset(members)


def chosen(release: Path) -> Chosen:
    """Return which rows of *release* are shown."""
    names = ("publisher", "article_id", "revision", "cluster_id", "cluster_role")
    keys, revised, duplicates = Draw(MOST_ARTICLES), Draw(MOST_REVISED), Clusters()
    for rows in groups(release, "articles", names):
        keys.add(rows.select(names[:3]))
        revised.add(rows.filter(pc.greater(rows["revision"], 1)).select(names[:3]))
        duplicates.add(rows.filter(pc.equal(rows["cluster_role"], "duplicate")))
    quarantined = Draw(MOST_QUARANTINED)
    for rows in groups(release, "quarantine", names[:3]):
        quarantined.add(rows)
    return Chosen(
        sample=frozenset(article for article, _ in keys.drawn()),
        clusters=duplicates.found,
        revised=frozenset(article for article, _ in revised.drawn()),
        quarantined=frozenset(quarantined.drawn()),
    )


def groups(release: Path, table: str, names: Iterable[str]) -> Iterator[pa.Table]:
    """Yield the rows of *table* with the columns *names*, a row group at a time."""
    for path in parquet_files(release / table):
        yield from row_groups(path, list(names))


class Draw:
    """At most so many rows, of each publisher first one, then a second, and so on, by their ids.

    A row that is out after some rows stays out after more, so no other is held.
    """

    def __init__(self, most: int) -> None:
        self.most = most
        self.rows: pa.Table | None = None

    def add(self, rows: pa.Table) -> None:
        """Look at some rows with publisher, id and revision."""
        known = rows if self.rows is None else pa.concat_tables([self.rows, rows])
        known = known.sort_by(ORDER)
        at, is_first = np.arange(len(known)), differs_from_before(known["publisher"])
        ranks = at - np.maximum.accumulate(np.where(is_first, at, 0))
        drawn = known.append_column("rank", pa.array(ranks)).sort_by(DRAWN)
        self.rows = drawn.slice(0, self.most).drop_columns("rank").combine_chunks()

    def drawn(self) -> list[tuple[str, int]]:
        """Return the ids and revisions of the rows."""
        if self.rows is None:
            return []
        return [(row["article_id"], row["revision"]) for row in self.rows.to_pylist()]


class Clusters:
    """The members beside the canonical article of a few clusters, by the ids of these."""

    def __init__(self) -> None:
        self.found: dict[str, list[str]] = {}

    def add(self, rows: pa.Table) -> None:
        """Look at some duplicates."""
        pairs = {name: rows[name].to_pylist() for name in ("cluster_id", "article_id")}
        for cluster, article in zip(*pairs.values(), strict=True):
            self.found.setdefault(cluster, []).append(article)
        kept = sorted(self.found)[:MOST_CLUSTERS]
        self.found = {cluster: sorted(self.found[cluster]) for cluster in kept}
