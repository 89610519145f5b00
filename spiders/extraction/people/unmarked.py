"""The bylines that a page prints in lines not marked as such: below the headline, or the story."""

import re
from collections import deque
from collections.abc import Iterator
from itertools import takewhile

from schemas.parts import Author
from spiders.extraction.page import (
    Document,
    Element,
    element_text,
    headings,
    lines_around,
    lines_before,
)
from spiders.extraction.people.byline_names import element_names, is_only_by, joined_texts
from spiders.extraction.people.bylines import (
    REPORTERS,
    authors_in,
    before_time,
    begins_by,
)
from spiders.extraction.people.own import ENDS_IN_WORK, before_name, is_around, is_own, is_work
from spiders.extraction.people.printed import (
    LONGEST_BYLINE,
    LONGEST_SIGNATURE,
    Evidence,
    full_names,
)
from spiders.extraction.people.words import SIGNED
from spiders.extraction.phrases import Openings
from spiders.extraction.wording import is_sentence

MOST_SIGNED = 10
KICKER = re.compile(  # what begins so above a headline says whom the story is about
    r"(?:interview|protokoll|journalist)\b|(?:autor|author|auteur|reporter|writer)\w*\s+(?!:)",
    re.IGNORECASE,
)
MOST_WALKED = 60  # elements right above the headline
MOST_ABOVE = 3  # lines above the headline; those farther up are the page's
BREAKS = frozenset(["br"])
LEVELS = 3  # of elements around a label in which the name may stand
POSTED = re.compile(r"(?:[Pp]osted|[Pp]ublished|[Ww]ritten)\b.{1,60}?\b[Bb]y\s+(?=[A-Z])")
LABEL = re.compile(  # alone in its line, below a story: teasers there begin with a bare by
    r"(?:written|words|article|story|text)\s+by\W*|(?:geschrieben|verfasst)\s+von\W*|"
    r"(?:écrit|rédigé)\s+par\W*|escrito\s+por\W*|scritto\s+da\W*|"
    r"(?:autor(?:en|in|innen|e|a|es)?|authors?|auteure?s?|автор|作者)(?:\(s\))?\W*",
    re.IGNORECASE,
)
BY_ACCOUNT = re.compile(r"(?:posted |written )?(?:by|von|par|por)\s+(\S+)", re.IGNORECASE)
LABELS = Openings(LABEL, SIGNED)
NO_LABEL = re.compile(r"(?i:about|über|à propos de)|(?!BY)[A-Z]{2}")  # of a portrait, a language
BARS = re.compile(r"\s*[|│ㅣ]\s*")
FACTS = re.compile(r"\s*[|│ㅣ·•]\s*|\s[–—-]\s")
BEHIND_FIGURES = re.compile(r"\W?\d+[./年-]\s?\d[\d\s.,:/()月日時分-]*\s")  # a date of them
BEHIND_DATE = re.compile(  # perhaps with a weekday, and a month before the day
    r"[^a-zà-þ]{0,4}(?:[^\W\d]{2,12}[.,]?\s+){0,2}\S{0,12}\d.{0,40}?"
    r"\W(?:by|von|par|por|di)\s+(?=[A-ZÀ-Þ])"
)


def unmarked_bylines(document: Document, site: frozenset[str]) -> Iterator[Evidence]:
    """Yield the authors of lines between headline and story that say whose it is."""
    for names, text in named_in_lines(document, site):
        yield from full_names(names, text)


def unmarked_accounts(document: Document, site: frozenset[str]) -> Iterator[Evidence]:
    """Yield the account of one word that such a line names, and nothing else."""
    for names, text in named_in_lines(document, site):
        account = BY_ACCOUNT.match(text)
        if (
            account
            and [author.name for author in names] == [account[1]]
            and not before_time(text[account.end() :])
        ):
            yield "byline", names, text, 0.4


