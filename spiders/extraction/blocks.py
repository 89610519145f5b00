"""Document -> blocks: the page's visible text, cut where a reader sees a break.

One walk over the tree without recursion, so depth costs nothing; every text node lands in exactly
one block, in page order. What a block is for is decided elsewhere.
"""

from selectolax.lexbor import LexborHTMLParser, LexborNode

from spiders.extraction.places import Place
from spiders.extraction.tag_kinds import (
    BLOCK,
    BREAK,
    FOOTER,
    ITALIC,
    KINDS,
    KINDS_BY_NUMBER,
    LINK,
    PLAIN,
    SKIPPED,
    STORY,
    STRONG,
    STYLED,
    TEXT,
    WITH_FOOTER,
)
from spiders.extraction.text import folded

PARAGRAPH = 80  # letters; shorter ones are headings, captions and menu entries more often than not
LINE = 40  # letters before a `<br>` that are a line of their own: a date, a name, a heading
ENTRY = 100  # letters; a longer link is a sentence of the story, or a teaser
MOSTLY = 0.66  # of a block's letters in links make it an entry of a menu or of a list of stories


class TextBlock:
    """One block as cut: its folded text, the place it stands in, and what its letters are in.

    *linked*, *strong* and *italic* count the letters that stand in such elements; *is_entry* tells
    whether the block is little more than a link, *is_paragraph* whether it is as long as a
    paragraph, and words rather than links.
    """

    __slots__ = ("is_entry", "is_paragraph", "italic", "linked", "links", "place", "strong", "text")

    def __init__(self, place: Place, text: str, run: "Run") -> None:
        self.place, self.text, self.links = place, text, run.links
        size = len(text)  # of the folded text; the run's letters are counted before
        self.linked = run.linked if run.linked < size else size
        self.strong = run.strong if run.strong < size else size
        self.italic = run.italic if run.italic < size else size
        self.is_entry: bool = size < ENTRY and self.linked > MOSTLY * size
        self.is_paragraph: bool = size > PARAGRAPH and self.linked * 3 < size


class Run:
    """Text without a break in it: its parts, how many of its letters are in what, its links."""

    __slots__ = ("italic", "linked", "links", "parts", "strong")

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.clear()

    def clear(self) -> None:
        """Begin anew; a block keeps the links."""
        self.parts.clear()
        self.linked = self.strong = self.italic = 0
        self.links: list[LexborNode] = []

    def add(self, text: str, style: int) -> None:
        """Go on with *text*, which stands in elements of *style*."""
        if text.isspace():
            self.parts.append(" ")
            return
        self.parts.append(text)
        if style:
            size = len(text)
            self.linked += size if style & LINK else 0
            self.strong += size if style & STRONG else 0
            self.italic += size if style & ITALIC else 0


def blocks_of(tree: LexborHTMLParser) -> tuple[list[TextBlock], list[Place]]:
    """Return the blocks of the page's body in page order, and the places they stand in.

    A place comes after the one around it.
    """
    cutter = Cutter()
    if tree.body is not None:
        cutter.walk(tree.body)
    return cutter.blocks, cutter.places


class Cutter:
    """The walk under way: what it has cut, the run it collects, and where it is.

    *around* holds the elements that are open and begin a block, the outermost first; *known* the
    places of the outermost of these, which have text: most others will have none.
    """

    def __init__(self) -> None:
        self.blocks: list[TextBlock] = []
        self.places: list[Place] = []
        self.around: list[LexborNode] = []
        self.known: list[Place] = []
        self.run = Run()

    def walk(self, root: LexborNode) -> None:
        """Visit every node under *root* in page order."""
        around, parts, style = self.around, self.run.parts, PLAIN
        behind: list[tuple[LexborNode | None, int, int]] = []  # what follows each open element
        around.append(root)
        node = root.first_child
        while node is not None or behind:
            if node is None:
                node, kind, style = behind.pop()
                if kind < PLAIN:
                    self.leave()
                continue
            try:
                kind = KINDS_BY_NUMBER[node.tag_id]
            except KeyError:
                kind = KINDS.get(node.tag or "", BLOCK)
            if kind == TEXT:
                text = node.text_content or ""
                if parts or not text.isspace():
                    self.run.add(text, style & STYLED)
            elif kind == BREAK:
                self.break_line()
            elif kind != SKIPPED and (kind != FOOTER or style & WITH_FOOTER):
                if kind < PLAIN and parts:
                    self.cut()
                child = node.first_child
                if child is not None:
                    behind.append((node.next, kind, style))
                    if kind < PLAIN:
                        around.append(node)
                    elif kind == LINK:
                        self.run.links.append(node)
                    style |= kind if kind > PLAIN else WITH_FOOTER if kind == STORY else PLAIN
                    node = child
                    continue
            node = node.next
        self.cut()

    def leave(self) -> None:
        """Close the innermost element of *around*."""
        if self.run.parts:
            self.cut()
        self.around.pop()
        if len(self.known) > len(self.around):
            self.known.pop()

    def break_line(self) -> None:
        """Note a `<br>`: the second in a row ends a paragraph, one behind a few words a line."""
        parts = self.run.parts
        for part in reversed(parts):
            if part == "\n":
                self.cut()
                return
            if part != " ":
                parts.append("\n")
                break
        if parts and "\n" not in parts[:-1] and sum(map(len, parts)) < LINE:
            self.cut()

    def cut(self) -> None:
        """End the run under way: if it has text, it becomes a block."""
        run = self.run
        text = folded("".join(run.parts))
        if text:
            place = self.place()
            block = TextBlock(place, text, run)
            self.blocks.append(block)
            if block.is_paragraph:
                self.mark(place)
        run.clear()

    def place(self) -> Place:
        """Return the place of the innermost open element; those around it become places too."""
        known = self.known
        for element in self.around[len(known) :]:
            place = Place(element, element.tag or "", known[-1] if known else None)
            place.number = len(self.places)
            self.places.append(place)
            known.append(place)
        return known[-1]

    def mark(self, place: Place) -> None:
        """Note that a paragraph stands in *place* and in all around it."""
        around: Place | None = place
        while around is not None and not around.has_paragraph:
            around.has_paragraph = True
            around = around.parent
