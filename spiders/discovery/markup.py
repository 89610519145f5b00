"""XML of a sitemap or feed -> its entries, one at a time, as far as they can be made out.

What is broken costs the entry it stands in, not the rest, and is told at the end. Nothing is
fetched, and no entity is expanded but XML's own five and numbers: those that a document declares
are its fault and stay as they are written. One scan forward, no tree.
"""

import re
from collections.abc import Iterator

from spiders.addresses import WebAddress, web_address
from spiders.discovery.found import MOST_URL_CHARACTERS, DiscoveryFault
from spiders.discovery.pointers import pointer
from spiders.discovery.tokens import (
    CDATA,
    ELEMENT,
    END,
    PASSED,
    START,
    TOKEN,
    attributes_of,
    root_of,
    unescaped,
    with_ends,
)

MOST_DEPTH = 64  # real feeds stay below ten, even with XHTML content
MOST_TAGS = 2_000_000  # 40 for each URL a sitemap may have
NAMES = {"rss": ("item",), "rdf": ("item",), "feed": ("entry",)}  # of entries, by root
FOREIGN = frozenset(("news", "date", "origlink"))  # what counts although of another namespace
# What is read of an entry, by path and without prefixes; "" is its own text.
READ = {
    name.lower(): name
    for name in (
        *("", "loc", "lastmod", "news/publication_date", "news/title"),
        *("link", "origLink", "guid", "id", "title", "pubDate", "date", "updated", "published"),
    )
}
MOST_VALUE = 4 * MOST_URL_CHARACTERS
NEWS = "news"  # the one element whose elements are read
Entry = dict[str, str]


def entries(text: str, base: WebAddress | None = None) -> Iterator[Entry]:
    """Yield each url, sitemap, item or entry of *text*: the first value of each path in READ.

    Beside them stand its name (`tag`), what its attributes lead to (`about`, and the kinds of
    `pointer`) and, if the document at *base* gives one, its `base`.
    Raises DiscoveryFault at the end if the document was not sound, and where it is too large.
    """
    text = with_ends(text)
    root = root_of(text)
    if root is None:
        return
    reader = Reader(root, base)
    for number, token in enumerate(TOKEN.finditer(text, root.start())):
        reader.take(token)
        if reader.complete:
            yield from reader.complete
            reader.complete.clear()
        if number == MOST_TAGS:
            raise DiscoveryFault(f"XML: more than {MOST_TAGS} tags")
    yield from reader.rest()
    if faults := reader.faults():
        raise DiscoveryFault(f"XML: {faults}")


