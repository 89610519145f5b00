"""One parsed WARC file -> the profile of each publisher in it.

An article counts once, by its newest capture. What is wide is read a few hundred rows at a time.
"""

import hashlib
import math
from collections import Counter
from collections.abc import Iterator
from datetime import datetime

import pyarrow as pa
import pyarrow.compute as pc

from expectations.gate import (
    ARTICLES,
    BROKEN,
    CAPTURES,
    CATEGORIES,
    CLAIM,
    CRITICAL,
    CUT_SHORT,
    FILLED,
    HOURS,
    SEEN,
    STEPS,
    TEXTS,
    TOKEN,
    Profile,
)
from expectations.narrow import promises_of
from expectations.promises import keeps
from pipelines.counting import is_filled
from pipelines.gating.claims import NEEDED, Row, claims_of
from schemas.article import Article
from schemas.columns import columns_of

FIELDS = {one.name: one for one in columns_of(Article)}
BATCH = 500  # articles held as objects at a time
LISTED = 20  # values of a column that are kept, of those that stand in several articles
WORDS_READ, WORDS_LISTED = 300, 30  # of a text; of a shard
SAMPLED = 256  # texts whose hash is kept, the smallest ones: the same of equal texts everywhere
ALSO_NEEDED = ("tags", "images", *CATEGORIES, "word_count")


def profiles_of(ledger: pa.Table, articles: pa.Table) -> dict[str, Profile]:
    """Return the profiles of the publishers in one shard, from its two tables."""
    found = {name: Profile() for name in sorted(pc.unique(ledger["publisher"]).to_pylist())}
    plain = plain_captures(ledger)
    count_captures(ledger, found)
    for publisher, profile in found.items():
        own = articles.filter(pc.equal(articles["publisher"], publisher))
        own = own.filter(pc.invert(pc.is_in(own["warc_record_id"], value_set=plain)))
        if len(own):
            count_articles(own, profile)
    return found


def plain_captures(ledger: pa.Table) -> pa.ChunkedArray:
    """Return the records that came as plain text, which seldom has a headline or a date."""
    is_plain = pc.or_(
        pc.equal(ledger["record_type"], "conversion"),
        pc.equal(ledger["content_type"], "text/plain"),
    )
    return ledger["record_id"].filter(is_plain)


def count_captures(ledger: pa.Table, found: dict[str, Profile]) -> None:
    """Count the captures by state and reason, and those that show an article by their hour."""
    names = ("publisher", "state", "reason", "truncated", "fetched_at")
    hours = pc.strftime(ledger["fetched_at"], "%Y-%m-%dT%H")
    columns = [*(ledger[name].to_pylist() for name in names[:4]), hours.to_pylist()]
    for publisher, state, reason, cut, hour in zip(*columns, strict=True):
        counts = found[publisher].counts
        counts[CAPTURES][f"{state} as {reason}" if reason else state] += 1
        if cut:
            counts[CUT_SHORT][cut] += 1
        if state in ("article", "unchanged"):
            counts[HOURS][hour] += 1
        counts[SEEN][hour[:10]] += 1


def count_articles(captured: pa.Table, profile: Profile) -> None:
    """Count the articles of one publisher."""
    rows = newest(captured)
    counts = profile.counts
    counts[ARTICLES][""] = len(rows)
    counts[CLAIM]["several captures of one article"] = len(captured) - len(rows)
    for name, one in FIELDS.items():
        counts[FILLED][name] = total(is_filled(rows, one))
    broken = pa.array([False] * len(rows))
    for promise in promises_of():
        is_broken = pc.invert(keeps(promise, promise.measure(rows)))
        counts[BROKEN][promise.name] = total(is_broken)
        if promise.severity == "critical":
            broken = pc.or_(broken, is_broken)
    counts[CRITICAL][""] = total(broken)
    for figure in CATEGORIES:
        is_given = is_filled(rows, FIELDS[figure])
        for value in rows[figure].filter(is_given).value_counts().to_pylist():
            counts[figure][value["values"]] += value["counts"]
    seen: dict[str, Counter[str]] = {}
    names = list(dict.fromkeys([*NEEDED, *ALSO_NEEDED]))
    for start in range(0, len(rows), BATCH):
        for row in rows.select(names).slice(start, BATCH).to_pylist():
            counts[CLAIM].update(claims_of(row))
            for figure, number in bins_of(row):
                counts[figure][str(number)] += 1
            for figure, values in values_of(row):
                seen.setdefault(figure, Counter()).update(values)
    keep(seen, profile)


