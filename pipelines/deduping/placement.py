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

from pipelines.deduping.identity import sightings
from pipelines.deduping.reservations import reserved, rights_column
from pipelines.deduping.revisits import NOT_HERE, originals
from pipelines.deduping.shares import buckets_of
from pipelines.deduping.withdrawals import Addresses, keys_of, left_out, taken_down, withdrawn
from pipelines.files import Takedown, differs_from_before, hashed
from schemas.release import Tombstone
from spiders.signals import Standing

CONTENT = (  # of the capture that is shown
    "article_row",
    "truncated",
    "article_id",
    "content_hash",
    "facts_hash",
    "published_at",
    "published_precision",
    "size",
    "taken",
)
OWN = ("target", "publisher", "fetched_at", "http_status", "answers_for", "rights")
NO_WORD = pa.scalar(None, pa.string())


@dataclass(frozen=True)
class Placement:
    """What becomes of every capture (in order of shard and row), revision, and removed article."""

    ledger: pa.Table
    revisions: pa.Table
    tombstones: list[Tombstone]


def placement(seen: pa.Table, takedowns: list[Takedown], addresses: Addresses) -> Placement:
    """Return where every capture of *seen* ends; its column `held` says why one is held back.

    *addresses* looks up those of a few articles.
    """
    shown = with_shown_content(seen)
    del seen  # half of it is not needed any more, and the caller may hold none
    is_held = pc.is_valid(shown["held"])
    is_aside = set_aside(shown)
    sighted = sightings(shown, is_aside)
    removed = withdrawn(sighted, shown, is_held, addresses)
    removed |= taken_down(sighted, shown, takedowns)
    removed |= left_out(shown, takedowns)
    silenced = [takedown.url for takedown in takedowns if takedown.url]
    ledger = ledger_plan(shown, is_aside, sighted, removed, silenced)
    out = keys_of(list(removed))
    kept = pc.invert(pc.is_in(sighted["article_id"], value_set=out, skip_nulls=True))
    revisions = sighted.filter(pc.and_(kept, sighted["is_start"]))
    plan = revision_plan(revisions, shown, reserved(shown))
    return Placement(ledger, plan, [removed[key] for key in sorted(removed)])


def with_shown_content(seen: pa.Table) -> pa.Table:
    """Return *seen* with each revisit showing the content, or the fault, of its original.

    `article_shard`, `article_row` and `shown_row` say where that stands in the tables of a shard.
    """
    shown = originals(seen)
    is_missing = shown == NOT_HERE
    is_revisit = shown != np.arange(len(seen), dtype=np.int32)
    origin = pa.array(shown, mask=is_missing)

    def of_origin(name: str) -> pa.ChunkedArray:
        return seen[name].take(origin) if is_revisit.any() else seen[name]

    state = pc.if_else(is_missing, "rejected", of_origin("state").cast(pa.string()))
    reason = pc.if_else(is_missing, "unknown_record", of_origin("reason").cast(pa.string()))
    columns = {name: seen[name] for name in ("shard", "row", *OWN)}
    columns |= {name: of_origin(name) for name in CONTENT}
    columns |= {
        "article_shard": of_origin("shard"),
        "shown_row": of_origin("row"),
        "shown_rights": of_origin("rights"),
        "held": pc.coalesce(seen["held"], of_origin("held")),
        "state": state.dictionary_encode(),
        "reason": reason.dictionary_encode(),
        "is_fault": pc.and_(pa.array(is_revisit), pc.equal(state, "rejected")),
        "is_revisit": pa.array(is_revisit),
    }
    return pa.table(columns)


def set_aside(shown: pa.Table) -> pa.Array:
    """Return which captures of *shown* are held, or cut short though a whole one is there.

    Wherever that stands in time: half a story is no revision of it.
    """
    is_held, is_whole = pc.is_valid(shown["held"]), pc.is_null(shown["truncated"])
    cut = pc.drop_null(shown["article_id"].filter(pc.invert(is_whole)))
    is_there = pc.and_(pc.and_not(is_whole, is_held), pc.is_in(shown["article_id"], value_set=cut))
    whole = shown["article_id"].filter(is_there)
    is_cut = pc.and_(pc.invert(is_whole), pc.is_in(shown["article_id"], value_set=whole))
    return pc.or_(is_held, is_cut)


