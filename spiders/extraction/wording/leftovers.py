"""Metadata with markup in it -> the words that were meant.

What was escaped once too often holds references and tags, what a template left unfilled its marks.
Only what is surely such is undone, and nothing in a text that tells of markup itself. What a page
shows its readers is never touched: to them it says just that.
"""

import html
import re
from html.entities import html5

REFERENCE = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
BLOCKS = "p|div|h[1-6]|li|ul|ol|blockquote"
TAG = re.compile(
    rf"<(/?)(a|abbr|b|big|cite|em|font|i|mark|q|s|small|span|strong|sub|sup|u|{BLOCKS})"
    r"(?:\s[^<>]{0,1000})?>",
    re.IGNORECASE,
)
SINGLE = re.compile(  # closed in itself, or with a value that no sentence has
    r"<(?:br|hr|wbr)\s*/>|<!--[^<]{0,1000}?-->|"
    r"<(?:img|source|input|link|meta|br|hr)\s[^<>=]{0,2000}=[^<>]{0,2000}>",
    re.IGNORECASE,
)
TEMPLATE = re.compile(
    r"\{\{[^{}]{0,200}\}\}|\{%[^{}]{0,200}%\}|\$\{[^{}]{0,200}\}|<%[^<>]{0,200}%>|"
    r"\[\[[a-z_][\w.:|-]{0,60}\]\]|\[object Object\]"
)
SHORTCODES = "caption|gallery|embed|video|audio|playlist"
VALUED = r"\s[^\[\]=]{0,500}=[^\[\]]{0,500}"
SHORTCODE = re.compile(  # lower case, and more than a word in brackets: editors write [VIDEO]
    rf"\[caption{VALUED}\][^\[]{{0,1000}}\[/caption\]|"
    rf"\[(?:{SHORTCODES}){VALUED}\]|\[/(?:{SHORTCODES})\]"
)
ON_MARKUP = re.compile(  # the languages that quote markup, and the words for it
    r"\b(?:X?HTML5?|XML|XSS|SVG|CSS|PHP|JSON|YAML|JavaScript|TypeScript|JSX|Jinja2?|Liquid|Twig|"
    r"Handlebars|Mustache|Angular|React|Vue|Markdown|C#|C\+\+|(?i:markup|shortcodes?|templating))(?!\w)|"
    r"[>;]['\"”’]?\s(?i:tags?|elements?|attributes?|entity|entities)\b"
)


def is_on_markup(text: str) -> bool:
    """Tell whether *text* names what quotes markup, so that marks in it may be meant."""
    return ON_MARKUP.search(text) is not None


def has_leftovers(text: str) -> bool:
    """Tell by one look whether *text* may hold any markup."""
    return "&" in text or "<" in text or "{" in text or "[" in text


def dereferenced(text: str) -> str:
    """Return *text* with the character references in it undone that end as they must."""
    return REFERENCE.sub(character, text) if "&" in text else text


def character(found: re.Match[str]) -> str:
    """Return what one reference stands for; itself if its name is none."""
    name = found[0][1:]
    return html.unescape(found[0]) if name[0] == "#" or name in html5 else found[0]


def without_marks(text: str) -> str:
    """Return *text* without what a template or an editor left unfilled in it."""
    if "{" in text or "<%" in text or "[" in text:
        return SHORTCODE.sub("", TEMPLATE.sub("", text))
    return text


def without_tags(text: str) -> str:
    """Return *text* without the tags of those elements of a known name that are closed in it."""
    opened: set[str] = set()
    closed: set[str] = set()
    for mark, name in TAG.findall(text):
        (closed if mark and name in opened else opened).add(name)
    text = TAG.sub(lambda tag: seam(tag[2]) if tag[2] in closed else tag[0], text)
    return SINGLE.sub(" ", text)


def seam(name: str) -> str:
    """Return what stands where a tag of that *name* was: blocks stand apart."""
    return " " if re.fullmatch(BLOCKS, name, re.IGNORECASE) else ""
