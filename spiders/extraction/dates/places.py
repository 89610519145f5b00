"""Where a page prints dates or states them in its elements, and what each of these may date.

A date's label is read from its own words, from those just before it in its line, and from the
names of its elements, in this order.
"""

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass

from spiders.extraction.dates.calendar import folded_words
from spiders.extraction.dates.labels import LABEL, label_of
from spiders.extraction.dates.surroundings import around, headline_at, why_not
from spiders.extraction.page import Dated, Document, Element, dated_in
from spiders.extraction.wording import folded, listed

LONGEST = 120  # characters; what is longer is a sentence or a caption
LONGEST_SOURCE = 600  # the same with indentation
NEAR = 400  # octets above the headline in which a story's date may stand
LABELLED = {"published": 25, "updated": -8, "unrelated": -8}
LONGEST_HEADLINE = 110  # letters of one that counts as a paragraph
ALONE = 6  # less weight for a year that stands alone: it may end a date, or be a table's
LEVELS = 4  # elements around a date that may be its line
PAGE = frozenset(["body", "html", "main", "article"])
MACHINE_ATTRIBUTES = ("datetime", "content", "data-datetime", "data-published", "data-timestamp")
TIMED = re.compile(r"date|time|publish", re.IGNORECASE)
NAMED = {
    "published": listed(
        "published, publish, publication, publicationdate, pubdate, posted, postdate, created, "
        "creation, issued, released, publishdate, publicado, publicada, publie, pubblicato, "
        "veroeffentlicht, erstellt, datepublished"
    ),
    "updated": listed(
        "updated, update, modified, modification, lastmod, edited, changed, revised, revision, "
        "aktualisiert, actualizado, maj, modify, datemodified"
    ),
    "unrelated": listed(
        "event, events, received, accepted, expires, expiry, deadline, birth, birthday, born, "
        "copyright, embargo, validthrough, startdate, enddate"
    ),
}
STATED = {  # by itemprop: classes are used more freely, "updated" on every date of a feed
    "datepublished": "published", "datecreated": "published", "uploaddate": "published",
    "datemodified": "updated", "dateupdated": "updated", "startdate": "unrelated",
    "enddate": "unrelated", "birthdate": "unrelated", "deathdate": "unrelated",
    "validthrough": "unrelated", "expires": "unrelated",
}  # fmt: skip
DATE_NAMES = listed("date, datum, fecha, data, time, datetime, timestamp, tarih, meta, byline")
YEAR = re.compile(r"\d{4}")
FIRST_DIGIT = re.compile(r"\d")
DATE_LIKE = re.compile(  # a day and a year, era or short year; or the end of a date cut in parts
    r"(?<!\d)\d\d?(?!\d)(?s:.*)(?<!\d)\d{4}(?!\d)|(?<!\d)\d{4}(?!\d)(?s:.*)(?<!\d)\d\d?(?!\d)"
    r"|[年년]|\d[./-]\d\d?[./-]\d\d|(?<!\d)\d{8}(?!\d)|(?P<alone>^(?:\W*(?:[^\W\d]+\.?\s)?\d{4}\W*)?$)"
)
BEHIND = re.compile(r"\d[日號号일]?[\W_]*(?=\D*$)")  # the end of a date that ends a text, perhaps
DIGITS = re.compile(r"\d\D?\d\D?\d\D?\d\D?\d\D?\d")  # of a date stated for machines


@dataclass(frozen=True)
class Place:
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


def places_of(document: Document) -> Iterator[Place]:
    """Yield the places of *document* that may date its story, the likeliest by position first."""
    dated, headings = dated_in(document.tree)
    if not dated:
        return
    headline = headline_at(document, headings)
    story = around(headline.element if headline else None)
    seen: set[Element] = set()
    ranked: list[tuple[int, Dated]] = []
    for place in dated:
        if place.element not in seen and (kind := DATE_LIKE.search(folded_words(place.text))):
            seen.add(place.element)
            ranked.append((position(place, headline) - ALONE * (kind["alone"] is not None), place))
    ranked.sort(key=lambda found: -found[0])
    for weight, place in ranked:
        if (found := placed(place, story, headline, weight)) is not None:
            yield found


def position(dated: Dated, headline: Dated | None) -> int:
    """Return how likely a date is right that stands where *dated* does, seen from the *headline*."""
    weight = 30 if dated.is_marked else 22
    if headline and dated.offset < headline.offset:
        return weight + (5 if dated.offset > headline.offset - NEAR else -10)
    paragraphs = paragraphs_behind(dated, headline)
    return weight + ((15, 10, 3)[paragraphs] if paragraphs < 3 else -5)


