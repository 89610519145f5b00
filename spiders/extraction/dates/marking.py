"""What the elements and words around a date call it: its label, and what it states for machines.

A label is read from the date's own words, from those just before it in its line, and from the names
of its elements, in this order.
"""

import re
from collections.abc import Container, Iterator

from spiders.extraction.dates.calendar import folded_words
from spiders.extraction.dates.labels import LABEL, label_at, label_of
from spiders.extraction.page import Element, properties
from spiders.extraction.wording import folded, listed

LONGEST = 120  # characters; what is longer is a sentence or a caption
LONGEST_SOURCE = 600  # the same with indentation
LEVELS = 4  # elements around a date that may be its line
PAGE = frozenset(["body", "html", "main", "article"])
MACHINE_ATTRIBUTES = ("datetime", "content", "data-datetime", "data-published", "data-timestamp")
# Whose attributes are of what they lead to, or hold.
OF_OTHERS = frozenset(["a", "img", "iframe", "link", "button"])
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
YEAR = re.compile(  # or the end of a date without one: of an era, before what parts two
    r"\d{4}|\d\d?(?=年)|\d\d?\s?[·•⋅|]"
)
FIRST_DIGIT = re.compile(r"\d")
LONGEST_LABEL = 40  # characters just before a date in which its label stands
BEHIND = re.compile(r"\d[日號号일]?[\W_]*(?=\D*$)")  # the end of a date that ends a text, perhaps
DIGITS = re.compile(  # of a date stated for machines, or for a tooltip
    r"\d\D?\d\D?\d\D?\d\D?\d\D?\d|(?<!\d)\d\d?\W{1,3}[^\W\d]{3,12}\W{1,2}\d{4}(?!\d)"
)


def stated(node: Element) -> str:
    """Return what an attribute of *node* says when it is, "" if none does."""
    attributes = node.attributes
    names = []
    if node.tag not in OF_OTHERS:
        names = [name for name in attributes if name.startswith("data-") and TIMED.search(name)]
        names.append("title")
    found = (attributes.get(name) or "" for name in (*MACHINE_ATTRIBUTES, *names))
    return next((value for value in found if DIGITS.search(value)), "")


def line_around(node: Element, own: str, story: Container[Element]) -> tuple[Element, str]:
    """Return the outermost element around *node* that is still one line, and its text."""
    holder, line = node, folded(node.start(LONGEST_SOURCE, " "))
    line = line if len(line) <= LONGEST else own
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
        return "published" if label_at(low, behind.end()) == "published" else None
    return label


def updated_behind(own: str) -> bool:
    """Tell whether *own* begins with a date and calls only another one an update."""
    low = folded_words(own)
    first = FIRST_DIGIT.search(low)
    if first is None or label_of(low[: first.start()]) is not None:
        return False
    return label_of(low) == "updated" and len(YEAR.findall(low)) > 1


def published_behind(own: str) -> bool:
    """Tell whether *own* says when something else was and only then when it was published."""
    low = folded_words(own)
    years = [match.end() for match in YEAR.finditer(low)]
    if len(years) < 2 or label_in(own) not in ("updated", "unrelated"):
        return False
    behind = LABEL.finditer(low, years[0])
    return any(label_at(low, match.start()) == "published" for match in behind)


def label_before(own: str, line: str, before: str) -> str | None:
    """Return the label that stands in *line* before *own*, behind any other date.

    A line of its own may have its label in the text just *before* it in the same element.
    """
    if own == line or own not in line:
        return label_of(YEAR.split(folded_words(folded(before)[-LONGEST_LABEL:]))[-1])
    at = line.find(own) if own else 0
    return label_of(YEAR.split(folded_words(line[:at]))[-1]) if at > 0 else None


def label_stated(node: Element, holder: Element) -> str | None:
    """Return the label that `itemprop` or `property` gives to *node* or to one up to *holder*."""
    for current in up_to(holder, node):
        for name in properties(current):
            if label := STATED.get(name.rpartition(":")[2].lower()):
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
