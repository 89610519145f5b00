"""The extractors compared, each as one function from a page to the fields it finds.

Every tool gets the same decoded HTML and the address, and is asked for all fields it knows. A peer
is imported by its own process only.
"""

import logging
from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta, timezone
from typing import Any

from schemas.article import Article
from schemas.capture import Capture

Fields = dict[str, Any]  # the scorer's own names: body, title, authors, published, tags
Extractor = Callable[[Capture], Fields]


def broadsheet() -> Extractor:
    """Return our own extraction, from bytes to a typed article."""
    from schemas.errors import ParseError  # noqa: PLC0415
    from spiders.extraction.assembly import parse_capture  # noqa: PLC0415

    def extracted(capture: Capture) -> Fields:
        try:
            article = parse_capture(capture, None)
        except ParseError:
            return {}
        return {
            "body": article.text,
            "title": article.headline,
            "authors": [author.name for author in article.authors],
            "published": printed_time(article),
            "tags": article.tags,
        }

    return extracted


def printed_time(article: Article) -> str | None:
    """Return the publication time of *article* in a zone in which it is of the day as printed.

    The scorer compares the day of a truth without a zone with the day of this text.
    """
    if article.published_at is None or article.published_day is None:
        return None
    if article.published_precision == "day":
        return article.published_day.isoformat()
    apart = (article.published_day - article.published_at.date()).days
    if not apart:
        return article.published_at.isoformat()
    passed = article.published_at - datetime.combine(article.published_at, time(), UTC)
    offset = timedelta(days=1) - passed if apart > 0 else -passed - timedelta(minutes=1)
    return article.published_at.astimezone(timezone(offset)).isoformat()


def trafilatura() -> Extractor:
    """Return trafilatura with metadata."""
    from trafilatura import bare_extraction  # noqa: PLC0415

    def extracted(capture: Capture) -> Fields:
        found = bare_extraction(page(capture), url=capture.target_uri, with_metadata=True)
        if found is None:
            return {}
        return {
            "body": found.text,
            "title": found.title,
            "authors": [name.strip() for name in (found.author or "").split(";") if name.strip()],
            "published": found.date,
            "tags": found.tags,
        }

    return extracted


def newspaper4k() -> Extractor:
    """Return newspaper4k; it fetches nothing, the page is handed to it."""
    from newspaper import Article  # noqa: PLC0415

    def extracted(capture: Capture) -> Fields:
        article = Article(capture.target_uri, fetch_images=False)
        article.download(input_html=page(capture))
        article.parse()
        published = article.publish_date
        return {
            "body": article.text,
            "title": article.title,
            "authors": article.authors,
            "published": published.isoformat() if published else None,
            "tags": list(article.keywords or article.tags or ()),
        }

    return extracted


def readability() -> Extractor:
    """Return readability-lxml: body and title."""
    from lxml.html import fromstring  # noqa: PLC0415
    from readability import Document  # noqa: PLC0415

    def extracted(capture: Capture) -> Fields:
        found = Document(page(capture), url=capture.target_uri)
        body = fromstring(found.summary()).text_content()
        return {"body": body, "title": found.short_title()}

    return extracted


def resiliparse() -> Extractor:
    """Return resiliparse: body only."""
    from resiliparse.extract.html2text import extract_plain_text  # noqa: PLC0415
    from resiliparse.parse.html import HTMLTree  # noqa: PLC0415

    def extracted(capture: Capture) -> Fields:
        tree = HTMLTree.parse(page(capture))
        return {"body": extract_plain_text(tree, main_content=True, alt_texts=False)}

    return extracted


def htmldate() -> Extractor:
    """Return htmldate: the day of publication only."""
    from htmldate import find_date  # noqa: PLC0415

    def extracted(capture: Capture) -> Fields:
        return {"published": find_date(page(capture), url=capture.target_uri, original_date=True)}

    return extracted


def page(capture: Capture) -> str:
    """Return the page as text: the corpus is UTF-8."""
    return capture.payload.decode("utf-8", "replace")


TOOLS: dict[str, Callable[[], Extractor]] = {
    "broadsheet": broadsheet,
    "trafilatura": trafilatura,
    "newspaper4k": newspaper4k,
    "readability": readability,
    "resiliparse": resiliparse,
    "htmldate": htmldate,
}
FAULTS = (
    ImportError,
    LookupError,  # of a word list that a peer would fetch
    ValueError,
    TypeError,
    AttributeError,
    OSError,
    RuntimeError,
)


def silenced() -> None:
    """Turn off what the peers log about pages they cannot read."""
    logging.disable(logging.CRITICAL)
