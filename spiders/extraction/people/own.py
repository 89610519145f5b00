"""Whether a byline on a page is of its own story, and of who wrote it."""

import re
from collections.abc import Container
from itertools import islice

from spiders.extraction.dates import around_headline, why_not
from spiders.extraction.page import Document, Element, element_text, lines_before
from spiders.extraction.people.byline_names import WORKS

ENDS_IN_WORK = re.compile(rf"{WORKS}\W*$", re.IGNORECASE)
PICTURED = re.compile(  # not "Words and photos by"
    r"(?:^|\d|[^\w\s&+/])\s*(?:photos?|pictures?|images?|fotos?|bilder)\s*(?:by|von|par|por|:)\W*$",
    re.IGNORECASE,
)
BEGINS_WITH_WORK = re.compile(rf"^\W*(?:\w+\W)?{WORKS}", re.IGNORECASE)
LONGEST_WORK = 200  # characters of a line that says who did what
LEVELS = 3  # of elements around a name in which the words before it stand
HEADINGS = frozenset(["h2", "h3", "h4", "h5", "h6"])
SHORTEST_HEADLINE = 20  # characters of another story's; a name is shorter
DEEPEST_TEASER = 5  # elements around a byline in which its story's headline stands
LARGEST_TEASER = 500  # elements in one; a larger one is a part of the page
OWN = (None, "page_clock")  # a byline beside the date is no clock


def is_other_work(node: Element, document: Document) -> bool:
    """Tell whether the words before the name in *node* say that its bearer checked, edited,
    translated or illustrated the story. Who reviewed a book wrote the review.
    """
    text, holder = element_text(node), node
    before = ""
    found = BEGINS_WITH_WORK.match(text)
    for _ in range(LEVELS):
        if found or before or holder.parent is None:
            break
        holder = holder.parent
        whole = element_text(holder)
        if len(whole) > LONGEST_WORK:
            break
        before = whole[: max(0, whole.find(text))].strip()
    return is_work(found or ENDS_IN_WORK.search(before), document)


def is_work(found: re.Match[str] | None, document: Document) -> bool:
    """Tell whether words were *found* for other work than writing; a review is written by who
    reviewed.
    """
    return found is not None and not ("review" in found[0].lower() and "review" in document.url)


def before_name(line: str, name: str) -> str:
    """Return what stands before *name* in *line*, "" where it is not there as it is."""
    return line[: max(0, line.find(name))]


def is_own(node: Element, document: Document) -> bool:
    """Tell whether a byline stands at the story itself, not at a comment or another story.

    What the elements are called in which the headline stands, too, says nothing against it.
    """
    where = (node.parent or node) if node.tag in ("a", "span") else node
    if where.tag == "a" and where.parent is not None and where.seen() == node.seen():
        where = where.parent  # the link is the author's
    if why_not(where) in OWN:
        return True
    around = around_headline(document)
    if not around or is_of_teaser(where, around):
        return False
    if why_not(where, around) in OWN:
        return True
    return why_not(where, around, is_beside=True) in OWN and is_before(where, document)


def is_before(node: Element, document: Document) -> bool:
    """Tell whether *node* holds a line between headline and story."""
    return any(is_around(node, line) for line in lines_before(document))


def is_around(node: Element, inner: Element) -> bool:
    """Tell whether *inner* is *node* or stands in it."""
    current: Element | None = inner
    while current is not None and current != node:
        current = current.parent
    return current is not None


def is_of_teaser(node: Element, around: Container[Element]) -> bool:
    """Tell whether another story's headline stands beside the byline *node*, below what is *around*
    the page's own.
    """
    current: Element | None = node
    for _ in range(DEEPEST_TEASER):
        if current is None or current in around:
            return False
        inside = islice(current.inside(), LARGEST_TEASER)
        for heading in (inner for inner in inside if inner.tag in HEADINGS):
            is_linked = heading.find("a") or (
                heading.parent is not None and heading.parent.tag == "a"
            )
            if is_linked and len(heading.seen()) > SHORTEST_HEADLINE:
                return True
        current = current.parent
    return False
