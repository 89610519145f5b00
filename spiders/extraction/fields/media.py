"""The pictures of a story, with caption and credit."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

from schemas.parts import Image, Provenance
from spiders.extraction.dates import RELATED
from spiders.extraction.fields.lead_picture import lead_pictures
from spiders.extraction.fields.picture_address import (
    background_url,
    first_url,
    held,
    is_stand_in,
    picture_url,
    real,
)
from spiders.extraction.page import (
    Document,
    Element,
    caption_and_credit,
    caption_beside,
    evidence,
    flat,
    refused_address,
    string,
)
from spiders.extraction.wording import listed, printed

OTHERS = RELATED - listed("caption, figcaption")
HEADLINES = frozenset({"h1", "h2", "h3", "h4"})
MOST_IMAGES = 2_000  # as the column holds
MOST_FIGURES = 2_000
MOST_INSIDE = 60  # of one figure, until one has an address
MOST_PICTURES = 50  # asked for a caption; a story's own stand before those of the stories below it
SHARED = (
    "og:image", "og:image:url", "og:image:secure_url", "twitter:image", "twitter:image:src",
    "image", "thumbnailurl",
)  # fmt: skip
SIZE = re.compile(  # begins with one sign of a set, for which text is searched fast, and looks back
    r"[-_/\d?#](?:(?<=[-_/])\d{2,4}x\d{2,4}|(?<=[-_])\d{3,4}(?=\.)|(?<=\d)\d{1,3}x\d{2,4}|"
    r"(?<=[?#]).*$)"
)
# Of pictures among the paragraphs, which count where a page has no other.
PARAGRAPH = 60  # characters; in scripts of syllables and words that is much
MOST_PARAGRAPHS = 40
LEVELS = 3  # from the element of the paragraphs up to that of the story
STORY = frozenset(["article", "main", "section"])
LISTS = frozenset(["ul", "ol"])
BESIDE = frozenset(["aside", "nav", "footer", "form"]) | LISTS
OUTSIDE = BESIDE | {"header"}
ORNAMENT = re.compile(
    r"\.(?:gif|svg)(?:[?#]|$)|/(?:plugins|themes|icons?|smil\w+|emoji)/", re.IGNORECASE
)
DESIGN = re.compile(r"/(?:plugins|themes?|favicons?|stylesheets)/", re.IGNORECASE)
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
PICTURE_FILE = re.compile(r"\.(?:jpe?g|png|webp|avif|gif)(?:[?#]|$)", re.IGNORECASE)


@dataclass
class Pictures:
    """Pictures found so far, by the name of their file: one in several sizes is one."""

    by_name: dict[str, Image] = field(default_factory=dict)

    def add(self, url: str | None, caption: str | None, credit: str | None) -> None:
        """Keep the picture at *url*; what is known of it already stays."""
        if url is None or url.startswith("data:") or len(self.by_name) >= MOST_IMAGES:
            return
        name = SIZE.sub("", url).rsplit("/", 1)[-1] or url
        known = self.by_name.get(name)
        self.by_name[name] = Image(
            url=known.url if known else url,
            caption=(known.caption if known else None) or readable(caption),
            credit=(known.credit if known else None) or readable(credit),
        )


def images(document: Document) -> tuple[list[Image], list[Provenance]]:
    """Return the pictures of the story, the lead picture first, and where that came from."""
    pictures = Pictures()
    method = ""
    refused = []
    for story in document.stories:
        for value in flat(story.get("image") or story.get("thumbnailUrl")):
            url, *texts = of_metadata(document.meant(value))
            pictures.add(metadata_url(url, document), *texts)
            refused += refused_address("images", url, document)
            method = method or "json_ld"
    if not pictures.by_name:
        for value in (node.get("primaryImageOfPage") for node in document.json_ld):
            url, *texts = of_metadata(document.meant(value))
            pictures.add(metadata_url(url, document), *texts)
            method = "json_ld"
    if not pictures.by_name:
        pictures.add(metadata_url(shared_picture(document), document), None, None)
        method = "opengraph"
    for figure in document.marks.figures[:MOST_FIGURES]:
        if not is_elsewhere(figure):
            pictures.add(*of_figure(figure, document))
    for picture in document.marks.pictures[:MOST_PICTURES]:
        caption = caption_beside(picture)
        url = picture_url(picture, document) if caption is not None else None
        if caption is not None and url and not is_elsewhere(caption):
            pictures.add(url, *caption_and_credit(caption))
    if not pictures.by_name:
        for url in pictures_in_text(document):
            pictures.add(url, None, None)
        method = "in_text"
    found = list(pictures.by_name.values())
    kept = [evidence("images", method, found[0].url, 0.8)] if found else []
    return found, kept + refused


def shared_picture(document: Document) -> str | None:
    """Return the address, as written, of the picture that stands for the page elsewhere."""
    linked = (link.href for link in document.linked("image_src"))
    return document.meta(*SHARED) or next(linked, None)


def metadata_url(written: str | None, document: Document) -> str | None:
    """Return the address that metadata name, None for a logo or what else stands in for one: files
    of a site's design, unless their address has a year.
    """
    url = document.absolute(written)
    if url is None or is_stand_in(url, document):
        return None
    return None if DESIGN.search(url) and not YEAR.search(url) else url


def of_metadata(value: Any) -> tuple[str | None, str | None, str | None]:
    """Return address as written, caption and credit of a picture in JSON-LD."""
    if not isinstance(value, dict):
        return value if isinstance(value, str) else None, None, None
    url = string(value, "url", "contentUrl", "@id")
    if url is None and isinstance(value.get("url"), dict):
        url = string(value["url"], "@id")
    author = next((item for item in flat(value.get("author")) if isinstance(item, dict)), {})
    credit = string(value, "creditText", "copyrightNotice") or string(author, "name")
    caption = string(value, "caption", "description")
    return url, caption, credit


def readable(text: str | None) -> str | None:
    """Return the words of *text*, or None if there are none."""
    return printed(text) or None if text else None


def of_figure(figure: Element, document: Document) -> tuple[str | None, str | None, str | None]:
    """Return address, caption and credit of the picture in a `<figure>`."""
    shown = (picture_url(picture, document) for picture in figure.find("img")[:MOST_INSIDE])
    url = next((url for url in shown if url is not None), None) or background_url(figure, document)
    caption = next(iter(figure.find("figcaption")), None)
    if url is None or caption is None:
        return url, None, None
    return url, *caption_and_credit(caption)


def is_elsewhere(node: Element) -> bool:
    """Tell whether *node* belongs to another story, a menu or an advertisement."""
    current: Element | None = node.parent
    while current is not None and current.tag != "body":
        if current.tag in ("aside", "nav", "footer", "a") or not OTHERS.isdisjoint(current.words):
            return current.tag != "a" or current.has(HEADLINES)
        current = current.parent
    return False


def pictures_in_text(document: Document) -> Iterator[str]:
    """Yield the addresses of the pictures in the element that holds the story's paragraphs."""
    marks = document.marks
    holder = story_holder(document) if marks.pictures or marks.undrawn else None
    if holder is None:
        return
    for node in lead_pictures(document, holder):
        url = picture_url(node, document) or background_url(node, document)
        if url and not is_stand_in(url, document) and not ORNAMENT.search(url):
            yield url
    for picture in marks.pictures[:MOST_PICTURES]:
        url = picture_url(picture, document) if is_in(picture, holder) else None
        if url and not ORNAMENT.search(url):
            yield url
    for node in marks.undrawn:
        written = chain(real(node.attributes.get("poster")), held(node))
        url = first_url(written, document) if is_in(node, holder, BESIDE) else None
        if url and PICTURE_FILE.search(url) and not ORNAMENT.search(url):
            yield url


