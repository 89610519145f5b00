"""Capture -> Document: one HTML page, parsed once, with the views that every field asks for.

Every field is a function `noun(document, publisher, ...) -> tuple[value, list[Provenance]]` that
reads a Document and changes nothing in it; what costs is computed at first use and kept.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property, wraps
from itertools import islice
from typing import Any, Generic, TypeVar, cast

from selectolax.lexbor import LexborDocumentOptions, LexborHTMLParser

from schemas.capture import Capture
from schemas.parts import Provenance
from spiders.addresses import (
    WebAddress,
    absolute,
    canonical_url,
    host_of_url,
    web_address,
    without_login,
)
from spiders.extraction.encoding import utf_8
from spiders.extraction.page.element import Element, element_of
from spiders.extraction.page.marks import Marks, marks_of
from spiders.extraction.page.stories import stories
from spiders.extraction.page.structured import described, json_ld, parsely_metas
from spiders.extraction.wording import clean, dereferenced, folded
from spiders.publisher import registered_domain

View = TypeVar("View")
ELEMENT = re.compile(r"<[a-zA-Z][^<>]*>")
PARSELY = "parsely-page"  # what an analytics service is told of the page, in one
REFERENCE = 2  # members that an object which only refers to another has at most
COMMENTS = frozenset(["comment", "usercomments"])  # types of schema.org
SCOPE = 12  # elements around a property in which its scope stands
RAW_LENGTH = 300  # characters of evidence that provenance keeps


@dataclass(frozen=True, eq=False)
class Link:
    """A `<link>` of the page: where it leads (absolute), and the media type of what is there."""

    href: str
    type: str


@dataclass(frozen=True, eq=False)
class Document:
    """One parsed HTML page, its *markup* in UTF-8. The *tree* is shared: never change it."""

    capture: Capture
    markup: bytes
    tree: LexborHTMLParser

    @property
    def url(self) -> str:
        """Address as fetched."""
        return self.capture.target_uri

    @cached_property
    def fetched_url(self) -> str:
        """Address as fetched, in the form in which it would be cited."""
        return clean(canonical_url(self.url))

    @cached_property
    def address(self) -> WebAddress | None:
        """Address as fetched, in its parts; None if it is no web address."""
        return web_address(self.url)

    @cached_property
    def site(self) -> str:
        """The registered domain that the page was fetched from."""
        return registered_domain(host_of_url(self.url))

    @cached_property
    def html(self) -> str:
        """The page as text."""
        return self.markup.decode("utf-8", "replace")

    @cached_property
    def base(self) -> str:
        """Address that relative ones of the page start from; never a `<base>` of no web address."""
        written = next((node.attributes.get("href") for node in self.marks.bases), None)
        return (absolute(self.url, written) if written else None) or self.url

    def all(self, selector: str, most: int | None = None) -> list[Element]:
        """Return the elements that *selector* points at, in page order, *most* at most."""
        return list(map(element_of, self.tree.css(selector)[:most]))

    def first(self, selector: str) -> Element | None:
        """Return the first element that *selector* points at."""
        node = self.tree.css_first(selector)
        return element_of(node) if node is not None else None

    @cached_property
    def marks(self) -> Marks:
        """The elements that the fields ask for, by what they are for."""
        return marks_of(self.tree)

    @cached_property
    def meta_index(self) -> dict[str, list[str]]:
        """Contents of `<meta>` elements by name, property or itemprop in lower case; none empty.

        Some pages, and archives of pages, write `value` for `content`.
        """
        found: dict[str, list[str]] = {}
        for node in self.marks.metas:
            attributes = node.attributes
            content = clean(attributes.get("content") or attributes.get("value") or "")
            if not content or ("itemprop" in attributes and is_of_comment(node)):
                continue
            names = [*properties(node), attributes.get("name"), attributes.get("http-equiv")]
            for name in filter(None, names):
                found.setdefault(name.strip().lower(), []).append(content)
        for content in found.get(PARSELY, ())[:1]:
            for name, text in parsely_metas(content):
                found.setdefault(name, [text])
        return found

    def meta(self, *names: str) -> str | None:
        """Return the content of the first of *names* that the page has."""
        return next((self.meta_index[name][0] for name in names if name in self.meta_index), None)

    @cached_property
    def json_ld(self) -> tuple[dict[str, Any], ...]:
        """Objects of the JSON-LD scripts, `@graph` and lists opened, in page order."""
        return tuple(json_ld(script.text() for script in self.marks.scripts))

    @cached_property
    def by_id(self) -> dict[str, dict[str, Any]]:
        """Objects of the JSON-LD by their `@id`, also those inside of others."""
        return described(self.json_ld)

    def meant(self, value: Any) -> Any:
        """Return *value* of the JSON-LD, with what the object has that it refers to by `@id`."""
        if not isinstance(value, dict) or len(value) > REFERENCE:
            return value
        return {**self.by_id.get(str(value.get("@id")), {}), **value}

    @cached_property
    def stories(self) -> tuple[dict[str, Any], ...]:
        """Objects of the JSON-LD that are this page's story, the surest first; mostly one."""
        return stories(self.json_ld, self.url, self.said)

    def said(self) -> str:
        """Return what the page's own titles and headings say, one behind the other."""
        shown = (node.text() for node in self.marks.headlines)
        titles = (self.title, self.meta("og:title"), self.meta("twitter:title"))
        return " ".join(filter(None, (*titles, *shown)))

    def linked(self, rel: str) -> list[Link]:
        """Return the `<link>` elements of that relation which lead somewhere, in page order."""
        found = []
        for names, attributes in self.links:
            if rel in names and (href := self.absolute(attributes.get("href"))):
                found.append(Link(href, (attributes.get("type") or "").lower()))
        return found

    @cached_property
    def links(self) -> tuple[tuple[list[str], dict[str, str | None]], ...]:
        """What each `<link>` is for, and its attributes."""
        read = (node.attributes for node in self.marks.links)
        return tuple(
            ((attributes.get("rel") or "").lower().split(), attributes) for attributes in read
        )

    @cached_property
    def html_language(self) -> str | None:
        """The `lang` of the `<html>` element as written."""
        root = self.tree.root
        attributes = root.attributes if root else {}
        return attributes.get("lang") or attributes.get("xml:lang") or None

    @cached_property
    def title(self) -> str | None:
        """The `<title>` of the page, white space folded; never one inside a picture."""
        node = self.marks.title
        return folded(node.text()) or None if node else None

    def absolute(self, href: str | None) -> str | None:
        """Return *href* as a web address, or None where it is none, such as a whole element.

        Programs escape addresses that are escaped already: what is left of that is undone.
        """
        href = dereferenced(dereferenced(href)) if href else None
        if not href or ("<" in href and ELEMENT.search(href)):
            return None
        return absolute(self.base, href)


