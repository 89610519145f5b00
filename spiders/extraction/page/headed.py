"""Which elements print the headline of a page: its `<h1>`, or the heading that stands for one."""

import re
from collections.abc import Callable
from itertools import pairwise

from spiders.extraction.page.document import Document, read_once
from spiders.extraction.page.element import Element
from spiders.extraction.page.element_text import element_text
from spiders.extraction.page.stories import last_part
from spiders.extraction.wording import asks_consent

WORD = re.compile(r"[\w\u0900-\u0963\u0966-\u0dff\u0e31-\u0e4e]+")  # with the vowels of India
PAIRED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")  # scripts that part no words
MOST_SHOWN = 5  # pages that mark every teaser as h1 have the story's among the first
FEWEST = 2  # words of a headline
SEVERAL = 3  # of a headline that stands for an `<h1>`, which may be a joke of the paper's
LIKE = 0.5  # of the words of a heading and a title: both say what the page is about
PARAGRAPH = 80  # letters; a heading below one heads a part of the story
LONGEST = 500  # letters of a heading
HEADINGS = ("h2, h3", "[itemprop=headline], [class*=tit], [class*=Tit], [class*=head]")
MOST_BEFORE = 200  # elements
Alike = Callable[[set[str], set[str]], float]


@read_once
def headings(document: Document) -> list[Element]:
    """Return the elements that print the headline, or may, in page order.

    They are the `<h1>`. A page that has none, or none that leads nowhere, may set its headline as a
    lesser heading: the one above the first paragraph that is most like its title. So may one whose
    `<h1>` have no word of a title that a lesser heading repeats.
    """
    first = document.marks.headlines[:MOST_SHOWN]
    own = [node for node in first if element_text(node) and not leads_elsewhere(node, document)]
    if own and (not document.title or any(is_like(node, document.title) for node in own)):
        return own
    lesser = lesser_heading(document, repeated if own else likeness)
    return [lesser] if lesser is not None else own or first


def is_like(node: Element, title: str) -> bool:
    """Tell whether *node* shares a word with *title*."""
    return bool(set(words(element_text(node))) & set(words(title)))


def leads_elsewhere(node: Element, document: Document) -> bool:
    """Tell whether a link is all of the heading *node*, and leads to another page."""
    around = [node.parent] if node.parent is not None and node.parent.tag == "a" else []
    for link in (*node.find("a")[:1], *around):
        target = document.absolute(link.attributes.get("href"))
        if target and element_text(link) == element_text(node):
            return last_part(target) != last_part(document.url)
    return False


def lesser_heading(document: Document, alike: Alike) -> Element | None:
    """Return the heading above the first paragraph that is most *alike* to a title of the page, or
    the element there that is called one.
    """
    titles = (document.title, document.meta("og:title"), document.meta("twitter:title"))
    said = [terms(title) for title in titles if title]
    for kind in HEADINGS if said else ():
        found = [
            (max(alike(terms(text), one) for one in said), -at, node)
            for at, (node, text) in enumerate(above_the_story(document, kind))
        ]
        best = max(found, key=lambda one: one[:2], default=None)
        if best is not None and best[0] >= LIKE:
            return best[2]
    return None


def above_the_story(document: Document, kind: str) -> list[tuple[Element, str]]:
    """Return the elements of that *kind* above the first paragraph of the page, and their texts.

    A paragraph that asks for consent is none of the story, and may stand above all of it.
    """
    found = []
    for node in document.all(f"p, {kind}", MOST_BEFORE):
        text = element_text(node)
        if node.tag == "p" and len(text) >= PARAGRAPH and not asks_consent(text):
            break
        if len(text) <= LONGEST:
            found.append((node, text))
    return found


def likeness(one: set[str], other: set[str]) -> float:
    """Return how much of the words of both are in both, 0 to 1; 0 where *one* is no headline."""
    return 2 * len(one & other) / (len(one) + len(other)) if len(one) >= FEWEST else 0.0


def repeated(one: set[str], other: set[str]) -> float:
    """Return 1 if all the words of *one*, more than a name or a topic has, are in *other*."""
    return float(len(one) >= SEVERAL and one <= other)


def terms(text: str) -> set[str]:
    """Return what two headlines of one story share: words of some length, or pairs of signs.

    >>> sorted(terms("Fair opens in 北浜町"))
    ['fair', 'opens', '北浜', '浜町']
    """
    pairs = {one + other for one, other in pairwise(PAIRED.findall(text))}
    return pairs | {word for word in words(text) if len(word) > 2 and not PAIRED.search(word)}


def words(text: str) -> list[str]:
    """Return the words of *text* in lower case."""
    return WORD.findall(text.replace("İ", "i").lower())  # which lower() makes two signs of
