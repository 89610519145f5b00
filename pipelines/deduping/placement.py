"""Everything seen -> where each capture ends, and where each revision goes.

Two plans come out, both narrow: one row per capture for the ledger, one row per revision for the
tables. No capture is dropped: each is an article's new revision, unchanged, or out for a reason.
Captures that were cut short count only for an article of which there is no whole one; those that
the gate holds back, and revisits of them, count for nothing until it lets them through.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from pipelines.deduping.endings import OF_LEDGER, ledger_plan
from pipelines.deduping.identity import sightings
from pipelines.deduping.origins import revision_plan
from pipelines.deduping.reservations import reserved
from pipelines.deduping.seen import Columns
from pipelines.deduping.shown import Shown, as_array
from pipelines.deduping.withdrawals import Addresses, keys_of, left_out, taken_down, withdrawn
from pipelines.files import Takedown, hashed
from schemas.release import Tombstone


@dataclass(frozen=True)
class Placement:
    """What becomes of every capture, revision, and removed article, worked out where it is asked.

    Of the captures `shown`, those are `aside` that count for nothing; `sighted` are those that
    show an article. Of `removed` articles the ids are known; `silent` addresses are not named.
    """

    shown: Shown
    is_aside: pa.Array
    sighted: pa.Table
    removed: dict[str, Tombstone]
    silent: pa.Array

    @property
    def tombstones(self) -> list[Tombstone]:
        """The tombstones of the removed articles, by id."""
        return [self.removed[key] for key in sorted(self.removed)]

    @property
    def ledger(self) -> pa.Table:
        """What dedupe decides of each capture, in order of shard and row."""
        return pa.concat_tables(self.ledgers([len(self.shown)])).unify_dictionaries()

    def ledgers(self, lengths: Iterable[int]) -> Iterator[pa.Table]:
        """Yield the same in parts of so many captures."""
        place = np.full(len(self.shown), -1, np.int32)
        place[self.sighted["capture"].to_numpy()] = np.arange(len(self.sighted), dtype=np.int32)
        columns = self.shown.select(OF_LEDGER)
        if len(self.silent):
            columns = columns.append_column("target", self.shown["target"])
        start = 0
        for length in lengths:
            own = place[start : start + length]
            part = columns.slice(start, length).append_column(
                "is_aside", self.is_aside.slice(start, length)
            )
            where = pa.array(own, mask=own < 0)
            sighted = self.sighted.select(["revision", "is_start"]).take(where)
            yield ledger_plan(part, sighted, self.removed, self.silent)
            start += length

    @property
    def revisions(self) -> pa.Table:
        """Where each revision is read, what is set in it, and where it is written, in the order in
        which it is read.
        """
        out = keys_of(list(self.removed))
        is_out = pc.is_in(self.sighted["article_id"], value_set=out, skip_nulls=True)
        wanted = pc.and_not(self.sighted["is_start"], is_out)
        return revision_plan(self.sighted, wanted, self.shown, reserved(self.shown))


def placement(seen: Columns, takedowns: list[Takedown], addresses: Addresses) -> Placement:
    """Return where every capture of *seen* ends; its column `held` says why one is held back.

    *addresses* looks up those of a few articles.
    """
    shown = Shown(seen)
    is_held = pc.is_valid(shown["held"])
    is_aside = set_aside(shown, is_held)
    sighted = sightings(shown, is_aside)
    removed = withdrawn(sighted, shown, is_held, addresses)
    removed |= taken_down(sighted, shown, takedowns)
    removed |= left_out(shown, takedowns)
    return Placement(shown, is_aside, sighted, removed, silent_addresses(shown, takedowns, removed))


def silent_addresses(
    shown: Columns, takedowns: list[Takedown], removed: Mapping[str, Tombstone]
) -> pa.Array:
    """Return the addresses that *takedowns* name, and all at which a taken down article stood."""
    named = hashed(pa.array([one.url for one in takedowns if one.url], pa.string()))
    taken = keys_of([name for name, one in removed.items() if one.cause == "takedown"])
    if not len(taken):
        return named
    is_taken = pc.is_in(shown["article_id"], value_set=taken, skip_nulls=True)
    return pc.unique(pa.chunked_array([named, *shown["target"].filter(is_taken).chunks]))


def set_aside(shown: Columns, is_held: pa.Array) -> pa.Array:
    """Return which captures of *shown* are held, or cut short though a whole one is there.

    Wherever that stands in time: half a story is no revision of it.
    """
    is_whole = as_array(pc.is_null(shown["truncated"]))
    is_held = as_array(is_held)
    if pc.all(is_whole).as_py():
        return is_held
    article = shown["article_id"]
    cut = pc.drop_null(article.filter(pc.invert(is_whole)))
    is_there = pc.and_(pc.and_not(is_whole, is_held), pc.is_in(article, value_set=cut))
    whole = article.filter(is_there)
    is_cut = pc.and_(pc.invert(is_whole), pc.is_in(article, value_set=whole))
    return as_array(pc.or_(is_held, is_cut))