def read_once(read: Callable[[Document], View]) -> Callable[[Document], View]:
    """Return *read*, a view that several fields ask for; the document keeps it at first use.

    A cache of its own would keep the last pages, so that each next one finds the processor's cold.
    """
    name = f"{read.__module__}.{read.__qualname__}"

    @wraps(read)
    def view(document: Document) -> View:
        kept = vars(document)
        if name not in kept:
            kept[name] = read(document)
        return cast(View, kept[name])

    return view


class Walked(Generic[View]):
    """What a *walk* yields, kept as far as it was asked for: whoever asks again begins anew."""

    def __init__(self, walk: Iterator[View]) -> None:
        self.walk = walk
        self.passed: list[View] = []

    def __iter__(self) -> Iterator[View]:
        yield from self.passed
        for found in self.walk:
            self.passed.append(found)
            yield found


def document_of(capture: Capture) -> Document:
    """Return the page in *capture*; any bytes give a page, if perhaps an empty one."""
    markup = utf_8(capture.payload, capture.header("content-type") or capture.content_type)
    tree = LexborHTMLParser(markup, options=LexborDocumentOptions.WO_EVENTS)
    return Document(capture, markup, tree)


def evidence(field: str, method: str, raw: str | None, confidence: float) -> Provenance:
    """Return the provenance of one value of *field*; raw evidence is cleaned and cut.

    A login is left out of an address, even of one that was refused.
    """
    kept = folded(without_login(raw))[:RAW_LENGTH] if raw is not None else None
    return Provenance(field=field, method=method, raw=kept, confidence=confidence)


def refused_address(field: str, written: str | None, document: Document) -> list[Provenance]:
    """Return why *field* has no address where *written* is given but is no web address."""
    if not written or document.absolute(written) is not None:
        return []
    return [evidence(field, "rejected:address", written, 0.0)]


def is_of_comment(node: Element) -> bool:
    """Tell whether *node* states what a comment has: in microdata, that is the nearest scope's."""
    near = islice(node.outwards(), SCOPE)
    scope = next((one for one in near if "itemscope" in one.attributes), None)
    kind = scope.attributes.get("itemtype") if scope is not None else None
    return (kind or "").rpartition("/")[2].lower() in COMMENTS


def properties(node: Element) -> list[str]:
    """Return the names in `property` and `itemprop` of *node*, each may have several, in lower
    case.
    """
    attributes = node.attributes
    named, called = attributes.get("property"), attributes.get("itemprop")
    if not named and not called:
        return []
    return f"{named or ''} {called or ''}".lower().split()
