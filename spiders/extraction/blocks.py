"""Document -> blocks: the page's visible text, cut where a reader sees a break.

One walk over the tree without recursion, so depth costs nothing; every text node lands in exactly
one block, in page order. What a block is for is decided elsewhere.
"""

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from spiders.extraction.text import clean
from spiders.extraction.words import NAMES, TAGS, named

# Elements whose text no reader sees, or that hold controls rather than words.
UNREAD = frozenset(
    "script style noscript template svg iframe object embed canvas audio video map head "
    "button select textarea input datalist dialog math title".split()
)
# Elements (and comments) that run on within a line; every other one begins a block of its own.
INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q ruby "
    "rb rt rp s samp small span strike strong sub sup time tt u var wbr img picture source "
    "amp-img meta link -comment".split()
)
MARKS = {"a": 0, "b": 1, "strong": 1, "i": 2, "em": 2, "cite": 2}
HIDDEN = re.compile(r"display:\s*none|visibility:\s*hidden")
PARAGRAPH = 80  # letters; shorter ones are headings, captions and menu entries more often than not


class Place:
    """One element with text in it, and the place around it.

    *own*, *near* and *around* are sets of bits: the kinds of word (`words.NAMES`, then
    `words.TAGS`) its names hold, those of it and the two places around it, and those of all.
    *letters*, *linked*, *blocks* and *paragraphs* count what stands anywhere inside.
    """

    __slots__ = (
        "around", "blocks", "depth", "is_hidden", "letters", "linked", "names", "near", "node",
        "number", "own", "paragraphs", "parent", "tag",
    )  # fmt: skip

    def __init__(self, node: LexborNode, tag: str, parent: "Place | None", number: int) -> None:
        self.node, self.tag, self.parent, self.number = node, tag, parent, number
        self.letters = self.linked = self.blocks = self.paragraphs = 0
        attributes = node.attributes
        self.names = (
            " ".join(filter(None, [attributes.get(name) for name in NAMING])) if attributes else ""
        )
        self.own = named(self.names) | TAGS.get(tag, 0)
        self.is_hidden = bool(attributes) and is_hidden(attributes)
        self.depth, self.near, self.around = 0, self.own, self.own
        if parent is not None:
            self.depth = parent.depth + 1
            self.is_hidden = self.is_hidden or parent.is_hidden
            self.near |= parent.own | (parent.parent.own if parent.parent else 0)
            self.around |= parent.around

    def ancestors(self) -> Iterator["Place"]:
        """Yield this place and those around it, innermost first."""
        place: Place | None = self
        while place is not None:
            yield place
            place = place.parent


NAMING = ("class", "id", "itemprop", "data-testid", "data-component", "role")


def is_hidden(attributes: dict[str, str | None]) -> bool:
    """Whether an element says itself that it is not shown."""
    if "hidden" in attributes or attributes.get("aria-hidden") == "true":
        return True
    style = attributes.get("style")
    return bool(style and HIDDEN.search(style))


class TextBlock:
    """One block as cut: its folded text, the place it stands in, and what its letters are in.

    *linked*, *strong* and *italic* count the letters that stand in such elements.
    """

    __slots__ = ("italic", "linked", "links", "place", "strong", "text")

    def __init__(self, place: Place, text: str, marked: list[int], links: list[LexborNode]) -> None:
        self.place, self.text, self.links = place, text, links
        size = len(text)
        self.linked = min(marked[0], size)
        self.strong = min(marked[1], size)
        self.italic = min(marked[2], size)


def blocks_of(tree: LexborHTMLParser) -> tuple[list[TextBlock], list[Place]]:
    """Return the blocks of the page's body in page order, and the places they stand in.

    A place comes after the one around it; its `number` is its index.
    """
    cutter = Cutter()
    if tree.body is not None:
        cutter.walk(tree.body)
    return cutter.blocks, cutter.places


class Cutter:
    """The walk under way: the elements open around it and the text run it collects."""

    def __init__(self) -> None:
        self.blocks: list[TextBlock] = []
        self.places: list[Place] = []
        self.open: list[tuple[LexborNode, str]] = []  # elements that are no inline ones
        self.made: list[Place] = []  # places of the outermost of them, as far as text was met
        self.marked = [0, 0, 0]
        self.parts: list[str] = []
        self.links: list[LexborNode] = []

    def walk(self, root: LexborNode) -> None:
        """Visit every node under *root* in page order."""
        inside = [0, 0, 0]
        stack: list[tuple[LexborNode, str]] = [(root, "body")]
        self.open.append((root, "body"))
        node = root.first_child
        while node is not None:
            tag = node.tag
            child = None
            if tag == "-text":
                self.collect(node.text_content, inside)
            elif tag in INLINE:
                child = node.first_child
                if child is not None and tag in MARKS:
                    inside[MARKS[tag]] += 1
                    if tag == "a":
                        self.links.append(node)
            elif tag == "br":
                self.break_line()
            elif tag not in UNREAD:
                if self.parts:
                    self.cut()
                child = node.first_child
                if child is not None:
                    self.open.append((node, tag))
            if child is not None:
                stack.append((node, tag))
                node = child
                continue
            following = node.next
            while following is None:
                node, tag = stack.pop()
                if tag not in INLINE:
                    self.close()
                elif tag in MARKS:
                    inside[MARKS[tag]] -= 1
                if not stack:
                    return
                following = node.next
            node = following

    def collect(self, text: str | None, inside: list[int]) -> None:
        """Add *text* to the run under way; white space alone begins none."""
        if not text:
            return
        if text.isspace():
            if self.parts:
                self.parts.append(" ")
            return
        self.parts.append(text)
        if inside[0]:
            self.marked[0] += len(text)
        if inside[1]:
            self.marked[1] += len(text)
        if inside[2]:
            self.marked[2] += len(text)

    def break_line(self) -> None:
        """Note a `<br>`: the second in a row ends a paragraph."""
        for part in reversed(self.parts):
            if part == "\n":
                self.cut()
                return
            if part != " ":
                self.parts.append("\n")
                return

    def cut(self) -> None:
        """End the run under way: it becomes a block."""
        text = " ".join(clean("".join(self.parts)).split())
        if text:
            block = TextBlock(self.place(), text, self.marked, self.links)
            self.blocks.append(block)
            place = block.place
            place.letters += len(text)
            place.linked += block.linked
            place.blocks += 1
            place.paragraphs += is_paragraph(block)
        self.parts, self.marked, self.links = [], [0, 0, 0], []

    def place(self) -> Place:
        """Return the place of the innermost open element, made with those around it."""
        made, places = self.made, self.places
        for node, tag in self.open[len(made) :]:
            place = Place(node, tag, made[-1] if made else None, len(places))
            places.append(place)
            made.append(place)
        return made[-1]

    def close(self) -> None:
        """Leave the innermost open element: what it holds counts for the one around it too."""
        if self.parts:
            self.cut()
        if len(self.made) == len(self.open):
            place = self.made.pop()
            around = place.parent
            if around is not None:
                around.letters += place.letters
                around.linked += place.linked
                around.blocks += place.blocks
                around.paragraphs += place.paragraphs
        self.open.pop()


def is_paragraph(block: TextBlock) -> bool:
    """Whether *block* is as long as a paragraph, and words rather than links."""
    return len(block.text) > PARAGRAPH and block.linked * 3 < len(block.text)
