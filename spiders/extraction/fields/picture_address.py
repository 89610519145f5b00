"""An `<img>` -> the address of what it shows, where pages load it late, in sizes or not at all."""

import re
from collections.abc import Iterator

from spiders.extraction.fields.site_names import folded_site_names
from spiders.extraction.page import Document, Element, properties
from spiders.extraction.wording import listed, unescaped, words_of

SMALLEST = 100  # pixels of a side, below which a picture is an icon or a portrait
LATE = (
    "data-src", "data-original", "data-lazy-src", "data-url", "data-lazy", "data-original-src",
    "data-image", "data-hi-res-src", "data-full-src", "data-img-src",
)  # fmt: skip
SETS = ("srcset", "data-srcset", "data-lazy-srcset", "data-original-set")
LATEST = frozenset(  # say that `src` only stands in, perhaps with a picture of few pixels
    ["data-src", "data-lazy-src", "data-original", "data-lazy", "data-srcset", "data-lazy-srcset"]
)
NOT_IT = words_of(  # in names of attributes: another picture, or the one shown enlarged
    "placeholder fallback error default preview blur low lowres lqip small tiny thumb thumbnail "
    "hover mobile print poster iframe video audio full large big zoom hires retina original"
)
LONGEST_SET = 5_000  # characters of a list of sizes
KNOWN = frozenset(["src", *LATE, *SETS])
BOUND = ("data-", "v-", ":")  # beginnings of names of attributes that scripts read
ENDS = ("src", "srcset", "file")  # of other such names
TOKEN = re.compile(r"[^\s\"'(),;|\[\]{}]+")  # in an attribute of a script's own: perhaps an address
FILE = re.compile(r"\.(?:jpe?g|png|webp|avif)(?:\?|$)", re.IGNORECASE)
ADDRESS = re.compile(r"(?:/|http)\S*$")
BACKGROUND = re.compile(r"\burl\(\s*[\"']?([^\"'()\s]{2,2000})", re.IGNORECASE)
OTHERS = frozenset(["img", "source", "script", "iframe", "video", "audio"])  # no background
ADDRESSED = listed("url, contenturl")
DRAWN = ("-img", "-image")  # ends of names of a site's own elements that stand for <img>
SIZED = re.compile(r"([^\s,]\S*[^\s,])(?:\s+([\d.]{1,8})[wx])?\s*(?:,|$)")
WRITTEN = re.compile(r"<img\b[^>]{0,2000}?\ssrc=[\"']?([^\"'\s>]{1,2000})", re.IGNORECASE)
WORD = re.compile(r"[a-z]+")
STANDING_IN = words_of(  # words of the files that stand where no picture is
    "logo logos placeholder avatar blank spacer pixel transparent default loading lazy lazyload "
    "fallback noimage nophoto none sprite icon favicon dummy empty clear trans preloader loader "
    "spinner"
)
BESIDE_THEM = words_of(
    "og fb facebook twitter social share sharing image images img photo thumb thumbnail site "
    "header footer main square large small medium big black white grey gray dark light color rgb "
    "px gif no the of and new article news opengraph open graph card cards amp web schema "
    "publisher ldjson json ms android apple touch play user homepage home wide some presse "
    "press opener"
)
# What is asked for so that somebody counts, and portraits of accounts. It begins with one sign, for
# which text is searched fast.
COUNTED = re.compile(
    r"/(?:/(?:[^/]*\.)?(?:gravatar\.com|doubleclick\.net|scorecardresearch\.com|"
    r"google-analytics\.com)/|tr\b(?<=facebook\.com/tr)|"
    r"(?:pixel|beacon|track(?:ing)?|1x1|count)\.(?:gif|png))",
    re.IGNORECASE,
)


def picture_url(node: Element, document: Document) -> str | None:
    """Return the address of the picture in *node* that is no icon, wherever the page keeps it."""
    attributes = node.attributes
    sides = [attributes.get(side) or "" for side in ("width", "height")]
    if any(side.isdecimal() and len(side) < 5 and int(side) < SMALLEST for side in sides):
        return None
    return first_url(addresses(node), document)


def background_url(figure: Element, document: Document) -> str | None:
    """Return the address of the picture that *figure* shows without an `<img>`: as a background, by
    a script, or stated for machines.
    """
    return first_url((found for node in figure.inside() for found in held(node)), document)


