"""Markdown that shows what pages wrote and does nothing else."""

import html
import re
from collections.abc import Mapping

from schemas.printable import UNSEEN

LISTED = 200  # lines of one table: a hub cuts a longer card off
# What GitHub and others make a link or a mention of, after all marks are read: a character of no
# width within keeps them from it.
LIVE = re.compile(r"@|#(?=\d)|:(?=//)|\bwww(?=\.)", re.IGNORECASE)
BREAK = "&#8203;"
MARKS = "\\`*_{}[]()#+!|~-"
KEPT_OFF = re.compile(rf"\\([{re.escape(MARKS)}])|{BREAK}|&(?:amp|lt|gt);")  # as `markdown` does


def cell(text: str) -> str:
    """Return *text* so that it stays within one cell of a Markdown table."""
    return text.replace("|", "\\|").replace("\n", " ")


def markdown(text: str) -> str:
    r"""Return *text*, which a page wrote, so that Markdown and HTML show it and do nothing else.

    >>> print(markdown("<b>*Hello* [you](x)|"))
    &lt;b&gt;\*Hello\* \[you\]\(x\)\|
    >>> print(markdown("@ada https://x.example"))
    @&#8203;ada https:&#8203;//x.example
    """
    text = UNSEEN.sub(" ", text)
    for mark in MARKS:
        text = text.replace(mark, f"\\{mark}")
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return " ".join(LIVE.sub(rf"\g<0>{BREAK}", text).split())


def plain(text: str) -> str:
    r"""Return Markdown as a terminal shows it, where nothing has to be kept from having an effect.

    >>> print(plain(markdown("a-b <c> @ada")))
    a-b <c> @ada
    """
    return KEPT_OFF.sub(lambda found: found[1] or unescaped(found[0]), text)


def unescaped(reference: str) -> str:
    """Return the character that *reference* stands for; nothing for one of no width."""
    return "" if reference == BREAK else html.unescape(reference)


def counts_table(counts: Mapping[str, int], name: str, number: str) -> str:
    """Return *counts* as a Markdown table, in the order given; a long one ends with the rest."""
    if not counts:
        return f"No {number}.\n"
    shown = dict(list(counts.items())[:LISTED])
    rows = "".join(f"| {markdown(key)} | {count:,} |\n" for key, count in shown.items())
    if rest := len(counts) - len(shown):
        rows += f"| {rest:,} more | {sum(counts.values()) - sum(shown.values()):,} |\n"
    return f"| {name} | {number} |\n|---|---:|\n{rows}"