def story_holder(document: Document) -> Element | None:
    """Return the element around the first paragraph of the story, or one around that which is an
    article.
    """
    paragraphs = document.all("p", MOST_PARAGRAPHS)
    first = next((node for node in paragraphs if len(node.start(PARAGRAPH)) >= PARAGRAPH), None)
    holder = current = first.parent if first is not None else None
    for _ in range(LEVELS):
        if current is None or current.tag == "body":
            break
        if current.tag in STORY:
            return current
        current = current.parent
    return holder if holder is not None and holder.tag != "body" else None


def is_in(picture: Element, holder: Element, outside: frozenset[str] = OUTSIDE) -> bool:
    """Tell whether *picture* stands in *holder*, and there in no link, related story or list but of
    pictures.
    """
    current = picture.parent
    while current is not None and current != holder:
        leads_away = current.tag == "a" and not PICTURE_FILE.search(
            current.attributes.get("href") or ""
        )
        is_aside = current.tag in outside and not (current.tag in LISTS and is_gallery(current))
        if leads_away or is_aside or current.words & RELATED:
            return False
        current = current.parent
    return current is not None


def is_gallery(node: Element) -> bool:
    """Tell whether the list *node* has a picture in each of several items, and leads nowhere."""
    items = node.find("li")
    return (
        1 < len(items) <= MOST_IMAGES
        and not node.find("a")
        and all(item.find("img") for item in items)
    )
