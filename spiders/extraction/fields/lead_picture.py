"""A story whose pictures stand in no `<figure>` -> those above its paragraphs, at the headline."""

from collections.abc import Iterator
from itertools import islice, takewhile

from spiders.extraction.page import Document, Element, headings
from spiders.extraction.wording import listed

LEVELS = 4  # from the element of the paragraphs up to one that holds the headline, too
MOST = 300  # elements between the two that are looked at
BESIDE = frozenset(["a", "aside", "nav", "footer", "form", "ul", "ol", "table"])
NOT_IT = listed(
    "author, authors, byline, avatar, autor, auteur, logo, share, social, icon, badge, profile, "
    "bio, ad, ads, advert, banner, sponsor, related, menu, breadcrumb"
)


def lead_pictures(document: Document, holder: Element) -> Iterator[Element]:
    """Yield the elements that show a picture alone, between headline and *holder*, which holds the
    paragraphs, or above both. What stands beside words is a portrait or an icon.
    """
    around = around_both(document, holder)
    if around is None:
        return
    shown = {*document.marks.pictures, *document.marks.undrawn}
    for node in islice(takewhile(lambda node: node != holder, around.inside()), MOST):
        if node in shown and stands_alone(node, around):
            yield node


def around_both(document: Document, holder: Element) -> Element | None:
    """Return the nearest element around *holder* with the headline in it, if it is near."""
    headline = next(iter(headings(document)), None)
    above = set(headline.outwards()) if headline is not None else set[Element]()
    near = islice(holder.outwards(), LEVELS)
    return next((node for node in near if node in above and node.tag != "body"), None)


def stands_alone(node: Element, around: Element) -> bool:
    """Tell whether *node*, in *around*, has no words beside it, and is of the story."""
    if not NOT_IT.isdisjoint(node.words):
        return False
    for outer in takewhile(lambda outer: outer != around, node.outwards()):
        if outer.tag in BESIDE or not NOT_IT.isdisjoint(outer.words) or outer.seen():
            return False
    return True
