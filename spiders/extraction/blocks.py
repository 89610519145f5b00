"""Document -> blocks: the page's visible text, cut where a reader sees a break.

One walk over the tree without recursion, so depth costs nothing; every text node lands in exactly
one block, in page order. What a block is for is decided elsewhere.
"""

from selectolax.lexbor import LexborHTMLParser, LexborNode

from spiders.extraction.places import Place
from spiders.extraction.text import clean
from spiders.extraction.words import words_of

# Elements whose text no reader sees, or that hold controls rather than words.
UNREAD = words_of(
    "script style noscript template svg iframe object embed canvas audio video map head "
    "button select textarea input datalist dialog math title nav"
)
# A `<footer>` is the page's, and no story's, unless it closes one of these.
WITH_FOOTER = words_of("article main blockquote")
# Elements (and comments) that run on within a line; every other one begins a block of its own.
INLINE = words_of(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q ruby "
    "rb rt rp s samp small span strike strong sub sup time tt u var wbr img picture source "
    "amp-img meta link -comment"
)
LINK, STRONG, ITALIC = 0, 1, 2
MARKS = {"a": LINK, "b": STRONG, "strong": STRONG, "i": ITALIC, "em": ITALIC, "cite": ITALIC}
PARAGRAPH = 80  # letters; shorter ones are headings, captions and menu entries more often than not
LINE = 40  # letters before a `<br>` that are a line of their own: a date, a name, a heading
ENTRY = 100  # letters; a longer link is a sentence of the story, or a teaser
MOSTLY = 0.66  # of a block's letters in links make it an entry of a menu or of a list of stories


class TextBlock:
    """One block as cut: its folded text, the place it stands in, and what its letters are in.

    *linked*, *strong* and *italic* count the letters that stand in such elements; *is_entry* tells
    whether the block is little more than a link.
    """

    __slots__ = ("is_entry", "italic", "linked", "links", "place", "strong", "text")

    def __init__(self, place: Place, text: str, marked: list[int], links: list[LexborNode]) -> None:
        self.place, self.text, self.links = place, text, links
        size = len(text)
        self.linked = min(marked[LINK], size)
        self.strong = min(marked[STRONG], size)
        self.italic = min(marked[ITALIC], size)
        self.is_entry: bool = size < ENTRY and self.linked > MOSTLY * size

    @property
    def is_paragraph(self) -> bool:
        """Whether the block is as long as a paragraph, and words rather than links."""
        return len(self.text) > PARAGRAPH and self.linked * 3 < len(self.text)


def blocks_of(tree: LexborHTMLParser) -> tuple[list[TextBlock], list[Place]]:
    """Return the blocks of the page's body in page order, and the places they stand in.

    A place comes after the one around it.
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
        self.parts: list[str] = []
        self.inside = [0, 0, 0]  # links, strong and italic elements open
        self.marked = [0, 0, 0]  # letters of the run in them
        self.links: list[LexborNode] = []

    def walk(self, root: LexborNode) -> None:
        """Visit every node under *root* in page order."""
        stack: list[tuple[LexborNode, str]] = [(root, "body")]
        self.open.append((root, "body"))
        node = root.first_child
        while node is not None:
            tag = node.tag or ""
            if tag == "-text":
                self.collect(node.text_content)
            elif tag not in UNREAD:
                child = node.first_child
                if self.enter(node, tag, child is not None) and child is not None:
                    stack.append((node, tag))
                    node = child
                    continue
            following = node.next
            while following is None:
                node, tag = stack.pop()
                self.leave(tag)
                if not stack:
                    return
                following = node.next
            node = following

    def enter(self, node: LexborNode, tag: str, has_child: bool) -> bool:
        """Begin the element *node*; return whether there is something to read in it."""
        if tag in INLINE:
            if has_child and tag in MARKS:
                self.inside[MARKS[tag]] += 1
                if tag == "a":
                    self.links.append(node)
        elif tag == "br":
            self.break_line()
        elif tag == "footer" and self.is_page_footer():
            return False
        else:
            if self.parts:
                self.cut()
            if has_child:
                self.open.append((node, tag))
        return True

    def is_page_footer(self) -> bool:
        """Whether a `<footer>` met now is the page's own."""
        return not any(tag in WITH_FOOTER for _, tag in self.open)

    def leave(self, tag: str) -> None:
        """Close the innermost element, a *tag*, all of which was visited."""
        if tag in INLINE:
            if tag in MARKS:
                self.inside[MARKS[tag]] -= 1
            return
        if self.parts:
            self.cut()
        if len(self.made) == len(self.open):
            place = self.made.pop()
            if place.parent is not None:
                place.parent.add(place)
        self.open.pop()

    def collect(self, text: str | None) -> None:
        """Add *text* to the run under way; white space alone begins none."""
        if not text or text.isspace():
            if self.parts:
                self.parts.append(" ")
            return
        self.parts.append(text)
        for mark, count in enumerate(self.inside):
            if count:
                self.marked[mark] += len(text)

    def break_line(self) -> None:
        """Note a `<br>`: the second in a row ends a paragraph, one behind a few words a line."""
        for part in reversed(self.parts):
            if part == "\n":
                self.cut()
                return
            if part != " ":
                self.parts.append("\n")
                break
        if self.parts and "\n" not in self.parts[:-1] and sum(map(len, self.parts)) < LINE:
            self.cut()

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
            place.paragraphs += block.is_paragraph
        self.parts, self.marked, self.links = [], [0, 0, 0], []

    def place(self) -> Place:
        """Return the place of the innermost open element, made with those around it."""
        made, places = self.made, self.places
        for node, tag in self.open[len(made) :]:
            place = Place(node, tag, made[-1] if made else None, len(places))
            places.append(place)
            made.append(place)
        return made[-1]