def held(node: Element) -> Iterator[str]:
    """Yield the addresses of pictures that the element *node*, no `<img>`, names."""
    attributes = node.attributes
    if node.tag in OTHERS:
        return
    if node.tag.endswith(DRAWN):
        yield from addresses(node)
    elif node.tag == "image":  # of a drawing
        yield from real(attributes.get("href") or attributes.get("xlink:href"))
    elif not ADDRESSED.isdisjoint(properties(node)):
        yield from real(attributes.get("content"))
    yield from real(attributes.get("data-src"))
    yield from own_attributes(attributes)
    background = BACKGROUND.search((attributes.get("style") or "")[:LONGEST_SET])
    yield from real(background[1] if background else None)


def first_url(found: Iterator[str], document: Document) -> str | None:
    """Return the first of the addresses *found* that is one, and of no picture that stands in."""
    for written in found:
        url = document.absolute(written)
        if url is not None and not is_stand_in(url, document):
            return url
    return None


def addresses(node: Element) -> Iterator[str]:
    """Yield the addresses that *node* and the sources beside it name, the surest first."""
    attributes = node.attributes
    is_named = not LATEST.isdisjoint(attributes)
    own = [] if is_named else list(late_sources(attributes))
    is_late = is_named or bool(own)
    if not is_late:
        yield from real(attributes.get("src"))
    for name in LATE:
        yield from real(attributes.get(name))
    for name in SETS[1:] if is_late else SETS:
        yield from largest(attributes.get(name))
    for url in own:
        yield from real(url)
    if is_late:  # what is shown until then
        yield from real(attributes.get("src"))
        yield from largest(attributes.get("srcset"))
    yield from own_attributes(attributes)
    parent = node.parent
    if parent is None:
        return
    if parent.tag == "picture":
        for source in parent.find("source"):
            for name in SETS:
                yield from largest(source.attributes.get(name))
    for written in parent.find("noscript"):
        for inner in written.find("img"):
            yield from real(inner.attributes.get("src"))
        if match := WRITTEN.search(written.text()[:LONGEST_SET]):
            yield unescaped(match[1])


def late_sources(attributes: dict[str, str | None]) -> Iterator[str]:
    """Yield what attributes of a site's own hold for which `src` stands in.

    >>> list(late_sources({"data-native-src": "/a.png", "data-fallback-src": "/b.png"}))
    ['/a.png']
    """
    for name, value in attributes.items():
        is_source = name.startswith("data-") and name.endswith("-src")
        if is_source and NOT_IT.isdisjoint(name.split("-")) and ADDRESS.match(value or ""):
            yield value or ""


def own_attributes(attributes: dict[str, str | None]) -> Iterator[str]:
    """Yield the files of pictures that attributes of a script's own making name."""
    for name, value in attributes.items():
        is_read = name in KNOWN and "{" not in (value or "")
        if is_read or not (name.startswith(BOUND) or name.endswith(ENDS)):
            continue
        if "srcset" in name:
            yield from largest(value)
        elif "src" in name and ADDRESS.match(value or ""):
            yield from real(value)
        else:
            text = (value or "")[:LONGEST_SET].replace("\\/", "/")  # as JSON may write it
            yield from filter(FILE.search, TOKEN.findall(text))


def real(value: str | None) -> Iterator[str]:
    """Yield *value* if it is an address and no picture of its own, nor a template."""
    if value and not value.startswith(("data:", "about:", "blob:", "#")) and "{" not in value:
        yield value


def largest(value: str | None) -> Iterator[str]:
    """Yield the largest of a list of sizes."""
    found = SIZED.findall((value or "")[:LONGEST_SET])
    found.sort(key=lambda pair: -float(pair[1]) if pair[1].replace(".", "", 1).isdecimal() else 0.0)
    for url, _ in found[:1]:
        yield from real(url)


def is_stand_in(url: str, document: Document) -> bool:
    """Tell whether *url* is of a logo, a placeholder or of what counts readers.

    So its file is named, with no word of a story.
    """
    if COUNTED.search(url):
        return True
    name = url.partition("?")[0].rstrip("/").rpartition("/")[2].lower()
    words = [without_logo(word) for word in WORD.findall(name.rpartition(".")[0] or name)]
    if STANDING_IN.isdisjoint(words):
        return False
    known = STANDING_IN | BESIDE_THEM
    others = [word for word in words if word not in known and len(word) > 1]
    site = folded_site_names(document)
    return not others or any("".join(others) in name for name in site)


def without_logo(word: str) -> str:
    """Return *word*, or "logo" where it ends so: "shoplogo".

    >>> without_logo("shoplogo"), without_logo("shop")
    ('logo', 'shop')
    """
    return "logo" if word.endswith("logo") else word
