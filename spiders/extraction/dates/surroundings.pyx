"""What stands around a date: the story's own parts, another story, a comment, the page's frame.

What a date stands in together with the headline says nothing against it: whole pages are called
sidebar or card. Only what is nearer to the date than to the headline does.
"""

from functools import lru_cache
from typing import NamedTuple

from libc.stdint cimport uintptr_t
from libc.string cimport memcmp

from selectolax.lexbor import create_tag

from spiders.extraction.page.dom cimport (
    ELEMENT,
    Attribute,
    Node,
    attributes_of,
    document_of,
    dom,
    first_attribute_of,
    named_by,
    next_in,
    tag_of,
    text_of,
)
from spiders.extraction.page.element cimport Element, element_at
from spiders.extraction.wording.comparable cimport letters_of
from spiders.extraction.wording.folding cimport folded

from spiders.extraction.page import element_of, is_headline, last_part, likeness, terms
from spiders.extraction.wording import listed, name_words

cdef enum:
    MOST_ITEMS = 5  # of nested lists around a date; each is searched in full
    HEADLINE_LENGTH = 20  # characters of a link from which on a list item is a story of its own
    TEASER_LEVELS = 3  # elements around a date that may be another story's, right below a headline
    MENU = 6  # links of the page's frame; a story has fewer above its headline
    LONGEST_PERMALINK = 18  # letters: the name of a month, perhaps twice
    PARAGRAPH = 110  # letters of a headline that counts as a paragraph
    LONGEST = 300  # letters of a heading
    FEWEST_LETTERS = 8  # of a heading that `<title>` repeats, from which on it is the headline

RELATED = listed(
    "related, recommended, recommendations, teaser, teasers, sidebar, latest, trending, popular, "
    "caption, figcaption, promo, mostread, newsletter, carousel, card, cards, relacionadas, "
    "relacionados, relacionado, correlati, correlate, verwandt, verwandte, gerelateerd, powiazane, "
    "ilgili, connexes, associes"
)
SURELY_RELATED = RELATED - listed(
    "sidebar, latest, teaser, teasers, card, cards, carousel, newsletter, promo"
)
CAPTIONS = listed("caption, figcaption")
COMMENTS = listed(
    "comment, comments, disqus, reply, replies, commentlist, kommentare, kommentarer, "
    "commentaires, comentarios, commenti, reacties, komentarze, yorumlar"
)
CLOCKS = listed("clock, today, weather, masthead, topbar, ticker, copyright")
cdef frozenset FURNITURE = frozenset(["header", "nav", "footer"])

cdef enum:  # what a name says, as bits
    IS_RELATED = 1
    IS_SURELY_RELATED = 2
    IS_CAPTION = 4
    IS_COMMENT = 8
    IS_CLOCK = 16

cdef uintptr_t ANCHOR = create_tag("a").tag_id


def why_not(Element node, story=(), bint is_beside=False, str name="", bint is_above=True):
    """Return what *node* dates if its place says that this is not the story.

    *story* holds the elements around the headline: what they are called is not asked. Of what
    *is_beside* the headline, before any paragraph, a name alone says nothing, and unless it
    *is_above*, it stands in no header or footer of the page. What links to the page itself, known
    by its address's *name*, is of no other story.
    """
    cdef str tag, reason = None
    cdef int items = 0, kinds, levels = 0
    cdef bint is_item, is_near, is_signed = False
    cdef Node current = node.node
    while current != NULL:
        tag = tag_of(current)
        if tag == "body" or tag == "html":
            break
        if story and element_at(current, node.tree) in story:
            return None if reason == "page_clock" and tag in ("article", "main") else reason
        kinds = kinds_of(current, tag)
        if kinds & IS_COMMENT:
            return "comment"
        if reason is None:
            items += tag == "li"
            is_signed = is_signed or tag == "address"  # no caption of the picture
            is_item = tag == "li" and items <= MOST_ITEMS and links_to_story(current)
            is_near = is_above or not is_beside or levels < TEASER_LEVELS
            levels += 1
            if (tag in ("figure", "figcaption") and not is_signed) or (
                (is_item or is_related(current, node.tree, tag, kinds, bool(story), is_beside, is_near))
                and not leads_to(current, name)
            ):
                reason = "related"
            elif kinds & IS_CLOCK or ((is_above or not is_beside) and tag in FURNITURE):
                reason = "page_clock"
        if reason == "page_clock" and tag in ("article", "main"):
            reason = None  # the header of an article is no furniture of the page
        current = dom.parent(current)
        if current != NULL and dom.type(current) != ELEMENT:
            break
    return reason


cdef int kinds_of(Node element, str tag) except -1:
    """Return what the class and the id of *element* say, and a *tag* that is its author's own, as
    bits; or that it is stated a comment.
    """
    cdef Attribute attribute = first_attribute_of(element)
    cdef size_t size = 0
    cdef const char* octets
    cdef str classes = named_by(tag), name = ""
    while attribute != NULL:
        octets = dom.attribute_name(attribute, &size)
        if size == 5 and not memcmp(octets, b"class", 5):
            octets = dom.attribute_value(attribute, &size)
            if octets != NULL:
                classes = f"{octets[:size].decode('utf-8', 'replace')} {classes}"
        elif size == 2 and not memcmp(octets, b"id", 2):
            octets = dom.attribute_value(attribute, &size)
            if octets != NULL:
                name = octets[:size].decode("utf-8", "replace")
        elif size == 8 and not memcmp(octets, b"itemprop", 8):
            octets = dom.attribute_value(attribute, &size)
            if octets != NULL and size == 7 and not memcmp(octets, b"comment", 7):
                return IS_COMMENT
        attribute = dom.next_attribute(attribute)
    return kinds_named(classes, name) if classes or name else 0