def ledger_plan(
    shown: pa.Table,
    is_aside: pa.Array,
    sighted: pa.Table,
    removed: Mapping[str, Tombstone],
    silenced: list[str],
) -> pa.Table:
    """Return what dedupe decides of each capture, in the order of *shown*.

    `is_silent` are the addresses *silenced*, and all at which a taken down article was captured.
    `detail` counts where one `is_told`.
    """
    place = np.full(len(shown), -1, np.int32)
    place[sighted["capture"].to_numpy()] = np.arange(len(sighted), dtype=np.int32)
    where = pa.array(place, mask=place < 0)
    article, revision = shown["article_id"], sighted["revision"].take(where)
    is_start = pc.fill_null(sighted["is_start"].take(where), False)
    is_shown = pc.is_valid(revision)
    stones = list(removed.values())
    stone = pc.index_in(article, value_set=keys_of(list(removed)), skip_nulls=True)
    is_out = pc.is_valid(stone)
    causes = pa.array([one.cause for one in stones], pa.string()).take(stone)
    whys = pa.array([one.reason for one in stones], pa.string()).take(stone)
    truncated, held = (shown[name].cast(pa.string()) for name in ("truncated", "held"))
    is_held = pc.and_not(pc.is_valid(held), is_out)
    same = pc.if_else(shown["is_revisit"], "revisit", "same_content")
    state = pc.if_else(is_shown, "unchanged", shown["state"].cast(pa.string()))
    reason = pc.if_else(is_shown, same, shown["reason"].cast(pa.string()))
    state, reason = pc.if_else(is_start, "article", state), pc.if_else(is_start, NO_WORD, reason)
    state = pc.if_else(is_aside, "rejected", state)
    reason = pc.if_else(is_aside, "truncated", reason)
    state = pc.if_else(is_out, "rejected", pc.if_else(is_held, "held", state))
    reason = pc.if_else(is_out, causes, pc.if_else(is_held, held, reason))
    detail = pc.if_else(is_held, shown["reason"].cast(pa.string()), truncated)
    taken = shown["target"].filter(pc.fill_null(pc.equal(causes, "takedown"), False))
    silent = pa.chunked_array([hashed(pa.array(silenced, pa.string())), *taken.chunks])
    return pa.table(
        {
            "shard": shown["shard"],
            "is_silent": pc.is_in(shown["target"], value_set=silent),
            "is_told": pc.or_(is_out, pc.or_(is_held, is_aside)),
            "is_fault": shown["is_fault"],
            "state": state.combine_chunks().dictionary_encode(),
            "reason": reason.combine_chunks().dictionary_encode(),
            "detail": pc.if_else(is_out, whys, detail).combine_chunks().dictionary_encode(),
            "article_id": article,
            "revision": revision,
        }
    )


def revision_plan(
    revisions: pa.Table, shown: pa.Table, standing: Mapping[bytes, Standing]
) -> pa.Table:
    """Return where each row of *revisions* is read, what is set in it, and where it is written.

    It is read from the capture that first showed its last facts: all captures of the revision have
    the same words. Its own capture stands at `own_row` of `own_shard`, and what that shows at
    `shown_row` of `shown_shard`. The revision before is read from `before_row` of `before_shard`;
    the row is -1 where there is none. `rights`, and `before_rights`, are null where a row keeps its
    own, for nothing was ever *standing* against its article.
    """
    own, facts = revisions["capture"], revisions["facts"]
    published_at = shown["published_at"].take(own)
    born = pc.coalesce(published_at, revisions["first_seen_at"])
    table = pc.if_else(revisions["is_newest"], "articles", "revisions")
    size = shown["size"].take(facts)
    rights = rights_column(revisions["article_id"], shown["shown_rights"].take(facts), standing)
    is_first = differs_from_before(revisions["article_id"])
    last = pa.array(np.arange(len(revisions)) - 1, mask=is_first)  # the revision before
    before = facts.take(last)
    columns = {
        "article_shard": shown["article_shard"].take(facts),
        "article_row": shown["article_row"].take(facts),
        "own_shard": shown["shard"].take(own),
        "own_row": shown["row"].take(own),
        "shown_shard": shown["article_shard"].take(own),
        "shown_row": shown["shown_row"].take(own),
        "table": table.combine_chunks().dictionary_encode(),
        "bucket": buckets_of(born, revisions["article_id"], size),
        "published_at": published_at,
        "published_precision": shown["published_precision"].take(own),
        "facts_at": shown["fetched_at"].take(facts),
        "rights": rights,
        "before_shard": pc.coalesce(
            shown["article_shard"].take(before), shown["article_shard"].take(facts)
        ),
        "before_row": pc.fill_null(shown["article_row"].take(before), -1),
        "before_rights": rights.take(last),
        **{
            name: revisions[name]
            for name in ("article_id", "revision", "first_seen_at", "fetched_at")
        },
    }
    order = [(name, "ascending") for name in ("article_shard", "article_row")]
    return pa.table(columns).sort_by(order)