class Reader:
    """Collects the values of one entry after the other, from the tokens of the document."""

    def __init__(self, root: re.Match[str], base: WebAddress | None) -> None:
        self.root = root[1].lower()
        self.names = NAMES.get(root[2].lower(), ("url", "sitemap"))
        self.declares = "<!ENTITY" in root.string[: root.start()].upper()
        self.documents, self.is_closed = 0, False
        self.damaged, self.is_damaged = 0, False
        self.bases: list[tuple[str, WebAddress | None]] = [("", base)]  # by element around entries
        self.complete: list[Entry] = []
        self.values: Entry | None = None  # of the entry we are in
        self.tag = ""  # of that entry
        self.open: list[tuple[str, str | None]] = []  # the elements in it that we are in, and paths
        self.paths: dict[str, str | None] = {}  # in READ, of its elements

    def take(self, token: re.Match[str]) -> None:
        """Go on by one token; the commonest, an element of an entry with text alone, goes first."""
        kind = token.lastindex
        if kind == ELEMENT and self.values is not None and not self.open and not token[2]:
            path = self.paths.get(token[1])
            if path is not None and path != NEWS:
                if not self.values.get(path, "").strip():
                    self.values[path] = unescaped(token[3][:MOST_VALUE])
                return
        if kind in (START, ELEMENT):
            name, attributes, text, behind = token.group(1, 2, 3, 4)
            name = name.lower()
            if self.values is None or name == self.tag:
                self.start_outside(name, attributes, text, behind is not None)
            else:
                self.start_within(name, attributes, text, behind)
        elif kind == END:
            self.end(token[5].lower())
            self.add(token[6])
        elif kind == CDATA:
            self.add(token[7], is_literal=True)
            self.add(token[8])
        elif kind == PASSED:
            self.add(token[9])
        else:
            self.damage()
            self.add(token[10])

    def start_outside(self, name: str, attributes: str, text: str, is_closed: bool) -> None:
        """Enter an element around the entries, or an entry."""
        is_closed = is_closed or attributes.endswith("/")
        is_entry = name.rpartition(":")[2] in self.names
        if is_entry and self.values is not None:
            self.damage()
            self.leave()
        own = attributes_of(attributes) if "=" in attributes else {}
        base = self.bases[-1][1]
        if "xml:base" in own:
            base = web_address(own["xml:base"], base) or base
        if is_entry:
            self.enter(name, own, base)
            self.add(text)
            if is_closed:
                self.leave()
        elif name == self.root:
            self.documents += 1
            self.is_closed = is_closed
        if not is_entry and not is_closed and len(self.bases) < MOST_DEPTH:
            self.bases.append((name, base))

    def enter(self, name: str, own: dict[str, str], base: WebAddress | None) -> None:
        """Begin the entry *name* with its *own* attributes."""
        if name != self.tag:
            self.tag, self.paths = name, {}
        self.values = {"tag": name.rpartition(":")[2]}
        if base is not self.bases[0][1]:
            self.values["base"] = str(base)
        for key, value in own.items():
            if key.rpartition(":")[2] == "about":
                self.values["about"] = value

    def start_within(self, name: str, attributes: str, text: str, behind: str | None) -> None:
        """Enter an element of an entry; *behind* is the text behind it if it is closed already."""
        path = self.path(name)
        if attributes and not self.open:
            self.note(name, attributes_of(attributes))
        if behind is not None:
            self.open.append((name, path))
            self.add(text)
            self.open.pop()
            self.add(behind)
            return
        if not attributes.endswith("/") and len(self.open) < MOST_DEPTH:
            self.open.append((name, path))
        self.add(text)

    def path(self, name: str) -> str | None:
        """Return the path in READ that the element *name* has where we are, None if it has none.

        What is read holds no element that is read: it was not closed. Others in it mark words.
        """
        assert self.values is not None
        if name not in self.paths and len(self.paths) < MOST_DEPTH:
            prefix, _, local = name.rpartition(":")
            is_ours = local in FOREIGN or prefix == self.tag.rpartition(":")[0]
            self.paths[name] = NEWS if local == NEWS else READ.get(local) if is_ours else None
        path = self.paths.get(name)
        if self.open:
            within = self.open[-1][1]
            if within == NEWS:
                path = READ.get(f"{NEWS}/{name.rpartition(':')[2]}")
            elif within is None or path is None:
                return within
            else:
                self.damage()
                self.open.pop()
        return None if path is not None and self.values.get(path, "").strip() else path

    def note(self, name: str, own: dict[str, str]) -> None:
        """Note where the *own* attributes of an element of the entry lead."""
        assert self.values is not None
        own = {name.rpartition(":")[2]: value for name, value in own.items()} | own
        found = pointer(name, name in self.paths and self.paths[name] is not None, own)
        if found is None or found[0] in self.values:
            return
        kind, leads = found
        if "xml:base" in own:
            outer = web_address(self.values["base"]) if "base" in self.values else self.bases[0][1]
            leads = str(web_address(leads, web_address(own["xml:base"], outer)) or leads)
        self.values[kind] = leads

    def end(self, name: str) -> None:
        """Leave an element, and with it what was not closed in it, and perhaps the entry."""
        if self.values is None:
            self.is_closed = self.is_closed or name == self.root
            if len(self.bases) > 1 and self.bases[-1][0] == name:
                self.bases.pop()
        elif self.open and self.open[-1][0] == name:
            self.open.pop()
        elif name == self.tag and not self.open:
            self.leave()
        elif name in (opened := [one for one, _ in self.open]):
            self.damage()
            del self.open[opened.index(name) :]
        elif name == self.tag:
            self.damage()
            self.leave()
        elif name == self.root or name in [one for one, _ in self.bases]:
            self.damage()
            self.leave()
            self.end(name)
        else:
            self.damage()

    def add(self, text: str, *, is_literal: bool = False) -> None:
        """Add *text* to the value it stands in, if it stands in any."""
        if self.values is None or not text:
            return
        path = self.open[-1][1] if self.open else ""
        if path is not None and path != NEWS and (path or not text.isspace()):
            known = self.values.get(path, "")
            if len(known) <= MOST_URL_CHARACTERS:
                more = text[:MOST_VALUE]
                self.values[path] = known + (more if is_literal else unescaped(more))

    def damage(self) -> None:
        """Count the entry we are in as damaged; what stands behind the last end is none of it."""
        if not self.is_damaged and not self.is_closed:
            self.is_damaged = self.values is not None
            self.damaged += 1

    def leave(self) -> None:
        """End the entry we are in."""
        if self.values is not None:
            self.complete.append(self.values)
        self.values, self.is_damaged = None, False
        self.open.clear()

    def rest(self) -> list[Entry]:
        """Return the entry that the document ends in, if no value of it is cut; its own text is."""
        if self.values is None or self.open:
            return []
        return [{path: value for path, value in self.values.items() if path}]

    def faults(self) -> str:
        """Return what is wrong with the document, "" if nothing is."""
        faults = {
            "declares entities": self.declares,
            "ends too early": not self.is_closed,
            "another document behind it": self.documents > 1,
            f"damaged in {self.damaged} place{'s' * (self.damaged > 1)}": self.damaged > 0,
        }
        return ", ".join(fault for fault, is_so in faults.items() if is_so)