def newest(captured: pa.Table) -> pa.Table:
    """Return the newest capture of each article, in the order of the shard."""
    order = captured.select(["article_id", "fetched_at"]).append_column(
        "row", pa.array(range(len(captured)), pa.int64())
    )
    order = order.sort_by([(name, "ascending") for name in ("fetched_at", "row")])
    last = order.group_by("article_id", use_threads=False).aggregate([("row", "last")])
    return captured.take(last["row_last"].combine_chunks().sort()).combine_chunks()


def total(flags: pa.ChunkedArray | pa.Array) -> int:
    """Return how many are true."""
    return int(pc.sum(flags).as_py() or 0)


def bins_of(row: Row) -> Iterator[tuple[str, int]]:
    """Yield the lengths and the age of one article, as bins that double every few steps."""
    if row["word_count"]:
        yield "words", bin_of("words", row["word_count"])
    if row["body"]:
        yield "paragraphs", bin_of("paragraphs", len(row["body"]))
    if row["headline"]:
        yield "letters", bin_of("letters", len(row["headline"]))
    published: datetime | None = row["published_at"]
    if published is not None:
        yield "age", bin_of("age", (row["fetched_at"] - published).total_seconds() / 3600)


def bin_of(figure: str, value: float) -> int:
    """Return the bin of *value*; negative ones have negative bins.

    >>> bin_of("words", 300), bin_of("age", -24)
    (32, -13)
    """
    number = int(STEPS[figure] * math.log2(abs(value) + 1))
    return -number if value < 0 else number


def values_of(row: Row) -> Iterator[tuple[str, set[str]]]:
    """Yield the values of one article that other articles may share, as hashes; words as such."""
    text = row["text"] or ""
    yield "same headline", hashes(row["headline"])
    yield "same text", hashes(text)
    yield TEXTS, hashes(text)
    paragraphs = {block["text"] for block in row["body"]}
    yield "same paragraph", {sketch(one) for one in paragraphs if one}
    yield "same authors", hashes("\n".join(author["name"] for author in row["authors"]))
    yield "same tags", hashes("\n".join(row["tags"]))
    yield "same image", hashes("\n".join(image["url"] for image in row["images"][:1]))
    if row["published_at"] is not None and row["published_precision"] != "day":
        yield "same instant", hashes(row["published_at"].isoformat())
    yield TOKEN, {word.casefold() for word in text.split(maxsplit=WORDS_READ)[:WORDS_READ]}


def hashes(value: str | None) -> set[str]:
    """Return the hash of a value; nothing of none."""
    return {sketch(value)} if value else set()


def sketch(value: str) -> str:
    """Return 64 bits of a hash: enough to tell values apart, too few to give them back."""
    return hashlib.blake2b(value.encode(), digest_size=8).hexdigest()


def keep(seen: dict[str, Counter[str]], profile: Profile) -> None:
    """Keep the values that several articles share, the commonest words, and a sample of texts."""
    for figure, counted in sorted(seen.items()):
        if figure == TEXTS:
            profile.counts[TEXTS].update({one: counted[one] for one in sorted(counted)[:SAMPLED]})
            continue
        most = WORDS_LISTED if figure == TOKEN else LISTED
        ordered = sorted(counted.items(), key=lambda one: (-one[1], one[0]))[:most]
        profile.counts[figure].update({value: n for value, n in ordered if n > 1})
