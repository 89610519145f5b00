"""The bylines that a page prints in lines not marked as such: below the headline, or the story."""

import re
from collections.abc import Iterator

from spiders.extraction.page import (
    Document,
    Element,
    element_text,
    lines_around,
    lines_before,
)
from spiders.extraction.people.byline_names import element_names
from spiders.extraction.people.bylines import authors_in, begins_by
from spiders.extraction.people.own import ENDS_IN_WORK, before_name, is_own, is_work
from spiders.extraction.people.printed import (
    LONGEST_BYLINE,
    LONGEST_SIGNATURE,
    Evidence,
    full_names,
)
from spiders.extraction.people.words import SIGNED
from spiders.extraction.phrases import Openings

MOST_SIGNED = 10
LEVELS = 3  # of elements around a label in which the name may stand
POSTED = re.compile(r"(?:[Pp]osted|[Pp]ublished|[Ww]ritten)\b.{1,60}?\b[Bb]y\s+(?=[A-Z])")
PLAIN_BY = re.compile(  # in an element of its own beside the name
    r"(?:(?:written|words|article|story|text|geschrieben|écrit|escrito|scritto)\s+)?"
    r"(?:by|von|par|por|di|da|door|av|af|przez|oleh|autor|author|auteur|автор|yazan|بقلم|作者)\W*",
    re.IGNORECASE,
)
LABEL = re.compile(  # alone in its line, below a story: teasers there begin with a bare by
    r"(?:written|words|article|story|text)\s+by\W*|(?:geschrieben|verfasst)\s+von\W*|"
    r"(?:écrit|rédigé)\s+par\W*|escrito\s+por\W*|scritto\s+da\W*|"
    r"(?:autor(?:en|in|innen|e|a|es)?|authors?|auteure?s?|автор|作者)(?:\(s\))?\W*",
    re.IGNORECASE,
)
LABELS = Openings(LABEL, SIGNED)
BARS = re.compile(r"\s*[|·•]\s*")
BEHIND_DATE = re.compile(r"[^a-zà-þ]{0,4}\S{0,12}\d.{0,40}?\W(?:by|von|par|por|di)\s+(?=[A-ZÀ-Þ])")


def unmarked_bylines(document: Document, site: frozenset[str]) -> Iterator[Evidence]:
    """Yield the authors of lines between headline and story that begin with a word for by, perhaps
    behind the date. Where each name is a link, nothing but these may part them.
    """
    for line in lines_before(document):
        node, text = line, element_text(line)
        if len(text) > LONGEST_BYLINE:
            continue
        if PLAIN_BY.fullmatch(text):
            label, node = text, beside_label(line)
            text = element_text(node)
            text = text[max(0, text.find(label)) :]
        text = labelled_part(text)
        is_byline = begins_by(text) or POSTED.match(text) or BEHIND_DATE.match(text)
        if len(text) <= LONGEST_BYLINE and is_byline and is_own(node, document):
            names = authors_in(text, site)
            before = before_name(text, names[0].name) if names else ""
            if is_work(ENDS_IN_WORK.search(before), document):
                continue
            linked = element_names(node, site) if names and len(node.find("a")) > 1 else []
            if linked and names[0].name.startswith(linked[0].name):
                names = linked
            yield from full_names(names, text)


def labelled_part(text: str) -> str:
    """Return the part of *text*, a line of facts between bars, that begins with a word for by and a
    colon; *text* if there is none.

    >>> labelled_part("5 May 2024 | Author: Ada Lovelace | Views: 12")
    'Author: Ada Lovelace'
    """
    parts = BARS.split(text) if ":" in text else []
    return next((part for part in parts[1:] if ":" in part and begins_by(part)), text)


def beside_label(line: Element) -> Element:
    """Return the first element around the label *line* that holds more than it."""
    node, label = line, element_text(line)
    for _ in range(LEVELS):
        if node.parent is None or element_text(node) != label:
            break
        node = node.parent
    return node


def signatures(document: Document, site: frozenset[str]) -> Iterator[Evidence]:
    """Yield the authors of lines set to the right, where papers without bylines sign a story."""
    for node in document.marks.signed:
        text = element_text(node)
        if len(text) <= LONGEST_SIGNATURE and is_own(node, document):
            yield from full_names(authors_in(text, site), text)


def signed_lines(document: Document, site: frozenset[str]) -> Iterator[Evidence]:
    """Yield the authors of the lines right below the story that say whose it is."""
    lines = lines_around(document).behind[: MOST_SIGNED + 1]
    for line, following in zip(lines, (*lines[1:], ""), strict=False):
        if not LABELS.may_begin(f"{line} {following}"):
            continue
        is_label = LABEL.fullmatch(line) is not None
        text = f"{line} {following}" if is_label or line.endswith((":", "：")) else line
        if len(text) <= LONGEST_BYLINE and (is_label or SIGNED.match(text)):
            yield from full_names(authors_in(text, site), text)
