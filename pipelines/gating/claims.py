"""What is claimed of one article alone, each a fault that its columns betray together."""

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

from spiders.addresses import host_of_url
from spiders.publisher import registered_domain

Row = dict[str, Any]  # the columns NEEDED of an article, as Arrow gives them

NEEDED = (
    "url",
    "target_uri",
    "publisher",
    "headline",
    "text",
    "body",
    "authors",
    "published_at",
    "published_day",
    "published_precision",
    "modified_at",
    "fetched_at",
)
ADDRESS_DAY = re.compile(r"/((?:19|20)\d\d)[/-](0?[1-9]|1[0-2])[/-](0?[1-9]|[12]\d|3[01])(?=[/-])")
MARKUP = re.compile(r"</?[a-z][a-z0-9]*(?:\s[^<>]*)?/?>|&(?:[a-z]{2,8}|#\d{2,6});|\{\{|\}\}", re.I)
MISREAD = re.compile("\ufffd|Ã[\x80-\xbf¡-¿]|â€|Ð[\x80-\xbf]Ñ|Â[\xa0-¿]")  # UTF-8 read as Latin-1
ENDS = re.compile(r"[.!?…。！？।؟۔\"'”’»“)\]:*]\s*$|[.!?…]\S{0,3}$")
NO_LETTERS = re.compile(r"[\W_]+")
AT_ONCE = timedelta(minutes=2)  # between a page's own clock and ours
LATER = timedelta(hours=1)  # that clocks may differ
END = 64  # characters of a text that its end is told by
LONG = 40  # characters from which a paragraph is not said twice on purpose


def claims_of(row: Row) -> Iterator[str]:
    """Yield the claims that hold for one article, names of `expectations.gate.CLAIMS`."""
    yield from claims_of_address(row)
    yield from claims_of_dates(row)
    yield from claims_of_words(row)
    names = {squeezed(author["name"]) for author in row["authors"]}
    if names & names_of(row["publisher"]):
        yield "author is the publisher"


def claims_of_address(row: Row) -> Iterator[str]:
    """Yield what its address says against an article."""
    host = host_of_url(row["url"])
    if not row["url"].partition("://")[2].partition("?")[0].partition("/")[2]:
        yield "address of the home page"
    if registered_domain(host) != registered_domain(host_of_url(row["target_uri"])):
        yield "address on another site"
    days = {address_day(row["url"]), address_day(row["target_uri"])} - {None}
    if days and row["published_day"] and row["published_day"] not in days:
        yield "another day than the address"


def address_day(url: str) -> date | None:
    """Return the day that an address names; None where it names none.

    >>> address_day("https://a.example/2026/11/03/ferry")
    datetime.date(2026, 11, 3)
    """
    found = ADDRESS_DAY.search(url)
    try:
        return date(*map(int, found.groups())) if found else None
    except ValueError:  # the 30th of February
        return None


def claims_of_dates(row: Row) -> Iterator[str]:
    """Yield what its dates say against an article."""
    published: datetime | None = row["published_at"]
    if published is None:
        return
    if abs(row["fetched_at"] - published) <= AT_ONCE and row["published_precision"] != "day":
        yield "dated when fetched"
    if published - row["fetched_at"] > LATER:
        yield "dated after it was fetched"
    if row["modified_at"] is not None and row["modified_at"] < published:
        yield "modified before published"


def claims_of_words(row: Row) -> Iterator[str]:
    """Yield what its words say against an article."""
    text, headline = row["text"] or "", row["headline"] or ""
    blocks = [block["text"] for block in row["body"]]
    if blocks and headline and squeezed(blocks[0]) == squeezed(headline):
        yield "headline is the first paragraph"
    if MARKUP.search(headline):
        yield "markup in the headline"
    if MARKUP.search(text):
        yield "markup in the text"
    if MISREAD.search(text) or MISREAD.search(headline):
        yield "signs of a wrong encoding"
    if text and not ENDS.search(text, len(text) - END):
        yield "ends within a sentence"
    long = [block for block in blocks if len(block) >= LONG]
    if len(set(long)) < len(long):
        yield "paragraph twice"


def squeezed(text: str) -> str:
    """Return *text* without case, blanks and signs."""
    return NO_LETTERS.sub("", text).casefold()


def names_of(publisher: str) -> set[str]:
    """Return under which names a publisher's key would sign, squeezed.

    >>> sorted(names_of("tarn-gazette.example"))
    ['tarngazette', 'tarngazetteexample', 'thetarngazette']
    """
    own = squeezed(publisher.partition(".")[0])
    return {own, f"the{own}", squeezed(publisher)}
