"""Capture -> Article: every field from one pass over one page, with its evidence.

Pure: the same capture, publisher and profile give the same article.
"""

from urllib.parse import urlsplit

from schemas.article import Article, Correction, Provenance, article_id, content_hash, reading_text
from schemas.capture import Capture
from schemas.errors import ParseError
from spiders.extraction.body import Judged, body_of, judged_blocks
from spiders.extraction.dateline import dateline
from spiders.extraction.dates import publication_times
from spiders.extraction.document import Document, document_of, evidence
from spiders.extraction.headline import headline
from spiders.extraction.kind import refuse_other_pages, story_kind
from spiders.extraction.language import language
from spiders.extraction.media import images
from spiders.extraction.paywall import access
from spiders.extraction.people import authors
from spiders.extraction.related import links, related
from spiders.extraction.rights import rights
from spiders.extraction.tags import section, tags
from spiders.publisher import Profile, Publisher, registered_domain
from spiders.urls import canonical_url, url_key

HTML = ("text/html", "application/xhtml+xml", "application/xml", "text/xml", "")


def parse_capture(
    capture: Capture, publisher: Publisher | None, profile: Profile | None = None
) -> Article:
    """Return the article that *capture* shows.

    Raises ParseError with a reason of `schemas.rejection.REASONS` where it shows none.
    """
    if not capture.payload.strip():
        raise ParseError("empty", "payload", "no bytes", capture.record_id)
    media_type = (capture.header("content-type") or capture.content_type).partition(";")[0].strip()
    if media_type.lower() not in HTML:
        raise ParseError("not_a_page", "content_type", media_type, capture.record_id)
    document = document_of(capture)
    return article_of(document, judged_blocks(document, publisher, profile), publisher)


def article_of(document: Document, page: list[Judged], publisher: Publisher | None) -> Article:
    """Return the article of *document*, whose blocks are judged in *page*."""
    capture = document.capture
    body = body_of(page)
    text = reading_text(body)
    words = len(text.split())
    refuse_other_pages(document, words)
    if not text:
        raise ParseError("no_text", "body", "no block of a story", capture.record_id)
    story = [found.block for found in page if found.is_story]
    rest = [found.block for found in page if not found.is_story]
    deks = [block.text for block in body if block.role == "lede"]
    url = cited_url(document)
    key = publisher_key(document, publisher)
    identity = article_id(key, url_key(url))
    title, title_evidence = headline(document, publisher)
    writers, byline, author_evidence = authors(document, publisher)
    published, precision, modified, time_evidence = publication_times(document, publisher)
    topics, tag_evidence = tags(document, publisher, writers)
    part, section_evidence = section(document, publisher)
    place, place_evidence = dateline(body)
    pictures, picture_evidence = images(document)
    allowed, rights_evidence = rights(document, publisher)
    is_free, paywall, why, access_evidence = access(document, words)
    tongue, language_evidence = language(document, publisher, text)
    article = Article(
        article_id=identity,
        publisher=key,
        url=url,
        kind=story_kind(document),
        headline=title,
        dek=" ".join(deks) or None,
        body=body,
        text=text,
        word_count=words,
        language=tongue,
        authors=writers,
        byline=byline,
        published_at=published,
        published_precision=precision,
        modified_at=modified,
        dateline=place,
        section=part,
        tags=topics,
        images=pictures,
        related=related(document, rest),
        links=links(document, story),
        corrections=[Correction(text=b.text) for b in body if b.role == "correction"],
        is_free=is_free,
        paywall=paywall,
        paywall_evidence=why,
        rights=allowed,
        fetched_at=capture.fetched_at,
        first_seen_at=capture.fetched_at,
        target_uri=capture.target_uri,
        warc_file=capture.warc_file,
        warc_record_id=capture.record_id,
        payload_digest=capture.payload_digest,
        cluster_id=identity,
        provenance=[
            *title_evidence,
            *body_evidence(page),
            *language_evidence,
            *author_evidence,
            *time_evidence,
            *place_evidence,
            *section_evidence,
            *tag_evidence,
            *picture_evidence,
            *access_evidence,
            *rights_evidence,
        ],
    )
    return article.model_copy(update={"content_hash": content_hash(article)})


def body_evidence(page: list[Judged]) -> list[Provenance]:
    """Return how sure the body is, and how many blocks of the page were left out of it."""
    story = [found for found in page if found.is_story]
    letters = sum(len(found.block.text) for found in story)
    sure = sum(found.confidence * len(found.block.text) for found in story) / letters
    left_out = f"{len(page) - len(story)} of {len(page)} blocks are boilerplate"
    return [evidence("body", "body_model", left_out, round(sure, 2))]


def publisher_key(document: Document, publisher: Publisher | None) -> str:
    """Return the publisher's key, else the registered domain of the address as fetched."""
    return publisher.key if publisher else registered_domain(host_of(document.url))


def host_of(url: str) -> str:
    """Return the host of *url* in lower case."""
    return urlsplit(url).hostname or ""


def cited_url(document: Document) -> str:
    """Return the page's own canonical address, or that it was fetched from.

    A page speaks only for its own site, and a story is never the site's home page.
    """
    fetched = canonical_url(document.url)
    site = registered_domain(host_of(fetched))
    for link in document.linked("canonical"):
        parts = urlsplit(link.href)
        is_own = registered_domain(host_of(link.href)) == site
        if is_own and (parts.path.strip("/") or parts.query):
            return canonical_url(link.href)
    return fetched
