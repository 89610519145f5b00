"""Pages whose own text is no story, or its teaser -> the blocks of the story they hold unshown.

Such pages hand it over in a script, as a string of markup or in the state of their framework, in
JSON-LD (`articleBody`), in a shadow root, or in what is shown where no script runs.
"""

import re
from collections.abc import Iterator
from html import escape
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser

from spiders.extraction.page import (
    Document,
    Place,
    TextBlock,
    blocks_of,
    element_text,
    headings,
    letters,
    string,
    terms,
)
from spiders.extraction.unshown.handed import markup_in, scripts_in
from spiders.extraction.unshown.scripts import scripted_markup, stories_told
from spiders.extraction.wording import asks_consent, dereferenced

TEMPLATE = re.compile(r"<(/?)template\b([^>]*)>", re.IGNORECASE)
TEASER = 900  # letters of a page's own paragraphs that may stand for a story told elsewhere,
TEASERS = 1  # and so many of them for one that its state tells
MORE = 2  # times the letters of the teaser has the story at least
SPOKEN = 0.25  # of a headline's words: its story has more, "the" and "from" are less
NEARLY = 0.8  # of the longest: the same story, of which one way is better marked up than another


class Laid(NamedTuple):
    """A story's blocks and their places, and where the page keeps it: "" where it shows it."""

    blocks: list[TextBlock]
    places: list[Place]
    where: str = ""


class Unshown(NamedTuple):
    """A story that a page keeps and does not show: where, and its markup."""

    where: str
    markup: str


def shown_blocks(document: Document) -> Laid:
    """Return the blocks that the page shows."""
    return Laid(*blocks_of(document.tree))


def told_instead(document: Document, shown: list[TextBlock], own: list[TextBlock]) -> Laid | None:
    """Return the blocks of the story that the page keeps and does not show, None if it shows its
    story or keeps none.

    *own* are the paragraphs of a story among those *shown*: a teaser, perhaps, beside which only
    what is surely the page's story counts. Those that ask for consent or have hardly a word of the
    headline are none: readers wrote them, or the publisher, and any that has its words counts.
    """
    if size_of(own) > TEASER:
        return None
    own = [block for block in own if not asks_consent(block.text)]
    is_bare = not any(block.is_paragraph for block in shown)
    subject = subject_of(document)
    is_teaser = bool(own) and speaks_of(subject, own)
    told = told_beside(own, document) if is_teaser else told_elsewhere(document)
    laid = [Laid(*blocks_of(tree_of(markup)), where) for where, markup in told]
    if own and not is_teaser:
        laid = [one for one in laid if speaks_of(subject, one.blocks)]
    sizes = [size_of(story.blocks) for story in laid]
    most = max(sizes, default=0)
    if most <= MORE * size_of(own):
        return laid[0] if laid and is_bare else None
    return next(one for one, size in zip(laid, sizes, strict=True) if size >= NEARLY * most)


def subject_of(document: Document) -> set[str]:
    """Return the words of the headline that *document* shows, else of its title."""
    shown = " ".join(map(element_text, headings(document)))
    return terms(shown or document.title or "")


def speaks_of(subject: set[str], blocks: list[TextBlock]) -> bool:
    """Whether the paragraphs among *blocks* have the words of the *subject*, or some of them."""
    said = terms(" ".join(block.text for block in blocks if block.is_paragraph))
    return len(subject & said) >= SPOKEN * len(subject)


def size_of(blocks: list[TextBlock]) -> int:
    """Return the letters in the paragraphs among *blocks*."""
    return sum(len(block.text) for block in blocks if block.is_paragraph)


def tree_of(markup: str) -> LexborHTMLParser:
    """Return *markup* as the story of a page of its own."""
    return LexborHTMLParser(f"<body><article>{markup}</article></body>")


def told_beside(own: list[TextBlock], document: Document) -> Iterator[Unshown]:
    """Return the stories that may stand for paragraphs of the page's *own*: beside several, all of
    its scripts are not read again, for most such pages tell a short story.
    """
    return surely_told(document) if len(own) <= TEASERS else stated_body(document)


def told_elsewhere(document: Document) -> Iterator[Unshown]:
    """Yield the stories that *document* does not show itself, the best marked up first."""
    scripts = scripts_in(document.html)
    yield from shadows(document.html)
    markup = scripted_markup(scripts)
    if markup:
        yield Unshown("script", markup)
    told = stories_told(scripts, letters(document.said()))
    yield from (Unshown("script", one.markup) for one in told)
    yield from (Unshown("unshown_markup", found) for found in markup_in(document.html, scripts))
    yield from stated_body(document)


def surely_told(document: Document) -> Iterator[Unshown]:
    """Yield those of them that are surely this page's, by their place or their headline."""
    scripts = scripts_in(document.html)
    yield from shadows(document.html)
    told = stories_told(scripts, letters(document.said()))
    yield from (Unshown("script", one.markup) for one in told if one.is_sure)
    yield from stated_body(document)


def shadows(html: str) -> Iterator[Unshown]:
    """Yield the shadow roots that *html* declares, the outermost each."""
    begin, depth = 0, 0
    for found in TEMPLATE.finditer(html):
        if not found[1] and (depth or "shadowroot" in found[2].lower()):
            depth += 1
            begin = found.end() if depth == 1 else begin
        elif found[1] and depth:
            depth -= 1
            if not depth:
                yield Unshown("shadow_root", html[begin : found.start()])


def stated_body(document: Document) -> Iterator[Unshown]:
    """Yield the longest `articleBody` or `text` of the page's JSON-LD as paragraphs."""
    texts = [
        text
        for story in document.stories
        for name in ("articleBody", "text")
        if (text := string(story, name))
    ]
    if texts:
        lines = max(texts, key=len).splitlines()
        markup = "".join(f"<p>{escape(dereferenced(line))}</p>" for line in lines if line.strip())
        yield Unshown("json_ld", markup)
