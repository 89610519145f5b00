"""Which articles are out: those we were asked to take down, and those their publisher took down."""

from collections import defaultdict
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from pipelines.deduping.seen import Columns
from pipelines.files import PACKED, Takedown
from schemas.errors import BroadsheetError
from schemas.identity import article_id
from schemas.release import Tombstone
from spiders.addresses import host_of_url, url_key
from spiders.publisher import registered_domain

RESPITE = timedelta(minutes=10)  # a page that is missed while it is being replaced comes back

Row = dict[str, Any]  # a row of the table of everything seen, as Arrow gives it
Addresses = Callable[[pa.Table], list[str]]  # those of articles, by `article_shard` and `_row`


def taken_down(
    sighted: pa.Table, shown: Columns, takedowns: list[Takedown]
) -> dict[str, Tombstone]:
    """Return the tombstones of *takedowns*, by article id.

    An article is also known by its address under every publisher that was *sighted*: its id changes
    when its publisher is declared later, and the takedown must hold. Nothing there is still a
    tombstone.
    """
    if not takedowns:
        return {}
    publishers = pc.unique(shown["publisher"].take(sighted["capture"])).to_pylist()
    names = {
        (one, one.article_id): [
            one.article_id,
            *(article_id(publisher, url_key(one.url)) for publisher in publishers),
        ]
        for one in takedowns
        if one.article_id and one.url
    }
    asked = keys_of([name for own in names.values() for name in own])
    there = sighted.filter(pc.is_in(sighted["article_id"], value_set=asked, skip_nulls=True))
    at = there["article_id"].to_pylist()
    homes = shown["publisher"].take(there["capture"]).to_pylist()
    known = {key.hex(): publisher for key, publisher in zip(at, homes, strict=True)}
    stones: dict[str, Tombstone] = {}
    for (takedown, asked_id), own in names.items():
        home = registered_domain(host_of_url(takedown.url or ""))
        for name in own:
            if name == asked_id or name in known:
                stones[name] = tombstone(takedown, name, known, home)
    return stones


def left_out(shown: Columns, takedowns: list[Takedown]) -> dict[str, Tombstone]:
    """Return the tombstones of the articles that were left out as they were parsed, by article id.

    Raises BroadsheetError if no takedown asks for one any more: what was parsed is out of date.
    """
    is_taken = pc.is_valid(shown["taken"])
    if not pc.any(is_taken, min_count=0).as_py():
        return {}
    taken = shown.select(["article_id", "publisher", "taken"]).filter(is_taken)
    told = {one.selector: one for one in reversed(takedowns)}
    stones: dict[str, Tombstone] = {}
    for row in taken.group_by(["article_id", "publisher", "taken"]).aggregate([]).to_pylist():
        takedown = told.get(row["taken"])
        if takedown is None:
            raise BroadsheetError("data/takedowns.jsonl: changed since data/parsed: parse again")
        name = row["article_id"].hex()
        stones[name] = tombstone(takedown, name, {name: row["publisher"]}, "")
    return stones


def keys_of(articles: list[str]) -> pa.Array:
    """Return the ids *articles* as they are in the table of everything seen; null for none."""
    return pa.array([key_of(one) for one in articles], PACKED)


def key_of(article: str) -> bytes | None:
    """Return an id as 16 bytes; None for what is no id and is nowhere."""
    try:
        key = bytes.fromhex(article)
    except ValueError:
        return None
    return key if key.hex() == article and len(key) == PACKED.byte_width else None


def tombstone(takedown: Takedown, article: str, known: dict[str, str], home: str) -> Tombstone:
    """Return the tombstone of one article; its address is not named, for it may tell the story."""
    return Tombstone(
        article_id=article,
        publisher=known.get(article, home),
        url=None,
        cause="takedown",
        reason=takedown.reason,
        at=takedown.at,
    )


def withdrawn(
    sighted: pa.Table, shown: Columns, is_held: pa.Array, addresses: Addresses
) -> dict[str, Tombstone]:
    """Return the tombstones of articles whose publisher took them down, by article id.

    410 and 451 say so; 404 does where a second look, RESPITE later at least, found it again.
    *shown* holds all captures, of which those that are held say nothing, *sighted* those that show
    an article, by article and time. An answer counts for the article of its address, and for
    articles captured at that address; it is void if the article was seen at the same time or later,
    anywhere.
    """
    is_answer = pc.and_not(pc.is_valid(shown["answers_for"]), is_held)
    names = ["target", "fetched_at", "http_status", "answers_for"]
    rows = shown.select(names).filter(is_answer).sort_by("fetched_at").combine_chunks()
    captured = articles_captured_at(rows["target"], sighted, shown)
    is_named = pc.is_in(sighted["article_id"], value_set=rows["answers_for"].combine_chunks())
    named = pc.unique(sighted["article_id"].filter(is_named))
    is_of_some = pc.or_(  # most are of no article that was ever seen
        pc.is_in(rows["answers_for"], value_set=named),
        pc.is_in(rows["target"], value_set=pa.array(list(captured), PACKED)),
    )
    answers = rows.filter(is_of_some).to_pylist()
    if pc.any(pc.is_valid(shown["taken"]), min_count=0).as_py():
        sighted = sighted.filter(pc.is_null(shown["taken"].take(sighted["capture"])))
    concerned = [
        (answer, {answer["answers_for"]} | captured.get(answer["target"], set()))
        for answer in answers
    ]
    last = last_sightings({name for _, own in concerned for name in own}, sighted)
    found: dict[bytes, Row] = {}
    missed: dict[tuple[bytes, bytes], datetime] = {}  # when a first 404 came, by article, address
    for answer, own in concerned:
        at = answer["fetched_at"]
        for name in own & last.keys():
            if last[name]["fetched_at"] >= at:
                continue
            first_at = missed.setdefault((name, answer["target"]), at)
            if answer["http_status"] != 404 or first_at <= at - RESPITE:
                found.setdefault(name, answer)
    places = pa.array([last[name]["capture"] for name in found], pa.int32())
    captures = shown.select(["publisher", "article_shard", "article_row"]).take(places)
    told = zip(found.items(), captures["publisher"].to_pylist(), addresses(captures), strict=True)
    return {
        name.hex(): Tombstone(
            article_id=name.hex(),
            publisher=publisher,
            url=url,
            cause="withdrawn",
            reason=f"HTTP {answer['http_status']}",
            at=answer["fetched_at"],
        )
        for (name, answer), publisher, url in told
    }


def articles_captured_at(
    addresses: pa.ChunkedArray, sighted: pa.Table, shown: Columns
) -> dict[bytes, set[bytes]]:
    """Return the ids of the articles that were captured at each of *addresses*."""
    captured: dict[bytes, set[bytes]] = defaultdict(set)
    targets = shown["target"].take(sighted["capture"])
    is_wanted = pc.is_in(targets, value_set=addresses.combine_chunks())
    articles = sighted["article_id"].filter(is_wanted).to_pylist()
    for address, article in zip(targets.filter(is_wanted).to_pylist(), articles, strict=True):
        captured[address].add(article)
    return captured


def last_sightings(articles: set[bytes], sighted: pa.Table) -> dict[bytes, Row]:
    """Return the last capture of each of *articles* that was seen."""
    wanted = sighted.filter(pc.is_in(sighted["article_id"], value_set=pa.array(articles, PACKED)))
    columns = wanted.select(["article_id", "fetched_at", "capture"])
    return {row["article_id"]: row for row in columns.to_pylist()}
