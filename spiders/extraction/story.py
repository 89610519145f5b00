"""What every article has, whatever its page is made of: identity, body, language, rights, capture.

A page speaks only for its own site: id and publisher come from the address as fetched.
"""

from collections.abc import Iterable, Sequence
from typing import get_args

from schemas.article import Article
from schemas.content import content_hash, facts_hash, reading_text, word_count
from schemas.errors import ParseError
from schemas.identity import article_id
from schemas.parts import Block, Correction, Provenance, Role
from spiders.addresses import url_key
from spiders.extraction.body import Judged
from spiders.extraction.fields import access, cited_url, language, rights
from spiders.extraction.page import Document, evidence
from spiders.extraction.people import dateline
from spiders.extraction.wording import clean
from spiders.publisher import Publisher

BODY_ROLES = frozenset(get_args(Role))


def story_article(
    document: Document,
    publisher: Publisher | None,
    body: list[Block],
    found: Iterable[Provenance],
    page: Sequence[Judged] = (),
) -> Article:
    """Return the article of *document* with *body*; the other fields are still to be set.

    *found* is the evidence for the body, *page* holds the blocks that it was chosen from.
    """
    capture = document.capture
    text = reading_text(body)
    if not text:
        raise ParseError("no_text", "body", "no block of a story", capture.record_id)
    words = word_count(text)
    url, url_evidence = cited_url(document)
    key = publisher.key if publisher else document.site
    identity = article_id(key, url_key(url))
    tongue, language_evidence = language(document, publisher, text)
    place, place_evidence = dateline(body)
    is_free, paywall, why, access_evidence = access(document, words, page)
    allowed, rights_evidence = rights(document, publisher)
    deks = [block.text for block in body if block.role == "lede"]
    return Article(
        article_id=identity,
        publisher=key,
        url=url,
        dek=" ".join(deks) or None,
        body=body,
        text=text,
        word_count=words,
        language=tongue,
        dateline=place,
        corrections=[Correction(text=b.text) for b in body if b.role == "correction"],
        is_free=is_free,
        paywall=paywall,
        paywall_evidence=why,
        rights=allowed,
        fetched_at=capture.fetched_at,
        first_seen_at=capture.fetched_at,
        target_uri=clean(capture.target_uri),
        warc_file=capture.warc_file,
        warc_record_id=capture.record_id,
        payload_digest=capture.payload_digest,
        cluster_id=identity,
        provenance=[
            *found,
            *url_evidence,
            *language_evidence,
            *place_evidence,
            *dek_evidence(deks, page),
            *access_evidence,
            *rights_evidence,
        ],
    )


def dek_evidence(deks: Sequence[str], page: Sequence[Judged]) -> list[Provenance]:
    """Return the evidence for the standfirst: how sure its blocks are."""
    sure = [judged.confidence for judged in page if judged.role == "lede"]
    return [evidence("dek", "standfirst", deks[0], min(sure, default=0.9))] if deks else []


def hashed(article: Article) -> Article:
    """Return *article* with the hashes of its content and its facts."""
    hashes = {"content_hash": content_hash(article), "facts_hash": facts_hash(article)}
    return article.model_copy(update=hashes)
