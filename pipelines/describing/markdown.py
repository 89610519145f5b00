"""Markdown that shows what pages wrote and does nothing else."""

import re
from collections.abc import Mapping

LISTED = 200  # lines of one table: a hub cuts a longer card off
# Control characters, and those that turn the direction of all text behind them (UAX 9).
UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def cell(text: str) -> str:
    """Return *text* so that it stays within one cell of a Markdown table."""
    return text.replace("|", "\\|").replace("\n", " ")


def markdown(text: str) -> str:
    r"""Return *text*, which a page wrote, so that Markdown and HTML show it and do nothing else.

    >>> print(markdown("<b>*Hello* [you](x)|"))
    &lt;b&gt;\*Hello\* \[you\]\(x\)\|
    """
    text = UNSEEN.sub(" ", text)
    for mark in "\\`*_{}[]()#+!|~-":
        text = text.replace(mark, f"\\{mark}")
    return " ".join(text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").split())


def counts_table(counts: Mapping[str, int], name: str, number: str) -> str:
    """Return *counts* as a Markdown table, in the order given; a long one ends with the rest."""
    if not counts:
        return f"No {number}.\n"
    shown = dict(list(counts.items())[:LISTED])
    rows = "".join(f"| {markdown(key)} | {count:,} |\n" for key, count in shown.items())
    if rest := len(counts) - len(shown):
        rows += f"| {rest:,} more | {sum(counts.values()) - sum(shown.values()):,} |\n"
    return f"| {name} | {number} |\n|---|---:|\n{rows}"
