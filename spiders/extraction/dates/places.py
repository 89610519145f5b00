"""Where a page prints dates or states them in its elements, and what each of these may date."""

import re
from collections.abc import Container, Iterator
from typing import NamedTuple

from spiders.extraction.dates.calendar import folded_words, in_digits
from spiders.extraction.dates.marking import (
    FIRST_DIGIT,
    LONGEST,
    LONGEST_SOURCE,
    label_before,
    label_in,
    label_named,
    label_stated,
    line_around,
    published_behind,
    stated,
    updated_behind,
)
from spiders.extraction.dates.surroundings import Headline, headline_of, is_in_menu, why_not
from spiders.extraction.page import Dated, Document, Element, dated_in, last_part, read_once
from spiders.extraction.wording import folded, listed

FEW_PARAGRAPHS, MANY_PARAGRAPHS = 1, 10_000  # of a page down to which places are looked for
NEAR = 400  # octets above the headline in which a story's date may stand
MARKED, UNMARKED = 30, 22  # weight of an element that states a date, and of one that prints it
BEHIND_HEADLINE, FARTHER = (15, 10, 3), -5  # more weight before the first paragraph, the second...
ABOVE_HEADLINE, FAR_ABOVE = 5, -10
LABELLED = {"published": 25, "updated": -2, "unrelated": -8}
NAMED_ONLY = 10  # less weight where a class alone says so: themes call every date published; and
# for the dateline of an opening, which may tell of an earlier day
NAMED = 5  # more weight for what its element only calls a date
BY = re.compile(  # a word for author before a capital: a name
    r"(?i:by|written by|author|autor|auteur|auteure|von|par|por|di|door|av|af|verfasst von)\b"
    r"\W{1,3}(?=[^\W\d_a-z])"
)
BESIDE_AUTHOR = 10  # more weight for a date in one line with the author's name
FILED = 8  # more weight for a line below the story that is called its metadata
LEVELS = 4  # elements that such a line may stand in, inside what the headline stands in
OTHERS = frozenset(["article", "li", "a", "blockquote"])  # elements of other texts
UNSEEN = 15  # less weight for what states a date but prints nothing
LETTERS = 26  # of a text from which on each second one is a unit less: it is a sentence
SHORTEST_NAME = 8  # letters of the last part of an address that tells a page from all others
SEPARATOR = re.compile(r"\s[|·⋅•]\s")  # between a date and what stands beside it in one line
BREAKS = frozenset(["br"])
DATE_NAMES = listed("date, datum, fecha, data, time, datetime, timestamp, tarih, meta, byline")
# A day and a year, era or short year. It begins with one sign of a set, for which text is searched
# fast, and looks back from there.
DATE_LIKE = re.compile(
    r"[\d年년](?:(?<=[年년])|(?<=\d)(?<!\d\d)(?:\d?(?!\d)(?s:.*)(?<!\d)\d{4}(?!\d)"
    r"|\d{3}(?!\d)(?s:.*)(?<!\d)\d\d?(?!\d)|\d{7}(?!\d))"
    r"|(?<=\d)(?:[./-]\d\d?[./-]\d\d|\s?[\u0e00-\u0e7f.]+\s?\d\d))"
)
DATELINE = re.compile(  # "Oslo, 3 May 2021 – ", "ROME, Oct. 3, 2021 (Wire) -- "
    r"[^\W\d_][^\d!?–—]{2,40}[ ,]\d{1,2}\b[^\d!?–—]{1,16}\b\d{4}\b"
    r"(?=[^\w\s]{0,2}\s*(?:[–—(/]|-[-\s]))"
)
ALONE = re.compile(r"(?:\W*(?:[^\W\d]+\.?\s)?\d{4}\W*)?$")  # or the end of a date cut in parts


class Place(NamedTuple):
    """One place that dates something, and how likely that is the story: its *weight*.

    *machine* is what it states for machines, *text* what it prints, *line* the words around that
    too. *why_not* names what it dates if that is not the story; *is_above* stands for above the
    headline, where pages show what time it is.
    """

    method: str
    machine: str
    text: str
    line: str
    label: str | None
    why_not: str | None
    weight: int
    is_above: bool


def places_of(document: Document, is_sure: bool) -> Iterator[Place]:
    """Yield the places of *document* that may date its story, the likeliest by position first.

    Where other evidence *is_sure*, those at its headline are enough.

    A year that stands alone comes last: it may end a date, or be a table's.
    """
    dated, headings = first_dated(document) if is_sure else dated_in(document.tree, MANY_PARAGRAPHS)
    if not dated:
        return
    headline = first_headline(document) if is_sure else headline_of(document, headings)
    name = name_of(document.url)
    ranked = sorted(dated, key=lambda place: -position(place, headline))
    alone: list[Dated] = []
    seen: set[Element] = set()
    for place in ranked:
        low = folded_words(place.text)
        cut = ALONE.match(low)
        if place.element in seen or not (cut or DATE_LIKE.search(low)):
            continue
        seen.add(place.element)
        if cut and cut[0] and DATE_LIKE.match(low) is None:
            alone.append(place)
        elif found := placed(place, headline, name):
            yield found
    yield from filter(None, (placed(place, headline, name) for place in alone))


