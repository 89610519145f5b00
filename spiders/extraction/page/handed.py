"""The scripts of a page, and the values that its elements hand to them."""

import re
from html import unescape

SCRIPT = re.compile(r"<script\b([^>]*)>(.*?)</script", re.DOTALL | re.IGNORECASE)
# A value that an element hands to its script, quotation marks escaped.
ATTRIBUTE = re.compile(r'\sdata-[\w-]+="([\[{][^"<>]{400,})"')
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
