"""Capture -> Article: every field from one pass over one page, with its evidence.

Pure: the same capture, publisher and profile give the same article.
"""

from urllib.parse import urlsplit

from schemas.article import Article, article_id, content_hash, reading_text
from schemas.capture import Capture
from schemas.errors import ParseError
from spiders.extraction.body import body_of, judged_blocks
from spiders.extraction.document import Document, document_of
from spiders.publisher import Profile, Publisher, registered_domain
from spiders.urls import canonical_url, url_key


def parse_capture(
    capture: Capture, publisher: Publisher | None, profile: Profile | None = None
) -> Article:
    """Return the article that *capture* shows.

    Raises ParseError with a reason of `schemas.rejection.REASONS` where it shows none.
    """
    if not capture.payload.strip():
        raise ParseError("empty", "payload", "no bytes", capture.record_id)
    document = document_of(capture)
    body = body_of(judged_blocks(document, profile))
    text = reading_text(body)
    if not text:
        raise ParseError("no_text", "body", "no block of a story", capture.record_id)
    url, host = cited_url(document), urlsplit(capture.target_uri).hostname or ""
    key = publisher.key if publisher else registered_domain(host)
    identity = article_id(key, url_key(url))
    article = Article(
        article_id=identity,
        cluster_id=identity,
        publisher=key,
        url=url,
        headline=document.meta("og:title") or document.title,
        body=body,
        text=text,
        word_count=len(text.split()),
        fetched_at=capture.fetched_at,
        first_seen_at=capture.fetched_at,
        target_uri=capture.target_uri,
        warc_file=capture.warc_file,
        warc_record_id=capture.record_id,
        payload_digest=capture.payload_digest,
    )
    return article.model_copy(update={"content_hash": content_hash(article)})


def cited_url(document: Document) -> str:
    """Return the page's own canonical address, or that it was fetched from.

    A page speaks only for its own site, and a story is never the site's home page.
    """
    fetched = canonical_url(document.url)
    for link in document.linked("canonical"):
        parts = urlsplit(link.href)
        same_site = registered_domain(parts.hostname or "") == registered_domain(
            urlsplit(fetched).hostname or ""
        )
        if same_site and (parts.path.strip("/") or parts.query):
            return canonical_url(link.href)
    return fetched
