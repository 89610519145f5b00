"""Clusters whose canonical article went to quarantine -> the same clusters, with another one.

Else a reader who keeps canonical rows only would lose the story with its faulty copy.
"""

from collections import defaultdict

import pyarrow as pa
import pyarrow.compute as pc

from pipelines.clusters import precedence
from pipelines.fates import Cluster, Fate, Place
from pipelines.measures import Part
from pipelines.shingles import jaccard, shingles
from pipelines.tables import read_table
from schemas.article import Article

NEEDED = (
    "article_id",
    "cluster_id",
    "published_at",
    "published_precision",
    "first_seen_at",
    "text",
)


def reelect(fates: dict[Place, Fate], keys: pa.Table, parts: list[Part]) -> None:
    """Give every row in a cluster without its canonical article the columns of a new election.

    *keys* holds part, row, article_id and cluster_id of all rows.
    """
    orphans = orphaned(fates, keys)
    if not len(orphans):
        return
    clusters = elected(electorate(fates, orphans, parts))
    for row in orphans.to_pylist():
        fates.setdefault((row["part"], row["row"]), Fate()).cluster = clusters[row["article_id"]]


def orphaned(fates: dict[Place, Fate], keys: pa.Table) -> pa.Table:
    """Return the rows whose article stays while its cluster's canonical one is all quarantined."""
    quarantined = {place for place, fate in fates.items() if fate.is_quarantined}
    if not quarantined:
        return keys.slice(0, 0)
    places = zip(keys["part"].to_pylist(), keys["row"].to_pylist(), strict=True)
    is_sound = pa.array([place not in quarantined for place in places])
    stays = pc.is_in(keys["article_id"], value_set=keys["article_id"].filter(is_sound))
    lost = keys["article_id"].filter(pc.invert(stays))
    return keys.filter(pc.and_(stays, pc.is_in(keys["cluster_id"], value_set=lost)))


def electorate(fates: dict[Place, Fate], orphans: pa.Table, parts: list[Part]) -> pa.Table:
    """Return the rows that stand for their articles: each article's newest sound revision."""
    standing: dict[str, Place] = {}
    for row in orphans.sort_by([("revision", "descending")]).to_pylist():
        place = (row["part"], row["row"])
        if not fates.get(place, Fate()).is_quarantined:
            standing.setdefault(row["article_id"], place)
    rows_by_part = defaultdict(list)
    for part, row in sorted(standing.values()):
        rows_by_part[part].append(row)
    return pa.concat_tables(
        read_table(parts[part].path, Article, NEEDED).take(pa.array(rows))
        for part, rows in rows_by_part.items()
    )


def elected(rows: pa.Table) -> dict[str, Cluster]:
    """Return the new cluster of each article of *rows*."""
    ordered = rows.take(pa.array(precedence(rows))).select(["article_id", "cluster_id", "text"])
    canonical: dict[str, tuple[str, str]] = {}  # of an old cluster: its new canonical id and text
    found = {}
    for row in ordered.to_pylist():
        name, text = canonical.setdefault(row["cluster_id"], (row["article_id"], row["text"]))
        if name == row["article_id"]:
            found[name] = Cluster(name, "canonical", 1.0)
        else:
            similarity = jaccard(shingles(row["text"]), shingles(text))
            found[row["article_id"]] = Cluster(name, "duplicate", similarity)
    return found