@read_once
def first_dated(document: Document) -> tuple[list[Dated], list[Dated]]:
    """Return the dated places at the headline of *document*, and its headings down to there."""
    return dated_in(document.tree, FEW_PARAGRAPHS)


@read_once
def first_headline(document: Document) -> Headline:
    """Return the headline of *document*, one of these headings."""
    return headline_of(document, first_dated(document)[1])


def around_headline(document: Document) -> frozenset[Element]:
    """Return the elements that the headline of *document* stands in, and itself."""
    return first_headline(document).around


def name_of(url: str) -> str:
    """Return the last part of the path of *url*, "" if it is too short to be of this page alone."""
    name = last_part(url)
    return name if len(name) >= SHORTEST_NAME else ""


def position(dated: Dated, headline: Headline) -> int:
    """Return how likely a date where *dated* stands is right, as seen from the *headline*."""
    weight = MARKED if dated.is_marked else UNMARKED
    if dated.offset < headline.offset:
        return weight + (ABOVE_HEADLINE if dated.offset > headline.offset - NEAR else FAR_ABOVE)
    paragraphs = max(0, dated.paragraphs - headline.paragraphs)
    return weight + (BEHIND_HEADLINE[paragraphs] if paragraphs < len(BEHIND_HEADLINE) else FARTHER)


def placed(dated: Dated, headline: Headline, name: str = "") -> Place | None:
    """Return what *dated* is on the page of that *name* and *headline*; None if it holds no short
    text.
    """
    node = dated.element
    own, dateline = folded(node.start(LONGEST_SOURCE)), None
    if len(own) <= LONGEST and node.has(BREAKS):
        own = folded(node.start(LONGEST_SOURCE, " "))
    elif len(own) > LONGEST:
        own = folded(dated.text)
        dateline = DATELINE.match(own) if dated.paragraphs <= headline.paragraphs else None
        own = dateline[0] if dateline else own
    own = in_digits(own or folded(dated.text))  # it may stand behind a long drawing
    machine = stated(node) if dated.is_marked else ""
    if len(own) > LONGEST or not (machine or FIRST_DIGIT.search(folded_words(own))):
        return None
    holder, line = line_around(node, own, headline.around)
    said, meant = label_in(own) or label_before(own, line, dated.before), label_stated(node, holder)
    is_doubtful = said == "updated" and meant == "published"
    label = None if is_doubtful else said or meant
    line = in_digits(line)
    is_several = label is not None and published_behind(own)
    if is_several or (label == "updated" and updated_behind(own)):
        label, machine = None, ""
    is_beside = dated.paragraphs <= headline.paragraphs
    is_above = dated.offset < headline.offset
    reason = why_not(node, headline.around, is_beside, name, is_above)
    if reason is None and label != "published":
        reason = label
    if is_above and not (dated.is_marked or label or reason) and is_in_menu(node, headline.around):
        reason = "page_clock"
    named = label or ("published" if is_several else label_named(node, holder))
    weight = position(dated, headline) + weight_of(own, named, node)
    weight += FILED * (not is_beside and is_filed(node, headline.around))
    weight -= NAMED_ONLY if dateline or (named == "published" and label is None) else 0
    method = "time_tag" if dated.is_marked else "printed"
    return Place(method, machine, own, line, named, reason, weight, is_above)


def is_filed(node: Element, story: Container[Element]) -> bool:
    """Tell whether *node* stands in a line called metadata, as of the *story* whose elements are
    around it.
    """
    found = False
    current: Element | None = node
    for _ in range(LEVELS):
        if current is None or current in story:
            return found
        if current.tag in OTHERS:
            return False
        found = found or any(word.endswith("meta") or "metadata" in word for word in current.words)
        current = current.parent
    return found and current in story


def weight_of(own: str, label: str | None, node: Element) -> int:
    """Return what the text *own* of *node* and its *label* add to its weight, or take from it."""
    part = next(filter(FIRST_DIGIT.search, SEPARATOR.split(own)), own)
    wordiness = max(0, sum(map(str.isalpha, part)) - LETTERS) // 2
    if label == "published":
        return LABELLED[label] - max(0, wordiness - LETTERS // 2)
    weight = LABELLED[label] if label else NAMED * bool(node.words & DATE_NAMES)
    if BY.match(own):
        return weight + BESIDE_AUTHOR - max(0, wordiness - LETTERS // 2)
    return weight - (wordiness if own else UNSEEN)
