"""The name that stands alone beside the story's date, in a line that says nothing of writing.

Sections and topics stand there, too. But a name is written with a capital wherever it stands, and
neither the address nor the headline of what somebody wrote has it.
"""

import re
from collections.abc import Iterator

from schemas.parts import Author
from spiders.extraction.page import Document, Element, element_text, lines_around, lines_before
from spiders.extraction.people.bylines import authors_in
from spiders.extraction.people.own import HEADINGS, is_own
from spiders.extraction.people.printed import LONGEST_SIGNATURE, Evidence
from spiders.extraction.people.unmarked import FACTS
from spiders.extraction.people.words import (
    DAY_AND_MONTH,
    DAY_WORD_YEAR,
    DAYS_OR_MONTHS,
    PARTICLES,
)
from spiders.extraction.wording import listed

LEVELS = 4  # of elements around a name in which the date may stand
LONGEST_ROW = 120  # characters of what holds both
BESIDE = 40  # characters between a name and the end of the date, as of the minutes of reading
OF_NO_NAME = HEADINGS | {"h1", "a", "figure", "figcaption", "td", "th", "dt", "button", "label"}
CREDITS = listed("caption, captions, photographer, credit, credits, copyright")
DATED = re.compile(
    rf"\b(?:{DAYS_OR_MONTHS}|{DAY_AND_MONTH}|{DAY_WORD_YEAR}|\d{{1,2}}[./]\s?\d{{1,2}}[./]\s?\d|"
    r"(?:19|20)\d\d[-./]\d)",
    re.IGNORECASE,
)
WORD = re.compile(r"[^\W\d_]{2,}")


def names_beside_date(document: Document, site: frozenset[str]) -> Iterator[Evidence]:
    """Yield the persons whose names alone stand beside a date between headline and story."""
    for line in lines_before(document):
        text = element_text(line)
        if len(text) > LONGEST_ROW or line.tag in OF_NO_NAME:
            continue
        for part in FACTS.split(text):
            names = authors_in(part, site) if len(part) <= LONGEST_SIGNATURE else []
            if (
                names
                and part.startswith(names[0].name)
                and not part.endswith(":")
                and all(is_written(one, document) for one in names)
                and stands_beside_date(line, part)
                and is_own(line, document)
            ):
                yield "byline", names, part, 0.5


def is_written(author: Author, document: Document) -> bool:
    """Tell whether the name of *author* is one of several words, none of which the page uses
    otherwise.
    """
    words = WORD.findall(author.name)
    used = set(WORD.findall(lines_around(document).story))
    path = document.address.path if document.address is not None else ""
    told = f"{document.title or ''} {path}".casefold()
    elsewhere = set(WORD.findall(told))
    return len(words) > 1 and all(
        word in PARTICLES
        or (word[0].isupper() and word.lower() not in used and word.casefold() not in elsewhere)
        for word in words
    )


def stands_beside_date(line: Element, name: str) -> bool:
    """Tell whether a date stands beside *name* in the short row around *line*."""
    node: Element | None = line
    for _ in range(LEVELS):
        if node is None or node.tag in OF_NO_NAME or not CREDITS.isdisjoint(node.words):
            return False
        text = element_text(node)
        if len(text) > LONGEST_ROW:
            return False
        before, _, behind = text.partition(name)
        if DATED.search(before[-BESIDE:]) or DATED.search(behind[:BESIDE]):
            return True
        node = node.parent
    return False
