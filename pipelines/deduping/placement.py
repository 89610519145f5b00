"""Everything seen -> where each capture ends, and where each revision goes.

Two plans come out, both narrow: one row per capture for the ledger, one row per revision for the
tables. No capture is dropped: each is an article's new revision, unchanged, or out for a reason.
Captures that were cut short count only for an article of which there is no whole one; those that
the gate holds back, and revisits of them, count for nothing until it lets them through.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from pipelines.deduping.buckets import buckets_of
from pipelines.deduping.identity import sightings
from pipelines.deduping.reservations import reserved
from pipelines.deduping.revisits import NOT_HERE, originals
from pipelines.deduping.seen import FROM_ARTICLE
from pipelines.deduping.withdrawals import taken_down, withdrawn
from pipelines.files import Takedown
from schemas.article import Article
from schemas.columns import arrow_schema, plain
from schemas.parts import Rights
from schemas.release import Tombstone
from spiders.signals import Standing, with_standing

CONTENT = ("article_shard", "article_row", "truncated", *FROM_ARTICLE)


@dataclass(frozen=True)
class Placement:
    """What becomes of every capture (in order of shard and row), revision, and removed article."""

    ledger: pa.Table
    revisions: pa.Table
    tombstones: list[Tombstone]


def placement(seen: pa.Table, takedowns: list[Takedown]) -> Placement:
    """Return where every capture of *seen* ends; its column `held` says why one is held back."""
    shown = with_shown_content(seen)
    is_held = pc.is_valid(shown["held"])
    is_aside = set_aside(shown)
    sighted = sightings(shown, is_aside)
    removed = withdrawn(sighted, shown.filter(pc.invert(is_held))) | taken_down(sighted, takedowns)
    silenced = {takedown.url for takedown in takedowns}
    ledger = ledger_plan(shown, is_aside, sighted, removed, silenced)
    kept = pc.invert(pc.is_in(sighted["article_id"], pa.array(removed, pa.string())))
    revisions = sighted.filter(pc.and_(kept, sighted["is_start"]))
    plan = revision_plan(revisions, shown.take(revisions["facts"]), reserved(shown))
    return Placement(ledger, plan, [removed[key] for key in sorted(removed)])


def with_shown_content(seen: pa.Table) -> pa.Table:
    """Return *seen* with each revisit showing the content, or the fault, of its original."""
    shown = originals(seen)
    is_missing = shown == NOT_HERE
    is_revisit = shown != np.arange(len(seen))
    content = seen.rename_columns({"shard": "article_shard"})
    origin = content.take(pa.array(shown, mask=is_missing))
    state = pc.if_else(is_missing, "rejected", origin["state"])
    reason = pc.if_else(is_missing, "unknown_record", origin["reason"])
    columns = {name: seen[name] for name in seen.column_names if name not in CONTENT}
    columns |= {name: origin[name] for name in CONTENT}
    is_fault = pc.and_(is_revisit, pc.equal(state, "rejected"))
    told = pc.binary_join_element_wise("revisit of", pc.fill_null(seen["detail"], "?"), " ")
    columns["detail"] = pc.if_else(is_fault, told, seen["detail"])
    columns["payload_digest"] = pc.if_else(
        is_revisit, origin["payload_digest"], seen["payload_digest"]
    )
    columns["shown_rights"] = origin["rights"]
    columns["held"] = pc.coalesce(seen["held"], origin["held"])
    return pa.table(columns | {"state": state, "reason": reason, "is_revisit": is_revisit})


def set_aside(shown: pa.Table) -> pa.Array:
    """Return which captures of *shown* are held, or cut short though a whole one is there.

    Wherever that stands in time: half a story is no revision of it.
    """
    is_held, is_whole = pc.is_valid(shown["held"]), pc.is_null(shown["truncated"])
    whole = pc.drop_null(shown["article_id"].filter(pc.and_not(is_whole, is_held)))
    is_cut = pc.and_(pc.invert(is_whole), pc.is_in(shown["article_id"], value_set=whole))
    return pc.or_(is_held, is_cut)


def ledger_plan(
    shown: pa.Table,
    is_aside: pa.Array,
    sighted: pa.Table,
    removed: Mapping[str, Tombstone],
    silenced: set[str],
) -> pa.Table:
    """Return the ledger's columns that dedupe decides, in the order of *shown*.

    The addresses *silenced*, and all at which a taken down article was captured, are blanked.
    """
    place = pc.index_in(pa.array(np.arange(len(shown))), value_set=sighted["capture"])
    article, revision = shown["article_id"], sighted["revision"].take(place)
    is_start = pc.fill_null(sighted["is_start"].take(place), False)
    is_shown = pc.is_valid(revision)
    stone = pc.index_in(article, value_set=pa.array(removed, pa.string()))
    is_out = pc.is_valid(stone)
    causes = pa.array([one.cause for one in removed.values()], pa.string()).take(stone)
    whys = pa.array([one.reason for one in removed.values()], pa.string()).take(stone)
    same = pc.if_else(shown["is_revisit"], "revisit", "same_content")
    in_place = pc.if_else(is_start, "article", pc.if_else(is_shown, "unchanged", shown["state"]))
    in_place_reason = pc.if_else(
        is_start, pa.scalar(None, pa.string()), pc.if_else(is_shown, same, shown["reason"])
    )
    in_place = pc.if_else(is_aside, "rejected", in_place)
    in_place_reason = pc.if_else(is_aside, "truncated", in_place_reason)
    detail = pc.if_else(is_aside, shown["truncated"], shown["detail"])
    silenced_uris = shown["target_uri"].filter(pc.fill_null(pc.equal(causes, "takedown"), False))
    silent = pa.concat_arrays(
        [pa.array(sorted(silenced), pa.string()), silenced_uris.combine_chunks()]
    )
    is_silent = pc.is_in(shown["target_uri"], value_set=silent)
    is_held = pc.and_not(pc.is_valid(shown["held"]), is_out)
    states = pc.if_else(is_out, "rejected", pc.if_else(is_held, "held", in_place))
    reasons = pc.if_else(is_out, causes, pc.if_else(is_held, shown["held"], in_place_reason))
    return pa.table(
        {
            "shard": shown["shard"],
            "target_uri": pc.if_else(is_silent, "", shown["target_uri"]),
            "state": states,
            "reason": reasons,
            "detail": pc.if_else(is_out, whys, pc.if_else(is_held, shown["reason"], detail)),
            "article_id": article,
            "revision": revision,
        }
    )


def revision_plan(
    revisions: pa.Table, facts: pa.Table, standing: Mapping[str, Standing]
) -> pa.Table:
    """Return where each row of *revisions* is read, what is set in it, and where it is written.

    It is read from the capture that first showed its last *facts*: all captures of the revision
    have the same words. `rights` is null where the row keeps its own, for nothing was ever
    *standing* against its article.
    """
    born = pc.coalesce(revisions["published_at"], revisions["first_seen_at"])
    table = pc.if_else(revisions["is_newest"], "articles", "revisions")
    columns = {
        "article_shard": facts["article_shard"],
        "article_row": facts["article_row"],
        "table": table,
        "bucket": buckets_of(pc.strftime(born, "%Y-%m-%d"), revisions["article_id"]),
        "published_at": revisions["published_at"],
        "published_precision": revisions["published_precision"],
        "facts_at": facts["fetched_at"],
        "rights": rights_column(revisions["article_id"], facts["shown_rights"], standing),
        "warc_record_id": revisions["record_id"],
    }
    same = (
        "article_id",
        "revision",
        "first_seen_at",
        "fetched_at",
        "target_uri",
        "warc_file",
        "payload_digest",
    )
    order = [(name, "ascending") for name in ("article_shard", "table", "bucket", "article_row")]
    return pa.table(columns | {name: revisions[name] for name in same}).sort_by(order)


def rights_column(
    articles: pa.ChunkedArray, said: pa.ChunkedArray, standing: Mapping[str, Standing]
) -> pa.Array:
    """Return what *said* is of *articles* with what is *standing*; null for those not in it."""
    kind = arrow_schema(Article).field("rights").type
    is_concerned = pc.is_in(articles, value_set=pa.array(standing, pa.string()))
    rows = pa.table({"article": articles, "said": said}).filter(is_concerned).to_pylist()
    merged = [
        plain(with_standing(Rights.model_validate(row["said"] or {}), standing[row["article"]]))
        for row in rows
    ]
    places = np.cumsum(is_concerned.to_numpy()) - 1
    return pa.array(merged, kind).take(pa.array(places, mask=~is_concerned.to_numpy()))
