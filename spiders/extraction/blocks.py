"""Document -> blocks: the page's visible text, cut where a reader sees a break.

One walk over the tree without recursion, so depth costs nothing; every text node lands in exactly
one block, in page order. What a block is for is decided elsewhere.
"""

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from spiders.extraction.text import clean

# Elements whose text no reader sees, or that hold controls rather than words.
UNREAD = frozenset(
    "script style noscript template svg iframe object embed canvas audio video map head "
    "button select textarea input datalist dialog math title".split()
)
# Elements that run on within a line; every other element begins a block of its own.
INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q ruby "
    "rb rt rp s samp small span strike strong sub sup time tt u var wbr img picture source "
    "amp-img meta link".split()
)
STRONG = frozenset("b strong".split())
ITALIC = frozenset("em i cite".split())
NAMES = re.compile(r"[A-Z]?[a-z]+|[A-Z]{2,}")
NAMING = ("class", "id", "itemprop", "role", "data-testid", "data-component", "data-type")
HIDDEN = re.compile(r"display:\s*none|visibility:\s*hidden")


class Place:
    """One element with text in it: tag, names given to it, and the place around it.

    *letters*, *linked* and *paragraphs* count what stands anywhere inside.
    """

    __slots__ = (
        "attributes",
        "depth",
        "is_hidden",
        "letters",
        "linked",
        "names",
        "node",
        "paragraphs",
        "parent",
        "tag",
        "blocks",
    )

    def __init__(self, node: LexborNode, tag: str, parent: "Place | None") -> None:
        self.node, self.tag, self.parent = node, tag, parent
        self.depth: int = parent.depth + 1 if parent else 0
        self.letters = self.linked = self.paragraphs = self.blocks = 0
        self.attributes: dict[str, str | None] = node.attributes
        self.names = names_of(self.attributes)
        attributes = self.attributes
        self.is_hidden: bool = bool(parent and parent.is_hidden) or is_hidden(attributes)

    def ancestors(self) -> Iterator["Place"]:
        """Yield this place and those around it, innermost first."""
        place: Place | None = self
        while place is not None:
            yield place
            place = place.parent


def names_of(attributes: dict[str, str | None]) -> frozenset[str]:
    """Return the words of the names that an element's author gave to it, in lower case."""
    words: list[str] = []
    for key in NAMING:
        if value := attributes.get(key):
            words += NAMES.findall(value[:300])
    return frozenset(map(str.lower, words))


def is_hidden(attributes: dict[str, str | None]) -> bool:
    """Whether an element says itself that it is not shown."""
    if "hidden" in attributes or attributes.get("aria-hidden") == "true":
        return True
    style = attributes.get("style")
    return bool(style and HIDDEN.search(style))


class TextBlock:
    """One block as cut: its folded text, the place it stands in, and what its letters are in."""

    __slots__ = ("italic", "linked", "links", "place", "strong", "text", "index")

    def __init__(self, place: Place, run: "Run", text: str) -> None:
        self.place, self.text = place, text
        self.linked, self.strong, self.italic = run.linked, run.strong, run.italic
        self.links = run.links


class Run:
    """Text collected for the block under way."""

    __slots__ = ("breaks", "italic", "linked", "links", "parts", "strong")

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.links: list[tuple[int, int, LexborNode]] = []
        self.linked = self.strong = self.italic = self.breaks = 0


def blocks_of(tree: LexborHTMLParser) -> list[TextBlock]:
    """Return the blocks of the page's body in page order."""
    cutter = Cutter()
    if tree.body is not None:
        cutter.walk(tree.body)
    return cutter.blocks


class Cutter:
    """The walk under way: where it stands and the run it collects."""

    def __init__(self) -> None:
        self.blocks: list[TextBlock] = []
        self.run = Run()
        self.places: dict[int, Place] = {}

    def walk(self, root: LexborNode) -> None:
        """Visit every node under *root* in page order."""
        stack: list[tuple[LexborNode, str]] = [(root, "body")]
        self.open: list[LexborNode] = [root]
        self.open_tags: list[str] = ["body"]
        in_link = in_strong = in_italic = 0
        blocks_open: list[tuple[LexborNode, str]] = [(root, "body")]
        self.block_stack = blocks_open
        self.stack_places: list[Place | None] = [None]
        run = self.run
        node = root.first_child
        while node is not None:
            tag = node.tag
            if tag == "-text":
                text = node.text_content
                if text:
                    run.parts.append(text)
                    if not text.isspace():
                        size = len(text)
                        run.breaks = 0
                        if in_link:
                            run.linked += size
                        if in_strong:
                            run.strong += size
                        if in_italic:
                            run.italic += size
            elif tag == "br":
                run.breaks += 1
                run.parts.append("\n")
                if run.breaks == 2:
                    self.cut()
                    run = self.run
            elif tag not in UNREAD:
                child = node.first_child
                if child is not None:
                    if tag in INLINE:
                        if tag == "a":
                            in_link += 1
                        elif tag in STRONG:
                            in_strong += 1
                        elif tag in ITALIC:
                            in_italic += 1
                    else:
                        if run.parts:
                            self.cut()
                            run = self.run
                        blocks_open.append((node, tag))
                        self.stack_places.append(None)
                    stack.append((node, tag))
                    node = child
                    continue
                if tag not in INLINE and run.parts:
                    self.cut()
                    run = self.run
            following = node.next
            while following is None:
                node, tag = stack.pop()
                if tag in INLINE:
                    if tag == "a":
                        in_link -= 1
                    elif tag in STRONG:
                        in_strong -= 1
                    elif tag in ITALIC:
                        in_italic -= 1
                else:
                    if run.parts:
                        self.cut()
                        run = self.run
                    blocks_open.pop()
                    self.stack_places.pop()
                if not stack:
                    return
                following = node.next
            node = following

    def cut(self) -> None:
        """End the run under way; it becomes a block if it holds any word."""
        run = self.run
        text = " ".join(clean("".join(run.parts)).split())
        self.run = Run()
        if not text:
            return
        block = TextBlock(self.place(), run, text)
        block.index = len(self.blocks)
        self.blocks.append(block)
        count(block)

    def place(self) -> Place:
        """Return the place of the innermost open element, made with those around it."""
        places = self.stack_places
        first = len(places)
        while first and places[first - 1] is None:
            first -= 1
        parent = places[first - 1] if first else None
        for level in range(first, len(places)):
            node, tag = self.block_stack[level]
            parent = places[level] = Place(node, tag, parent)
        assert parent is not None
        return parent


def count(block: TextBlock) -> None:
    """Add *block* to the counts of every place around it."""
    size, linked = len(block.text), min(block.linked, len(block.text))
    is_paragraph = size > 80 and linked * 3 < size
    place: Place | None = block.place
    while place is not None:
        place.letters += size
        place.linked += linked
        place.blocks += 1
        place.paragraphs += is_paragraph
        place = place.parent
