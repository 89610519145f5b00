"""XML, sound or not -> its tags, each with the text behind it; every `<` begins a token."""

import re
from collections.abc import Callable
from html import unescape

# Groups: of a start tag 1 name, 2 attributes, 3 text, and 4 the text behind the end where an
# element holds text alone; of an end tag 5 name, 6 text behind; of CDATA 7 itself, 8 text behind;
# 9 the text behind a comment or the like; 10 a `<` that begins nothing, and its text.
# A match's `lastindex` tells which it is.
TOKEN = re.compile(
    r"<([^\W\d][^\s<>/]*)([^<>]*)>([^<]*)(?:</\1\s*>([^<]*))?"
    r"|</([^\W\d][^\s<>]*)\s*>([^<]*)"
    r"|<!\[CDATA\[(.*?)\]\]>([^<]*)"
    r"|<(?:!--.*?-->|\?[^<>]*>|![A-Za-z][^<>]*>)([^<]*)"
    r"|(<[^<]*)",
    re.DOTALL,
)
START, ELEMENT, END, CDATA, PASSED, STRAY = 3, 4, 6, 8, 9, 10
ENDED_BY = (("<![CDATA[", "]]>"), ("<!--", "-->"))
PROLOG = re.compile(
    r"\s+|<\?.*?(?:\?>|\Z)|<!--.*?(?:-->|\Z)|<![^>\[]*(?:\[.*?(?:\]\s*>|\Z)|>|\Z)", re.DOTALL
)
ROOT = re.compile(r"<((?:[\w.-]+:)?([A-Za-z][\w.-]*))")
LISTING = re.compile(r"<(?:[\w.-]+:)?(?:urlset|sitemapindex|rss|rdf|feed)[\s>]", re.IGNORECASE)
HTML = re.compile(r"(?:<!doctype\s+html\b|<html\b)", re.IGNORECASE)
ATTRIBUTE = re.compile(r"([\w:.-]{1,40})\s{0,9}=\s{0,9}(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
MOST_ATTRIBUTES = 4_000  # characters of one tag
REFERENCE = re.compile(r"&(?:amp|lt|gt|quot|apos|#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6});")
FIVE = {"&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&apos;": "'"}
MOST_IN_FRONT = 65_536  # characters of warnings and notices


def root_of(text: str) -> re.Match[str] | None:
    """Return the first element of *text* (1 its name, 2 that without prefix), or None.

    What stands in front of a sitemap or feed is passed over: servers print their warnings there.

    >>> root_of("<?xml version='1.0'?><!-- news --><n:urlset>")[2]
    'urlset'
    >>> root_of("Notice: no zone in <b>x.php</b> <?xml version='1.0'?><rss>")[2]
    'rss'
    """
    position = 0
    while skipped := PROLOG.match(text, position):
        position = skipped.end()
    first = ROOT.match(text, position)
    if HTML.search(text, 0, position + len("<html ")):
        return first
    listing = LISTING.search(text, position, position + MOST_IN_FRONT)
    return ROOT.match(text, listing.start()) if listing else first


def with_ends(text: str) -> str:
    """Return *text* without the marks that begin a comment or CDATA which nothing ends."""
    for mark, end in ENDED_BY:
        last = text.rfind(end) + 1
        if text.find(mark, last) >= 0:
            text = text[:last] + text[last:].replace(mark, "")
    return text


def unescaped(text: str) -> str:
    """Return *text* with XML's own five entities and numbers read; all others stay.

    >>> unescaped("Fish&#32;&amp; chips &copy=2 &eacute;")
    'Fish & chips &copy=2 &eacute;'
    """
    if "&" not in text:
        return text
    return REFERENCE.sub(lambda found: FIVE.get(found[0]) or unescape(found[0]), text)


def attributes_of(text: str, read: Callable[[str], str] = unescaped) -> dict[str, str]:
    """Return the attributes written in *text*, the inside of a tag; of two of a name the first.

    *read* resolves the references in a value: HTML has more of them than XML.
    """
    pairs = dict[str, str]()
    for name, double, single, bare in ATTRIBUTE.findall(text[:MOST_ATTRIBUTES]):
        pairs.setdefault(name.lower(), read(double or single or bare).strip())
    return pairs
