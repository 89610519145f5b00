"""Capture of plain text -> Article: the same roles and fields, from lines instead of elements.

A page without markup says little for sure: what is not plain is left out, never guessed.
"""

from datetime import datetime

from selectolax.lexbor import LexborHTMLParser

from schemas.article import Article
from schemas.capture import Capture
from schemas.errors import ParseError
from schemas.parts import Author, Block, Provenance, Related
from spiders.extraction.dates import Moment, label_of, moment
from spiders.extraction.encoding import decoded
from spiders.extraction.fields import story_kind
from spiders.extraction.lines.roles import Line, judged_lines
from spiders.extraction.page import Document, evidence
from spiders.extraction.people import authors_in
from spiders.extraction.story import BODY_ROLES, story_article
from spiders.extraction.wording import BULLET, CLOCK, folded, labelled, tags_in
from spiders.publisher import Publisher


def plain_article(capture: Capture, publisher: Publisher | None) -> Article:
    """Return the article that the plain text in *capture* shows, its hash still to be set."""
    document = Document(capture, b"", LexborHTMLParser(""))
    lines = lines_of(capture)
    body = [Block(role=line.role, text=line.text) for line in lines if line.role in BODY_ROLES]
    if not body:
        raise ParseError("no_text", "body", "no line of a story", capture.record_id)
    left_out = f"{len(texts(lines, 'boilerplate'))} of {len(lines)} lines are boilerplate"
    article = story_article(
        document, publisher, body, [evidence("body", "text_lines", left_out, 0.8)]
    )
    headline = next(iter(texts(lines, "headline")), None)
    writers, byline = byline_of(lines)
    published, dates = publication(lines, article.language, publisher, capture.fetched_at)
    found = [("headline", headline, 0.6), ("authors", byline, 0.8)]
    kind, kind_evidence = story_kind(document, (), headline)
    return article.model_copy(
        update={
            "kind": kind,
            "headline": headline,
            "authors": writers,
            "byline": byline,
            "published_at": published and published.at,
            "published_precision": published and published.precision,
            "published_day": published and published.day,
            "tags": [tag for line in texts(lines, "tags") for tag in tags_in(line)],
            "related": [
                Related(headline=labelled("related", line) or line)
                for line in texts(lines, "related")
            ],
            "provenance": [
                *(evidence(field, "text_lines", raw, sure) for field, raw, sure in found if raw),
                *kind_evidence,
                *dates,
                *article.provenance,
            ],
        }
    )


def lines_of(capture: Capture) -> list[Line]:
    """Return the lines of the text in *capture*, folded, with their roles; empty ones dropped."""
    text = decoded(capture.payload, capture.header("content-type") or capture.content_type)
    judged = judged_lines([line for line in map(folded, text.splitlines()) if line])
    return [
        Line(BULLET.sub("", line.text), line.role) if line.role == "list_item" else line
        for line in judged
    ]


def texts(lines: list[Line], role: str) -> list[str]:
    """Return the texts of the *lines* with that role."""
    return [line.text for line in lines if line.role == role]


def byline_of(lines: list[Line]) -> tuple[list[Author], str | None]:
    """Return the authors of the first byline, and the byline."""
    byline = next(iter(texts(lines, "byline")), None)
    return (authors_in(byline), byline) if byline else ([], None)


def publication(
    lines: list[Line], language: str, publisher: Publisher | None, fetched_at: datetime
) -> tuple[Moment | None, list[Provenance]]:
    """Return the publication time, and the evidence for it or against it.

    A time is the story's only where a word says so or the byline stands beside it: a bare one is
    the clock of the page, or of another story.
    """
    found: list[Provenance] = []
    for index, line in enumerate(lines):
        if line.role != "time":
            continue
        beside = {near.role for near in lines[max(0, index - 1) : index + 2]}
        why = refusal(line.text, "byline" in beside)
        if why is None:
            read = moment(
                line.text,
                language=language,
                zone=publisher.timezone if publisher else None,
                fetched_at=fetched_at,
                order=publisher.date_order if publisher else None,
            )
            if isinstance(read, Moment):
                return read, [evidence("published_at", "text_lines", line.text, 0.7), *found]
            why = read.why
        found.append(evidence("published_at", f"rejected:{why}", line.text, 0.0))
    return None, found


def refusal(line: str, is_beside_byline: bool) -> str | None:
    """Return why the time in *line* is none of the story's, None if it may be."""
    label = label_of(line.casefold())
    if label == "published" or (label is None and is_beside_byline):
        return None
    if label is not None:
        return label
    return "page_clock" if CLOCK.search(line) else "unlabelled"