def paragraphs_behind(dated: Dated, headline: Dated | None) -> int:
    """Return how many paragraphs stand between *headline* and *dated*."""
    if headline is None:
        return dated.paragraphs
    is_long = len(headline.element.start(LONGEST_HEADLINE)) == LONGEST_HEADLINE
    return max(0, dated.paragraphs - headline.paragraphs - is_long)


def placed(
    dated: Dated, story: Container[Element], headline: Dated | None, weight: int
) -> Place | None:
    """Return what *dated* is on a page with that *headline*; None if it holds no short text.

    Its *weight* so far is that of its position.
    """
    node = dated.element
    own = folded(node.start(LONGEST_SOURCE))
    if len(own) > LONGEST:
        own = folded(dated.text)
    machine = stated(node) if dated.is_marked else ""
    if len(own) > LONGEST or not (machine or FIRST_DIGIT.search(folded_words(own))):
        return None
    holder, line = line_around(node, own, story)
    label = label_in(own) or label_before(own, line) or label_stated(node, holder)
    if label == "updated" and updated_behind(own):
        label, machine = None, ""
    is_above = headline is not None and dated.offset < headline.offset
    is_beside = headline is not None and paragraphs_behind(dated, headline) == 0
    reason = why_not(node, story, is_beside)
    if reason is None and label not in (None, "published"):
        reason = label
    named = label or label_named(node, holder)
    weight += LABELLED.get(named, 0) if named else 5 * bool(node.words & DATE_NAMES)
    weight -= max(0, len(own) - 40) // 3 if named != "published" else 0
    weight -= 15 if not own and named != "published" else 0
    method = "time_tag" if dated.is_marked else "printed"
    return Place(method, machine, own, line, named, reason, weight, is_above)


def stated(node: Element) -> str:
    """Return what an attribute of *node* says when it is, "" if none does."""
    attributes = node.attributes
    names = [name for name in attributes if name.startswith("data-") and TIMED.search(name)]
    if node.tag == "abbr":
        names.append("title")
    found = (attributes.get(name) or "" for name in (*MACHINE_ATTRIBUTES, *names))
    return next((value for value in found if DIGITS.search(value)), "")


def line_around(node: Element, own: str, story: Container[Element]) -> tuple[Element, str]:
    """Return the outermost element around *node* that is still one line, and its text."""
    holder, line = node, own
    for _ in range(LEVELS):
        parent = holder.parent
        if parent is None or parent.tag in PAGE or parent in story:
            break
        text = folded(parent.start(LONGEST_SOURCE, " "))
        if len(text) > LONGEST:
            break
        holder, line = parent, text
    return holder, line


def label_in(own: str) -> str | None:
    """Return the label of the first date in *own*, or that of publication right behind it."""
    low = folded_words(own)
    first = FIRST_DIGIT.search(low)
    label = label_of(low[: first.start()]) if first else None
    behind = BEHIND.search(low) if label is None else None
    if behind is not None and behind.end() < len(low):
        found = LABEL.match(low, behind.end())
        return "published" if found and found.lastgroup == "published" else None
    return label


def updated_behind(own: str) -> bool:
    """Tell whether *own* begins with a date and calls only another one an update."""
    low = folded_words(own)
    first = FIRST_DIGIT.search(low)
    if first is None or label_of(low[: first.start()]) is not None:
        return False
    return label_of(low) == "updated" and len(YEAR.findall(low)) > 1


def label_before(own: str, line: str) -> str | None:
    """Return the label that stands in *line* before *own*, behind any other date."""
    at = line.find(own) if own else 0
    return label_of(YEAR.split(folded_words(line[:at]))[-1]) if at > 0 else None


def label_stated(node: Element, holder: Element) -> str | None:
    """Return the label that `itemprop` or `property` gives to *node*, or to those up to *holder*."""
    for current in up_to(holder, node):
        names = current.attributes.get("itemprop") or current.attributes.get("property")
        if names and (label := STATED.get(names.rpartition(":")[2].lower())):
            return label
    return None


def label_named(node: Element, holder: Element) -> str | None:
    """Return the label in the classes of *node* or of the elements around it up to *holder*."""
    for current in up_to(holder, node):
        for label, known in NAMED.items():
            if current.words & known:
                return label
    return None


def up_to(holder: Element, node: Element) -> Iterator[Element]:
    """Yield *node* and the elements around it up to *holder*."""
    current: Element | None = node
    while current is not None:
        yield current
        current = None if current == holder else current.parent
