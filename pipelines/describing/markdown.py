"""Markdown that shows what pages wrote and does nothing else."""

import re
from collections.abc import Mapping

from schemas.printable import UNSEEN

LISTED = 200  # lines of one table: a hub cuts a longer card off
# What GitHub and others make a link or a mention of, after all marks are read: a character of no
# width within keeps them from it.
LIVE = re.compile(r"@|#(?=\d)|:(?=//)|\bwww(?=\.)", re.IGNORECASE)
BREAK = "&#8203;"


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
    for mark in "\\`*_{}[]()#+!|~-":
        text = text.replace(mark, f"\\{mark}")
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return " ".join(LIVE.sub(rf"\g<0>{BREAK}", text).split())


def counts_table(counts: Mapping[str, int], name: str, number: str) -> str:
    """Return *counts* as a Markdown table, in the order given; a long one ends with the rest."""
    if not counts:
        return f"No {number}.\n"
    shown = dict(list(counts.items())[:LISTED])
    rows = "".join(f"| {markdown(key)} | {count:,} |\n" for key, count in shown.items())
    if rest := len(counts) - len(shown):
        rows += f"| {rest:,} more | {sum(counts.values()) - sum(shown.values()):,} |\n"
    return f"| {name} | {number} |\n|---|---:|\n{rows}"