@lru_cache(maxsize=4096)  # the elements of a page share a few hundred names
def kinds_named(str classes, str name):
    """Return what *classes* and *name* say, as bits."""
    cdef frozenset words = name_words(classes.replace("h-card", ""), name)  # of a person
    return (
        IS_RELATED * (not RELATED.isdisjoint(words))
        | IS_SURELY_RELATED * (not (SURELY_RELATED - CAPTIONS).isdisjoint(words))
        | IS_CAPTION * (not CAPTIONS.isdisjoint(words))
        | IS_COMMENT * (not COMMENTS.isdisjoint(words))
        | IS_CLOCK * (not CLOCKS.isdisjoint(words))
    )


def is_in_menu(node, story):
    """Tell whether *node*, above a headline, stands in one part of the page with a menu."""
    part = node
    while (parent := part.parent) is not None and parent not in story:
        part = parent
    return len(part.find("a")) >= MENU


cdef bint is_related(
    Node current, tree, str tag, int kinds, bint is_known, bint is_beside, bint is_near
) except -1:
    """Whether *current*, with those *kinds* of names, is of other stories.

    Where the story *is_known*, a name of layout is not enough: another story's link must stand
    there too, and *is_near*, and a link must hold more than a date.
    """
    if tag == "a":
        return not is_known or letters_in(element_at(current, tree).start(200)) > LONGEST_PERMALINK
    if kinds & IS_SURELY_RELATED or (not is_beside and (tag == "aside" or kinds & IS_CAPTION)):
        return True
    is_layout = tag == "aside" or kinds & IS_RELATED
    return is_layout and (not is_known or (is_near and links_to_story(current)))


cdef Py_ssize_t letters_in(str text) except -1:
    """Return how many letters there are in *text*."""
    cdef Py_UCS4 sign
    cdef Py_ssize_t count = 0
    for sign in text:
        count += sign.isalpha()
    return count


cdef bint links_to_story(Node item) except -1:
    """Whether a list *item* links to a story of its own."""
    cdef Node node = item, document = document_of(item)
    while node != NULL:
        if dom.tag_id(node) == ANCHOR and "href" in attributes_of(node):
            if len(folded(text_of(node, document))) > HEADLINE_LENGTH:
                return True
        node = next_in(item, node)
    return False


cdef bint leads_to(Node item, str name) except -1:
    """Whether a link in *item* leads to the page of that *name*; no name is of no page."""
    cdef Node node = item
    while name and node != NULL:
        if dom.tag_id(node) == ANCHOR:
            href = attributes_of(node).get("href") or ""
            if "?" not in href and "#" not in href and last_part(href) == name:
                return True
        node = next_in(item, node)
    return False


class Headline(NamedTuple):
    """Where a page's headline stands, in octets and in *paragraphs*, and what is *around* it."""

    offset: int = 0
    paragraphs: int = 0
    around: frozenset = frozenset()


def headline_of(document, list headings):
    """Return the headline of *document*, one of its *headings* or a text that its title repeats.

    A page without any begins with it, or with its first `<h1>`.
    """
    found = headline_at(document, headings)
    if found is None:
        if (in_text := headline_in_text(document)) is not None:
            return in_text
        found = next((place for place in headings if place.element.tag == "h1"), None)
    if found is None:
        return Headline()
    is_paragraph = len(found.element.start(PARAGRAPH)) == PARAGRAPH
    return Headline(found.offset, found.paragraphs + is_paragraph, around(found.element))


def headline_in_text(document):
    """Return the headline that is no heading: the first text that the title tells to be it, None
    if there is none.
    """
    title, body = document.title or "", document.tree.body
    offset = paragraphs = 0
    if body is None or not title:
        return None
    for text, holder in element_of(body).texts_from_here():
        line = folded(text)
        if is_headline(line, title):
            return Headline(offset, paragraphs, around(holder))
        size = len("".join(line.split()).encode())
        offset += size
        paragraphs += size >= PARAGRAPH
    return None


def headline_at(document, list headings):
    """Return the longest of *headings* that the page's title repeats, else the `<h1>` most like it,
    None if no heading is like it.

    Those with which the title begins come before others: it may end with the site's name. A lesser
    heading is the headline only where no `<h1>` has words of the title.
    """
    titles = [document.title or "", document.meta("og:title") or ""]
    first = [place for place in headings if place.element.tag == "h1"]
    return repeated(first, titles) or likest(first, titles) or repeated(headings, titles)


def repeated(list headings, list titles):
    """Return the longest of *headings* that one of *titles* repeats, None if none does."""
    title = "".join(f"\n{letters_of(one.casefold())}" for one in titles)
    texts = [(letters_of(place.element.start(LONGEST).casefold()), place) for place in headings]
    known = [one for one in texts if len(one[0]) >= FEWEST_LETTERS and one[0] in title]
    beginning = [one for one in known if f"\n{one[0]}" in title]
    return max(beginning or known, key=lambda found: len(found[0]), default=(0, None))[1]


def likest(list headings, list titles):
    """Return that of *headings* which shares most words with one of *titles*, None if none does."""
    said = [terms(one) for one in titles]
    alike = [
        (max(likeness(terms(place.element.start(LONGEST)), one) for one in said), place)
        for place in headings
    ]
    best = max(alike, key=lambda found: found[0], default=(0, None))
    return best[1] if best[0] else None


def around(node):
    """Return *node* and the elements around it."""
    found = set()
    current = node
    while current is not None:
        found.add(current)
        current = current.parent
    return frozenset(found)
