"""Capture -> Article: every field from one pass over one page, with its evidence.

Pure: the same capture, publisher and profile give the same article.
"""

from schemas.article import Article
from schemas.capture import Capture
from schemas.errors import ParseError
from schemas.parts import Provenance
from spiders.extraction.body import Judged, body_of, judged_blocks, left_out, without_repeats
from spiders.extraction.dates import publication_times
from spiders.extraction.encoding import refuse_binary, refuse_code, refuse_noise
from spiders.extraction.fields import (
    headline,
    images,
    links,
    refuse_errors,
    refuse_walls,
    related,
    section,
    story_kind,
    tags,
)
from spiders.extraction.index import refuse_bare_index, refuse_index
from spiders.extraction.lines import plain_article
from spiders.extraction.page import (
    Document,
    document_of,
    evidence,
    refuse_other_captures,
)
from spiders.extraction.people import authors
from spiders.extraction.story import hashed, story_article
from spiders.extraction.wording import words_in
from spiders.publisher import Profile, Publisher

HTML = frozenset(["text/html", "application/xhtml+xml", "application/xml", "text/xml", ""])
LEFT_OUT = "sentences_left_out"  # flag
BESIDE = 0.05  # of the story's words, left out beside them: so on 3 of 200 pages
FEWEST_BESIDE = 30  # words; fewer are a notice
DOUBTED = 0.5  # that they are none of it
NOT_SHOWN = 0.8  # that a story which the page keeps and does not show is its own


def parse_capture(
    capture: Capture, publisher: Publisher | None, profile: Profile | None = None
) -> Article:
    """Return the article that *capture* shows.

    Raises ParseError with a reason of `schemas.rejection.REASONS` where it shows none.
    """
    refuse_other_captures(capture)
    if not capture.payload or capture.payload.isspace():
        raise ParseError("empty", "payload", "no bytes", capture.record_id)
    refuse_binary(capture)
    refuse_code(capture)
    if is_plain_text(capture):
        article = plain_article(capture, publisher)
        refuse_noise(article.text, capture.record_id)
        return marked(hashed(article), capture)
    if media_type(capture) not in HTML:
        raise ParseError("not_a_page", "content_type", media_type(capture), capture.record_id)
    document = document_of(capture)
    page, where = judged_blocks(document, publisher, profile)
    article = hashed(page_article(document, page, publisher))
    return marked(with_place(article, where), capture)


def with_place(article: Article, where: str) -> Article:
    """Return *article* with a line that says *where* the page keeps it, if it does not show it."""
    if not where:
        return article
    place = evidence("body", where, "not shown by the page itself", NOT_SHOWN)
    return article.model_copy(update={"provenance": [*article.provenance, place]})


def marked(article: Article, capture: Capture) -> Article:
    """Return *article* with a flag if its capture was cut short: what is missing nobody knows."""
    if capture.cut_by is None:
        return article
    return article.model_copy(update={"flags": [*article.flags, f"truncated:{capture.cut_by}"]})


def media_type(capture: Capture) -> str:
    """Return the media type of *capture* in lower case, "" if none was sent."""
    sent = capture.header("content-type") or capture.content_type
    return sent.partition(";")[0].strip().lower()


def is_plain_text(capture: Capture) -> bool:
    """Whether *capture* holds text without markup."""
    return media_type(capture) == "text/plain" or capture.record_type == "conversion"


def page_article(document: Document, page: list[Judged], publisher: Publisher | None) -> Article:
    """Return the article of *document*, whose blocks are judged in *page*."""
    texts = [block.text for block, _, _, is_story in page if is_story]
    refuse_errors(document, page, texts)
    refuse_walls(document, page, texts)
    refuse_bare_index(document, page, texts)
    article = drafted(document, page, publisher)
    refuse_noise(article.text, document.capture.record_id)
    refuse_index(document, page, article)
    return with_doubt(article, left_out(page), sum(map(words_in, texts)))


def with_doubt(article: Article, beside: float, told: float) -> Article:
    """Return *article* with a flag, and a line that says how much, if *beside* the words that are
    *told* too many were left out for a notice or two.
    """
    if beside < max(FEWEST_BESIDE, BESIDE * told):
        return article
    found = evidence("body", "left_out", f"{beside:g} words beside {told:g}", DOUBTED)
    return article.model_copy(
        update={"flags": [LEFT_OUT], "provenance": [*article.provenance, found]}
    )


def drafted(document: Document, page: list[Judged], publisher: Publisher | None) -> Article:
    """Return what would be the article of *document*, if it is one."""
    title, title_evidence = headline(document, publisher)
    page = without_repeats(page, title)
    body = body_of(page)
    article = story_article(document, publisher, body, [body_evidence(page)], page)
    writers, byline, author_evidence = authors(document, publisher)
    times = publication_times(document, publisher)
    part, path, section_evidence = section(document, publisher)
    topics, tag_evidence = tags(document, publisher, writers)
    kind, kind_evidence = story_kind(document, path, title)
    pictures, picture_evidence = images(document)
    recommended, related_evidence = related(document, page)
    linked, link_evidence = links(document, page)
    return article.model_copy(
        update={
            "kind": kind,
            "headline": title,
            "authors": writers,
            "byline": byline,
            "published_at": times.published,
            "published_precision": times.precision,
            "published_day": times.day,
            "modified_at": times.modified,
            "section": part,
            "section_path": path,
            "tags": topics,
            "images": pictures,
            "related": recommended,
            "links": linked,
            "provenance": [
                *kind_evidence,
                *title_evidence,
                *author_evidence,
                *times.evidence,
                *section_evidence,
                *tag_evidence,
                *picture_evidence,
                *link_evidence,
                *related_evidence,
                *article.provenance,
            ],
        }
    )


def body_evidence(page: list[Judged]) -> Provenance:
    """Return how sure the body is, and how many blocks were left out of it."""
    story = [found for found in page if found.is_story]
    letters = sum(len(found.block.text) for found in story)
    sure = sum(found.confidence * len(found.block.text) for found in story)
    left_out = f"{len(page) - len(story)} of {len(page)} blocks are boilerplate"
    return evidence("body", "body_model", left_out, round(sure / max(letters, 1), 2))
