"""Newest revisions -> the cluster of near-duplicates of each, and which one is canonical."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from pipelines.clustering.following import clustered
from pipelines.clustering.pairs import Ranks
from pipelines.clustering.sketches import Rows, Sketches, sketch
from pipelines.running import Kept

LAST_INSTANT = 24 * 60 * 60 * 1_000_000 - 1  # of a day, in microseconds after its first
NEEDED = (
    "article_id",
    "article_shard",
    "article_row",
    "published_at",
    "published_precision",
    "first_seen_at",
)
COLUMNS = ("cluster_id", "cluster_role", "similarity")


def with_clusters(
    plan: pa.Table, articles: Sequence[Path], sums: Sequence[str], kept: Kept
) -> pa.Table:
    """Return the revisions of *plan* with the columns of their clusters.

    They are in order of the files *articles*, whose hashes are *sums*. Earlier revisions carry the
    cluster of their article's newest one.
    """
    newest = plan.select(list(NEEDED)).filter(pc.equal(plan["table"], "articles")).combine_chunks()
    taking_part = rows_by_file(newest)
    work = [(articles[number], sums[number]) for number in taking_part]
    sketches = Sketches(kept.results(sketch, work), list(taking_part.values()))
    assert len(sketches) == len(newest), "every newest revision has a sketch"
    clusters = clusters_of(newest, sketches)
    place = places_in(newest, plan)
    for name in COLUMNS:
        plan = plan.append_column(name, clusters[name].take(place))
    return plan


def places_in(newest: pa.Table, plan: pa.Table) -> pa.Array:
    """Return for each row of *plan* the row of its article in *newest*, which are some of them."""
    is_newest = pc.equal(plan["table"], "articles").to_numpy()
    places = np.cumsum(is_newest, dtype=np.int32) - np.int32(1)
    earlier = plan["article_id"].filter(pa.array(~is_newest)).combine_chunks()
    rows = np.flatnonzero(pc.is_in(newest["article_id"], value_set=earlier).to_numpy())
    homes = newest["article_id"].take(pa.array(rows)).combine_chunks()
    places[~is_newest] = rows[pc.index_in(earlier, value_set=homes).to_numpy()]
    return pa.array(places)


def sketch_texts(articles: Sequence[Path], sums: Sequence[str], kept: Kept) -> None:
    """Sketch the texts of the files *articles*, whose hashes are *sums*, for `with_clusters`."""
    kept.results(sketch, list(zip(articles, sums, strict=True)))


def rows_by_file(newest: pa.Table) -> dict[int, Rows]:
    """Return which rows of which files of articles take part, by the number of the file."""
    numbers, rows = (newest[name].to_numpy() for name in ("article_shard", "article_row"))
    used, starts = np.unique(numbers, return_index=True)
    return dict(zip(used.tolist(), np.split(rows, starts[1:]), strict=False))


def clusters_of(newest: pa.Table, sketches: Sketches) -> pa.Table:
    """Return the cluster columns of each row of *newest*, whose texts have *sketches* in order."""
    order = precedence(newest)
    order = order[sketches.has_shingles()[order]]  # row by rank, among those that can be alike
    ranks, alike = clustered(
        lambda band: sketches.keys(band)[order],
        lambda rank: sketches.shingles_of(int(order[rank])),
    )
    canonical, similarity = np.arange(len(newest)), np.ones(len(newest))
    canonical[order], similarity[order] = order[ranks], alike
    is_canonical = canonical == np.arange(len(newest))
    values = (
        newest["article_id"].take(pa.array(canonical)),
        pc.if_else(pa.array(is_canonical), "canonical", "duplicate").dictionary_encode(),
        pa.array(similarity),
    )
    return pa.table(dict(zip(COLUMNS, values, strict=True)))


def precedence(newest: pa.Table) -> Ranks:
    """Return the rows of *newest* in the order in which they would be canonical.

    The first published comes first: a day without a time counts as its end, and what we saw before
    its own date as published when seen. Equal ones go by article_id.
    """
    published = newest["published_at"].cast(pa.int64())
    is_day = pc.fill_null(pc.equal(newest["published_precision"], "day"), False)
    at = pc.add(published, pc.if_else(is_day, LAST_INSTANT, 0))
    first = pc.min_element_wise(at, newest["first_seen_at"].cast(pa.int64()))
    keys = pa.table({"first": first, "article_id": newest["article_id"]})
    rows: Ranks = pc.sort_indices(
        keys, sort_keys=[("first", "ascending"), ("article_id", "ascending")]
    ).to_numpy()
    return rows
