"""XML of a sitemap or feed -> its entries, one at a time. Hostile XML ends early, by name.

No entity but XML's own five is ever read: every other `&` is taken as the bare ampersand it
usually is, and a document that declares entities is refused. Nothing is fetched.
"""

import re
from collections.abc import Iterator
from xml.parsers import expat

from spiders.discovery.found import MOST_URL_CHARACTERS, DiscoveryFault

MOST_DEPTH = 64  # real feeds stay below ten, even with XHTML content
MOST_ELEMENTS = 2_000_000  # 40 for each URL a sitemap may have
CHUNK = 65_536
ENTRIES = frozenset(("url", "sitemap", "item", "entry"))
FOREIGN = frozenset(("news", "date", "origLink"))  # what counts although of another namespace
ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
PROLOG = re.compile(r"\s+|<\?.*?\?>|<!--.*?-->|<![^>\[]*(?:\[.*?\]\s*)?>", re.DOTALL)
ROOT = re.compile(r"<(?:[\w.-]+:)?([A-Za-z][\w.-]*)")
AMPERSAND = re.compile(
    r"<!\[CDATA\[.*?(?:\]\]>|\Z)|&(?!(?:amp|lt|gt|quot|apos|#[0-9]{1,7}|#x[0-9A-Fa-f]{1,6});)",
    re.DOTALL,
)
# What is read of an entry, by path and without prefixes; "" is its own text.
READ = frozenset(
    (
        *("", "loc", "lastmod", "news/publication_date", "news/title"),
        *("link", "origLink", "guid", "id", "title", "pubDate", "date", "updated", "published"),
    )
)
Entry = dict[str, str]


def root_name(text: str) -> str:
    """Return the name of the first element of *text*, in lower case and without prefix, or "".

    >>> root_name("<?xml version='1.0'?><!-- news --><n:urlset>")
    'urlset'
    """
    position = 0
    while skipped := PROLOG.match(text, position):
        position = skipped.end()
    root = ROOT.match(text, position)
    return root[1].lower() if root else ""


def entries(text: str) -> Iterator[Entry]:
    """Yield each url, sitemap, item or entry of *text*: the first value of each path in READ.

    The address of an Atom link that leads to a page stands under `href`.
    Raises DiscoveryFault where the document cannot be read further.
    """
    reader = Reader()
    clean = AMPERSAND.sub(escaped, ILLEGAL.sub("\ufffd", text.lstrip()))
    try:
        for start in range(0, len(clean), CHUNK):
            reader.parser.Parse(clean[start : start + CHUNK].encode())
            yield from reader.taken()
        reader.parser.Parse(b"", True)
    except (expat.ExpatError, DiscoveryFault) as error:
        yield from reader.taken()
        raise DiscoveryFault(f"XML: {error}") from error


def escaped(match: re.Match[str]) -> str:
    """Return an ampersand that begins no character reference as one that does."""
    return "&amp;" if match[0] == "&" else match[0]


class Reader:
    """Collects the values of one entry after the other while expat walks through the document."""

    def __init__(self) -> None:
        self.parser = expat.ParserCreate("utf-8")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.characters
        self.parser.EntityDeclHandler = self.entity_declared
        self.depth = 0
        self.elements = 0
        self.prefix = ""
        self.path: list[str] | None = None  # within the entry we are in
        self.values: Entry = {}
        self.closed: set[str] = set()
        self.complete: list[Entry] = []

    def taken(self) -> list[Entry]:
        """Return the entries completed since the last call."""
        complete, self.complete = self.complete, []
        return complete

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Enter an element; an entry begins one that is read."""
        self.depth += 1
        self.elements += 1
        if self.elements > MOST_ELEMENTS:
            raise DiscoveryFault(f"more than {MOST_ELEMENTS} elements")
        if self.depth > MOST_DEPTH:
            raise DiscoveryFault(f"nested deeper than {MOST_DEPTH}")
        prefix, _, local = name.rpartition(":")
        if self.path is None:
            if local in ENTRIES:
                self.prefix, self.path, self.values, self.closed = prefix, [], {}, set()
            return
        ours = prefix == self.prefix or self.path or local in FOREIGN
        self.path.append(local if ours else name)
        if self.here == "link" and attributes.get("rel", "alternate") == "alternate":
            self.values.setdefault("href", attributes.get("href", ""))

    def end(self, _name: str) -> None:
        """Leave an element, and with it perhaps the entry."""
        self.depth -= 1
        if self.path:
            if self.here in self.values:
                self.closed.add(self.here)
            self.path.pop()
        elif self.path is not None:
            self.complete.append(self.values)
            self.path = None

    def characters(self, text: str) -> None:
        """Add *text* to the value it stands in."""
        if self.path is not None and (here := self.here) in READ and here not in self.closed:
            self.values[here] = (self.values.get(here, "") + text)[: MOST_URL_CHARACTERS + 1]

    def entity_declared(self, *_declaration: object) -> None:
        """Refuse the document: nothing honest declares entities in a sitemap or feed."""
        raise DiscoveryFault("declares entities")

    @property
    def here(self) -> str:
        """Path of the element we are in, within its entry."""
        return "/".join(self.path or ())