def named_in_lines(document: Document, site: frozenset[str]) -> Iterator[tuple[list[Author], str]]:
    """Yield whom each line between headline and story names that says whose it is, and the line.

    Where each name is a link, nothing but these may part them.
    """
    for line in lines_before(document):
        node, text = line, element_text(line)
        is_broken = line.has(BREAKS)
        if len(text) > LONGEST_BYLINE and not is_broken:
            continue
        lines = [told for told, _ in joined_texts(line)] if is_broken else [text]
        if is_only_by(text) and not NO_LABEL.fullmatch(text):
            label, node = text, beside_label(line)
            text = element_text(node)
            lines = [text[max(0, text.find(label)) :]]
        byline = first_told(lines)
        if byline and is_own(node, document):
            text = byline
            names = authors_in(text, site)
            before = before_name(text, names[0].name) if names else ""
            if is_work(ENDS_IN_WORK.search(before), document):
                continue
            linked = element_names(node, site) if names and len(node.find("a")) > 1 else []
            if linked and names[0].name.startswith(linked[0].name):
                names = linked
            yield names, text


def bylines_above(document: Document, site: frozenset[str]) -> Iterator[Evidence]:
    """Yield the authors of the lines right above the headline, in what holds it, that say whose
    the story is.
    """
    for line in lines_above(document):
        byline = first_told([told for told, _ in joined_texts(line)])
        if byline and not KICKER.match(byline) and is_own(line, document):
            yield from full_names(authors_in(byline, site), byline)


def lines_above(document: Document) -> list[Element]:
    """Return the elements of the lines right above the headline, in those that it stands in."""
    headline = holder = next(iter(headings(document)), None)
    for _ in range(LEVELS):
        if holder is not None and holder.parent is not None and holder.parent.tag != "body":
            holder = holder.parent
    above = takewhile(lambda one: one != headline, holder.inside() if holder else ())
    found: list[Element] = []
    for node in deque(above, MOST_WALKED):
        is_line = 0 < len(node.start(LONGEST_BYLINE + 1)) <= LONGEST_BYLINE
        if is_line and not (found and is_around(found[-1], node)):
            found.append(node)
    return found[-MOST_ABOVE:]


def first_told(lines: list[str]) -> str | None:
    """Return what the *lines* of one element say of who wrote: the first of them, or the one behind
    the date.
    """
    for line in lines:
        told = telling_part(line) if len(line) <= LONGEST_BYLINE else None
        if told or not any(map(str.isdecimal, line)):
            return told
    return None


def telling_part(text: str) -> str | None:
    """Return the part of *text*, a line of facts perhaps, that says who wrote: it begins with a
    word for by, of several parts behind a colon or beside the date, or ends with one for reporter.

    >>> telling_part("5 May 2024 | Author: Ada Lovelace | Views: 12")
    'Author: Ada Lovelace'
    >>> telling_part("4 mei 2023 - door Ada Lovelace"), telling_part("2023.05.04 | 김하늘 기자")
    ('door Ada Lovelace', '김하늘 기자')
    """
    others = [part for part in FACTS.split(text)[1:] if begins_by(part)]
    if labelled := next((part for part in others if ":" in part), None):
        return labelled
    if begins_by(text) or POSTED.match(text):
        return text
    if any(map(str.isdecimal, text)):
        figures = BEHIND_FIGURES.match(text)
        parts = [*others, text[figures.end() :]] if figures else others
        if told := next(filter(begins_by, parts), None):
            return told
    if BEHIND_DATE.match(text):
        return text
    return next((part for part in BARS.split(text) if part.endswith(REPORTERS)), None)


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
    """Yield the authors of the lines right below the story that say whose it is.

    Behind its first one there, a bare word for by may begin the byline of another story.
    """
    lines = lines_around(document).behind[: MOST_SIGNED + 1]
    first = next((line for line in lines if not is_sentence(line)), "")
    if begins_by(first):
        names = authors_in(first, site)
        if all(author.kind == "person" for author in names) and ends_in_name(first, names):
            yield from full_names(names, first)
    for line, following in zip(lines, (*lines[1:], ""), strict=False):
        if not LABELS.may_begin(f"{line} {following}"):
            continue
        is_label = LABEL.fullmatch(line) is not None
        text = f"{line} {following}" if is_label or line.endswith((":", "：")) else line
        if len(text) <= LONGEST_BYLINE and (is_label or SIGNED.match(text)):
            yield from full_names(authors_in(text, site), text)


def ends_in_name(line: str, names: list[Author]) -> bool:
    """Tell whether *line* says nothing behind the last of *names*."""
    return bool(names) and line.rstrip(" .").endswith(names[-1].name)
