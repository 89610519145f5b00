"""Places: the elements that text stands in, with the names their authors gave to them."""

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from spiders.extraction.words import TAGS, named

NAMING = ("class", "id", "itemprop", "data-testid", "data-component", "role")
HIDDEN = re.compile(r"display:\s*none|visibility:\s*hidden")


class Place:
    """One element with text in it, and the place around it; `number` is its index on the page.

    It is -1 until text is met in the element: only then the element is a place of the page.

    *has_paragraph* tells whether one stands anywhere inside. What costs is read from the element at
    first use: most places hold menus, and nobody asks for their names.
    """

    __slots__ = (
        "has_paragraph", "is_hidden", "names", "node", "number", "own", "parent", "tag",
    )  # fmt: skip

    names: str  # of the element, as one text
    own: int  # kinds of word (`words.NAMES`, then `words.TAGS`) in its names, as bits
    is_hidden: bool  # whether the element says itself that it is not shown

    def __init__(self, node: LexborNode, tag: str, parent: "Place | None") -> None:
        self.node, self.tag, self.parent = node, tag, parent
        self.number, self.has_paragraph = -1, False

    def __getattr__(self, name: str) -> object:
        """Read what the element's attributes say when it is first asked for."""
        if name not in ("names", "own", "is_hidden"):
            raise AttributeError(name)
        attributes = self.node.attributes
        self.names = self.names_in(attributes) if attributes else ""
        self.own = named(self.names) | TAGS.get(self.tag, 0)
        self.is_hidden = bool(attributes) and is_hidden(attributes)
        return object.__getattribute__(self, name)

    @staticmethod
    def names_in(attributes: dict[str, str | None]) -> str:
        """Return the names among *attributes*, as one text."""
        if len(attributes) == 1 and "class" in attributes:  # as in most elements
            return attributes["class"] or ""
        return " ".join([attributes[key] or "" for key in NAMING if attributes.get(key)])

    def ancestors(self) -> Iterator["Place"]:
        """Yield this place and those around it, innermost first."""
        place: Place | None = self
        while place is not None:
            yield place
            place = place.parent


def is_hidden(attributes: dict[str, str | None]) -> bool:
    """Whether an element with those attributes is not shown."""
    if "hidden" in attributes or attributes.get("aria-hidden") == "true":
        return True
    style = attributes.get("style")
    return bool(style and HIDDEN.search(style))
