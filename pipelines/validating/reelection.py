"""Clusters whose canonical article went to quarantine -> their rows, with another canonical one.

Else a reader who keeps canonical rows only would lose the story with its faulty copy.
"""

from collections import defaultdict

import pyarrow as pa
import pyarrow.compute as pc

from pipelines.clustering import COLUMNS, LEAST, Shingles, jaccard, precedence, shingles
from pipelines.files import PACKED, WORD, decoded, packed, read_table
from pipelines.validating.measures import Part
from schemas.article import Article

VOTED = (  # columns that an election asks
    "article_id",
    "cluster_id",
    "published_at",
    "published_precision",
    "first_seen_at",
    "text",
)
Cluster = tuple[str, str, float]  # the values of COLUMNS


def reelected(fates: pa.Table, parts: list[Part]) -> pa.Table:
    """Return *fates* with the clusters of a new election where one lost its canonical article."""
    is_out = pc.equal(fates["table"], "quarantine")
    ids, out = fates["article_id"], fates["article_id"].filter(is_out)
    sound = ids.filter(pc.and_(pc.is_in(ids, value_set=out), pc.invert(is_out)))
    lost = out.filter(pc.invert(pc.is_in(out, value_set=sound)))
    is_lost = pc.is_in(ids, value_set=lost)
    is_orphan = pc.and_not(pc.is_in(fates["cluster_id"], value_set=lost), is_lost).combine_chunks()
    orphans = fates.filter(is_orphan)
    if not len(orphans):
        return fates
    clusters = elected(electorate(orphans, parts))
    new = [clusters[name] for name in decoded(orphans)["article_id"].to_pylist()]
    for place, name in enumerate(COLUMNS):
        old = fates[name].combine_chunks()
        values = pa.array([cluster[place] for cluster in new])
        own = packed(values) if old.type == PACKED else values.cast(plain_type(old))
        changed = pc.replace_with_mask(old.cast(plain_type(old)), is_orphan, own)
        fates = fates.set_column(fates.schema.get_field_index(name), name, changed.cast(old.type))
    return fates


def plain_type(values: pa.Array) -> pa.DataType:
    """Return the type of *values*, words as texts."""
    return pa.string() if values.type == WORD else values.type


def electorate(orphans: pa.Table, parts: list[Part]) -> pa.Table:
    """Return the rows that stand for the articles of *orphans*, as far as an election needs."""
    standing = orphans.filter(pc.equal(orphans["table"], "articles"))
    found = []
    for part in pc.unique(standing["part"]).to_pylist():
        rows = standing.filter(pc.equal(standing["part"], part))["row"]
        found.append(read_table(parts[part].path, Article, VOTED).take(rows))
    return pa.concat_tables(found)


def elected(rows: pa.Table) -> dict[str, Cluster]:
    """Return the new cluster of each article of *rows*: of the first that is LEAST like it."""
    ordered = rows.take(pa.array(precedence(rows)))
    standing: dict[str, list[tuple[str, Shingles]]] = defaultdict(list)  # canonical, by old cluster
    found: dict[str, Cluster] = {}
    for row in ordered.select(["article_id", "cluster_id", "text"]).to_pylist():
        own, canonical = shingles(row["text"]), standing[row["cluster_id"]]
        alike = ((name, jaccard(own, other)) for name, other in canonical)
        like = next((one for one in alike if one[1] >= LEAST), None)
        if like is None:
            canonical.append((row["article_id"], own))
            found[row["article_id"]] = (row["article_id"], "canonical", 1.0)
        else:
            found[row["article_id"]] = (like[0], "duplicate", like[1])
    return found
