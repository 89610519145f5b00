"""The tables of a shard -> the same without what is asked to be taken down: DVC pushes them.

An article that is taken down has no row left, only the ledger's line of its capture: `rejected` as
`takedown`, with the article's id, the takedown that asks for it, and a stand-in for its address.
Whatever shard names that address, as another capture's or in a list of links, names it no more.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from pipelines.files import (
    MARKING,
    NAMING,
    STAND_IN,
    TAKERS_NEED,
    Asked,
    Receipt,
    marks_of,
    named_marks,
    read_table,
    stood_in,
    takers,
    without_names,
)
from pipelines.parsing.shards import Shard
from pipelines.running import Kept
from schemas.article import Article
from schemas.capture import LedgerRow

TAKEN = "takedown"  # the reason of the ledger's line
FOUND = "found.json"  # of a shard, as it is kept: whether it holds what it may not
NOTHING = pa.scalar(None, pa.string())

Tables = tuple[pa.Table, pa.Table]  # articles, ledger


def obeyed(tables: Tables, asked: Asked, receipt: Receipt) -> Tables:
    """Return *tables* without what is *asked* for, and note in *receipt* what was left out.

    What was left out of them before stays out and noted.
    """
    if not asked.takedowns:
        return tables
    articles, ledger = tables
    selectors = takers(articles, asked)
    is_out = pc.is_valid(selectors)
    for selector in pc.unique(selectors).drop_null().to_pylist():
        own = articles.filter(pc.equal(selectors, selector))
        found = {mark for name in MARKING for mark in marks_of(own[name]).values()}
        receipt.left_out[selector] = sorted({*receipt.left_out.get(selector, ()), *found})
    asked = asked.with_marks(receipt.left_out)
    rest = articles.filter(pc.invert(is_out))
    named = named_marks(rest, asked.marks)
    ledger, silenced = obeyed_ledger(ledger, articles, selectors, asked)
    receipt.unnamed = sorted({*receipt.unnamed, *named, *silenced})
    for selector in publishers_of(ledger, asked):
        receipt.left_out.setdefault(selector, [])
    receipt.states = dict(Counter(states_of(ledger)))
    return without_names(rest, asked.marks), ledger


def obeyed_ledger(
    ledger: pa.Table, articles: pa.Table, selectors: pa.Array, asked: Asked
) -> tuple[pa.Table, set[str]]:
    """Return *ledger* without the addresses of *articles* taken out, and which it named."""
    place = pc.index_in(ledger["record_id"], value_set=articles["warc_record_id"].combine_chunks())
    gives = pc.equal(ledger["state"], "article")
    taker = pc.if_else(gives, selectors.take(place.combine_chunks()), NOTHING).combine_chunks()
    is_taken = pc.is_valid(taker)
    marks = marks_of(ledger["target_uri"])
    named = pa.array([url for url, own in marks.items() if own in asked.marks], pa.string())
    is_named = pc.is_in(ledger["target_uri"], value_set=named)
    publishers = {one.publisher for one in asked.takedowns if one.publisher and not one.author}
    is_published = pc.is_in(ledger["publisher"], value_set=pa.array(publishers, pa.string()))
    is_silent = pc.or_(is_taken, pc.or_(is_named, is_published)).combine_chunks()
    tells = pc.or_(pc.equal(ledger["record_type"], "revisit"), pc.equal(ledger["reason"], TAKEN))
    is_hushed = pc.and_not(is_silent, pc.fill_null(tells, False))  # why it was rejected may tell
    detail = pc.if_else(is_hushed, NOTHING, ledger["detail"])
    number = pa.scalar(None, pa.int32())
    columns = {
        "target_uri": stood_in(ledger["target_uri"], is_silent),
        "state": pc.if_else(is_taken, "rejected", ledger["state"]),
        "reason": pc.if_else(is_taken, TAKEN, ledger["reason"]),
        "detail": pc.coalesce(taker, detail),
        "revision": pc.if_else(is_taken, number, ledger["revision"]),
    }
    for name, values in columns.items():
        spot = ledger.schema.get_field_index(name)
        ledger = ledger.set_column(spot, ledger.schema.field(name), values)
    return ledger, {marks[url] for url in named.to_pylist()}


def publishers_of(ledger: pa.Table, asked: Asked) -> list[str]:
    """Return what selects the publishers that stand in *ledger*, even if it shows no article."""
    there = set(pc.unique(ledger["publisher"]).to_pylist())
    return [
        selector
        for selector, one in asked.selectors.items()
        if one.publisher in there and not one.author
    ]


def states_of(ledger: pa.Table) -> Iterable[str]:
    """Yield the state of each capture, with its reason, as a receipt counts them."""
    for state, reason in zip(
        ledger["state"].to_pylist(), ledger["reason"].to_pylist(), strict=True
    ):
        yield f"{state}: {reason}" if reason else state


@dataclass(frozen=True)
class Looking:
    """The tables of one shard, and what may not be in them."""

    articles: Path
    ledger: Path
    asked: Asked


def look(work: Looking, folder: Path) -> None:
    """Write whether the tables of one shard hold what is asked to be taken down."""
    rows = read_table(work.articles, Article, sorted({*TAKERS_NEED, *NAMING}))
    ledger = read_table(work.ledger, LedgerRow, ("target_uri", "publisher"))
    told = ledger.filter(pc.invert(pc.starts_with(ledger["target_uri"], STAND_IN)))
    found = (
        pc.any(pc.is_valid(takers(rows, work.asked))).as_py()
        or named_marks(rows, work.asked.marks)
        or set(marks_of(told["target_uri"]).values()) & work.asked.marks.keys()
        or publishers_of(told, work.asked)
    )
    (folder / FOUND).write_text(json.dumps(bool(found)), encoding="utf-8")


def holders(shards: Sequence[Shard], receipts: dict[str, Receipt], kept: Kept) -> list[Shard]:
    """Return those of *shards* whose tables hold what they may not, as each of them is asked."""
    shards = [one for one in shards if one.asked.takedowns]
    work = []
    for shard in shards:
        asked = shard.asked
        facts = [receipts[shard.name].tables, sorted(asked.selectors), sorted(asked.marks)]
        work.append((Looking(shard.articles, shard.ledger, asked), facts))
    places = kept.results(look, work)
    found = [json.loads((place / FOUND).read_bytes()) for place in places]
    return [shard for shard, holds in zip(shards, found, strict=True) if holds]


def asked_all(shards: Iterable[Shard], receipts: Iterable[Receipt]) -> list[Shard]:
    """Return *shards*, each asked for what marks any article that was left out of one."""
    found: dict[str, set[str]] = defaultdict(set)
    for receipt in receipts:
        for selector, marks in receipt.left_out.items():
            found[selector].update(marks)
    return [replace(one, asked=one.asked.with_marks(found)) for one in shards]
