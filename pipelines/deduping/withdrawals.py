"""Which articles are out: those we were asked to take down, and those their publisher took down."""

from collections import defaultdict
from datetime import datetime, timedelta
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from pipelines.files import Takedown
from schemas.identity import article_id
from schemas.release import Tombstone
from spiders.addresses import host_of_url, url_key
from spiders.publisher import registered_domain

RESPITE = timedelta(minutes=10)  # a page that is missed while it is being replaced comes back

Row = dict[str, Any]  # a row of the table of everything seen, as Arrow gives it


def taken_down(sighted: pa.Table, takedowns: list[Takedown]) -> dict[str, Tombstone]:
    """Return the tombstones of *takedowns*, by article id.

    An article is also known by its address under every publisher of *sighted*: its id changes when
    its publisher is declared later, and the takedown must hold. Nothing there is still a tombstone.
    """
    publishers = pc.unique(sighted["publisher"]).to_pylist()
    known = {
        pair["article_id"]: pair["publisher"]
        for pair in sighted.group_by(["article_id", "publisher"]).aggregate([]).to_pylist()
    }
    stones: dict[str, Tombstone] = {}
    for takedown in takedowns:
        home = registered_domain(host_of_url(takedown.url))
        stones[takedown.article_id] = tombstone(takedown, takedown.article_id, known, home)
        for publisher in publishers:
            other = article_id(publisher, url_key(takedown.url))
            if other in known:
                stones[other] = tombstone(takedown, other, known, home)
    return stones


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


def withdrawn(sighted: pa.Table, shown: pa.Table) -> dict[str, Tombstone]:
    """Return the tombstones of articles whose publisher took them down, by article id.

    410 and 451 say so; 404 does where a second look, RESPITE later at least, found it again.
    *shown* holds all captures, *sighted* those that show an article, by article and time. An answer
    counts for the article of its address, and for articles captured at that address; it is void if
    the article was seen at the same time or later, anywhere.
    """
    is_gone = pc.equal(shown["reason"], "withdrawn")
    is_missing = pc.fill_null(pc.equal(shown["http_status"], 404), False)
    answers = shown.filter(pc.or_(is_gone, is_missing)).sort_by("fetched_at").to_pylist()
    captured = articles_captured_at({answer["target_uri"] for answer in answers}, sighted)
    concerned = [(answer, articles_at(answer, captured)) for answer in answers]
    last = last_sightings({name for _, names in concerned for name in names}, sighted)
    stones: dict[str, Tombstone] = {}
    missed: dict[tuple[str, str], datetime] = {}  # when a first 404 came, by article and address
    for answer, names in concerned:
        at = answer["fetched_at"]
        for name in names & last.keys():
            if last[name]["fetched_at"] >= at:
                continue
            first_at = missed.setdefault((name, answer["target_uri"]), at)
            if answer["http_status"] != 404 or first_at <= at - RESPITE:
                stones.setdefault(name, answered(answer, last[name]))
    return stones


def articles_captured_at(addresses: set[str], sighted: pa.Table) -> dict[str, set[str]]:
    """Return the ids of the articles that were captured at each of *addresses*."""
    captured: dict[str, set[str]] = defaultdict(set)
    wanted = sighted.filter(pc.is_in(sighted["target_uri"], pa.array(addresses, pa.string())))
    for row in wanted.select(["target_uri", "article_id"]).to_pylist():
        captured[row["target_uri"]].add(row["article_id"])
    return captured


def articles_at(answer: Row, captured: dict[str, set[str]]) -> set[str]:
    """Return the ids of the articles that an answer is about, here or not."""
    own = article_id(answer["publisher"], url_key(answer["target_uri"]))
    return {own} | captured.get(answer["target_uri"], set())


def last_sightings(articles: set[str], sighted: pa.Table) -> dict[str, Row]:
    """Return the last capture of each of *articles* that was seen."""
    wanted = sighted.filter(pc.is_in(sighted["article_id"], pa.array(articles, pa.string())))
    columns = wanted.select(["article_id", "fetched_at", "publisher", "url"])
    return {row["article_id"]: row for row in columns.to_pylist()}


def answered(answer: Row, last: Row) -> Tombstone:
    """Return the tombstone of an article that the publisher's server says is gone."""
    return Tombstone(
        article_id=last["article_id"],
        publisher=last["publisher"],
        url=last["url"],
        cause="withdrawn",
        reason=f"HTTP {answer['http_status']}",
        at=answer["fetched_at"],
    )
