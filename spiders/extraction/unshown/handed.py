"""What a page holds and does not show: its scripts, values that elements hand to them, markup."""

import re
from collections.abc import Iterator
from html import unescape

SCRIPT = re.compile(r"<script\b([^>]*)>(.*?)</script", re.DOTALL | re.IGNORECASE)
# A value that an element hands to its script, quotation marks escaped.
ATTRIBUTE = re.compile(r'\s[:\w-]+="([\[{][^"<>]{400,})"')
# Markup that an element hands to its script, or an `<iframe>` shows as a page of its own.
IN_ATTRIBUTE = re.compile(r'\s[:\w-]+="(\s{0,99}(?:<|&lt;)[a-zA-Z][^"]{400,})"')
UNSHOWN = re.compile(r"<(noscript|template|textarea)\b[^>]*>(.*?)</\1", re.DOTALL | re.IGNORECASE)
SEVERAL = 2  # paragraphs; one alone is a teaser or a notice
# How Angular writes the state that it hands over.
REFERENCES = (("&q;", '"'), ("&s;", "'"), ("&l;", "<"), ("&g;", ">"), ("&a;", "&"))


def scripts_in(html: str) -> list[str]:
    """Return the scripts of a page but for its JSON-LD, and what attributes hand to scripts."""
    scripts = [bare(found[2]) for found in SCRIPT.finditer(html) if "ld+json" not in found[1]]
    return scripts + [unescape(found[1]) for found in ATTRIBUTE.finditer(html)]


def bare(script: str) -> str:
    """Return *script* without the references by which Angular hands over its state."""
    if script.lstrip().startswith("{&q;"):
        for reference, sign in REFERENCES:
            script = script.replace(reference, sign)
    return script


def markup_in(html: str, scripts: list[str]) -> Iterator[str]:
    """Yield markup of several paragraphs that a page does not show, the likeliest first.

    Where no script runs; for a script to show, in an element, an attribute or a script of another
    type; commented out, until a reader scrolls to it.
    """
    for found in UNSHOWN.finditer(html):
        yield from several(unescape(found[2]) if found[1].lower() == "textarea" else found[2])
    for script in scripts:
        if script.lstrip().startswith("<"):
            yield from several(script)
    for found in IN_ATTRIBUTE.finditer(html):
        yield from several(unescape(found[1]))
    for part in html.split("<!--")[1:]:
        yield from several(part.partition("-->")[0])


def several(markup: str) -> Iterator[str]:
    """Yield *markup* if it has several paragraphs."""
    if markup.count("<p") >= SEVERAL:
        yield markup
