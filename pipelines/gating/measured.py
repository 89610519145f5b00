"""One parsed WARC file -> the profile of each publisher in it.

An article counts once, by its newest capture. What is wide is read a few hundred rows at a time.
"""

import hashlib
import math
from collections import Counter
from collections.abc import Iterator
from datetime import datetime

import numpy as np
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
    count_captures(ledger, found)
    is_plain = pc.is_in(articles["warc_record_id"], value_set=plain_captures(ledger))
    is_known = pc.is_in(articles["publisher"], value_set=pa.array(list(found), pa.string()))
    pages = articles.filter(pc.and_(is_known, pc.invert(is_plain)))
    rows = newest(pages)
    count_articles(pages, rows, found)
    count_values(rows, found)
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


def count_articles(captured: pa.Table, rows: pa.Table, found: dict[str, Profile]) -> None:
    """Count what the columns of *rows* say, the newest of what was *captured*, by publisher.

    A look at a column costs as much for one row as for hundreds, and an archive of the whole web
    has hundreds of publishers: so each is one look at all rows.
    """
    keys = rows["publisher"].combine_chunks().dictionary_encode()
    names, places = keys.dictionary.to_pylist(), keys.indices.to_numpy()

    def count(figure: str, value: str, is_so: pa.ChunkedArray | pa.Array) -> None:
        mask = pc.fill_null(is_so, False).to_numpy(zero_copy_only=False)
        numbers = np.bincount(places[mask], minlength=len(names)).tolist()
        for name, number in zip(names, numbers, strict=True):
            found[name].counts[figure][value] = number

    every = pa.array(np.ones(len(rows), np.bool_))
    count(ARTICLES, "", every)
    for one in captured["publisher"].value_counts().to_pylist():
        counts = found[one["values"]].counts
        repeated = one["counts"] - counts[ARTICLES][""]
        counts[CLAIM]["several captures of one article"] = repeated
    for name, field in FIELDS.items():
        count(FILLED, name, is_filled(rows, field))
    for figure in CATEGORIES:
        given = rows.select(["publisher", figure]).filter(is_filled(rows, FIELDS[figure]))
        grouped = given.group_by(given.column_names).aggregate([([], "count_all")])
        for one in grouped.to_pylist():
            found[one["publisher"]].counts[figure][one[figure]] = one["count_all"]
    broken = pc.invert(every)
    for promise in promises_of():
        is_broken = pc.invert(keeps(promise, promise.measure(rows)))
        count(BROKEN, promise.name, is_broken)
        if promise.severity == "critical":
            broken = pc.or_(broken, is_broken)
    count(CRITICAL, "", broken)


def count_values(rows: pa.Table, found: dict[str, Profile]) -> None:
    """Count what the values of each of *rows* say, by publisher."""
    seen: dict[str, dict[str, Counter[str]]] = {}
    names = list(dict.fromkeys(["publisher", *NEEDED, *ALSO_NEEDED]))
    for start in range(0, len(rows), BATCH):
        for row in rows.select(names).slice(start, BATCH).to_pylist():
            counts = found[row["publisher"]].counts
            counts[CLAIM].update(claims_of(row))
            for figure, number in bins_of(row):
                counts[figure][str(number)] += 1
            own = seen.setdefault(row["publisher"], {})
            for figure, values in values_of(row):
                own.setdefault(figure, Counter()).update(values)
    for publisher, counted in seen.items():
        keep(counted, found[publisher])


def newest(captured: pa.Table) -> pa.Table:
    """Return the newest capture of each article of each publisher, in the order of the shard."""
    order = captured.select(["publisher", "article_id", "fetched_at"]).append_column(
        "row", pa.array(range(len(captured)), pa.int64())
    )
    order = order.sort_by([(name, "ascending") for name in ("fetched_at", "row")])
    grouped = order.group_by(["publisher", "article_id"], use_threads=False)
    last = grouped.aggregate([("row", "last")])
    return captured.take(last["row_last"].combine_chunks().sort()).combine_chunks()


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
    yield TOKEN, set(" ".join(text.split(maxsplit=WORDS_READ)[:WORDS_READ]).casefold().split())


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
        shared = [(value, number) for value, number in counted.items() if number > 1]
        ordered = sorted(shared, key=lambda one: (-one[1], one[0]))
        profile.counts[figure].update(dict(ordered[:most]))
