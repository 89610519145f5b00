"""Counts as pictures: inline SVG and tables, which scale to a phone and need nothing else.

Text stands in HTML around the shapes, so that it keeps its size; all of it is escaped here. No
library of charts draws them: those that a package carries (Vega, Plotly, Bokeh) are megabytes of
script that ask for inline styles or `eval`, which the pages' policy refuses; Matplotlib's paths
differ between versions; and none gives a table that can be read aloud.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence

from pipelines.reporting.markup import link, text

MOST_BARS = 40
SHORT = 16  # characters that need not wrap even on a phone


def bars(counts: Mapping[str, int], name: str, to: Callable[[str], str] | None = None) -> str:
    """Return *counts* as a table of horizontal bars, in the order given; *name* is the heading.

    Where *to* is given, each label is a link to what it returns.
    """
    if not counts:
        return "<p class=none>None.</p>"
    longest = max(counts.values()) or 1
    shown = list(counts.items())[:MOST_BARS]
    rest = len(counts) - len(shown)
    rows = "".join(
        bar(link(to(label), label) if to else text(label), count, count / longest)
        for label, count in shown
    )
    more = f"<p class=note>and {rest:,} more</p>" if rest else ""
    return (
        f"<table class=bars><caption class=hidden>Counts by {text(name)}</caption><thead><tr>"
        f"<th scope=col>{text(name)}<th scope=col class=n>count<td></thead>"
        f"<tbody>{rows}</tbody></table>{more}"
    )


def bar(label: str, count: int, share: float) -> str:
    """Return one row of a table of bars; *label* is HTML."""
    return (
        f"<tr><th scope=row>{label}<td class=n>{count:,}<td aria-hidden=true>"
        f'<svg class=bar viewBox="0 0 100 10" preserveAspectRatio=none>'
        f'<rect width="{share * 100:.2f}" height=10 /></svg>'
    )


def stacked(counts: Mapping[str, int]) -> str:
    """Return *counts* as one bar of parts with a legend; the part's name picks its colour."""
    total = sum(counts.values()) or 1
    at = 0.0
    parts = ""
    for name, count in counts.items():
        parts += f'<rect class="{text(name)}" x="{at:.3f}" width="{100 * count / total:.3f}" '
        parts += f"height=10><title>{text(name)}: {count:,}</title></rect>"
        at += 100 * count / total
    legend = "".join(
        f'<li class="{text(name)}">{text(name)} <b>{count:,}</b> {count / total:.1%}'
        for name, count in counts.items()
    )
    return (
        '<svg class=stacked viewBox="0 0 100 10" preserveAspectRatio=none aria-hidden=true>'
        f"{parts}</svg><ul class=legend>{legend}</ul>"
    )


def heat_table(rows: Mapping[str, Mapping[str, float]], name: str) -> str:
    """Return shares (0 to 1) by row and column as a table whose cells are the darker the fuller."""
    if not rows:
        return "<p class=none>None.</p>"
    heads = list(next(iter(rows.values())))
    body = [
        (label, "".join(heat(shares[column]) for column in heads))
        for label, shares in list(rows.items())[:MOST_BARS]
    ]
    return whole_table(
        f"Shares by {name}, per cent",
        (name, *heads),
        [f"<tr><th scope=row>{text(label)}{cells}" for label, cells in body],
        "heat",
    )


def heat(share: float) -> str:
    """Return one cell of a heat table; a share is never rounded up to all or down to none."""
    percent = min(99, max(1, round(share * 100))) if 0 < share < 1 else round(share * 100)
    return f"<td class=h{percent // 10}>{percent}"


def table(caption: str, heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return *rows* of text as a table; numbers and hashes keep to one line."""
    return whole_table(caption, heads, ["<tr>" + "".join(map(plain_cell, row)) for row in rows], "")


def whole_table(caption: str, heads: Sequence[str], lines: Iterable[str], name: str) -> str:
    """Return *lines*, each a row as HTML, as a table of the class *name*.

    One that is wider than the page is scrolled, by keyboard too.
    """
    head = "".join(f"<th scope=col><span>{text(one)}</span>" for one in heads)
    return (
        f'<div class=wide tabindex=0 role=region aria-label="{text(caption)}">'
        f'<table class="{name}">'
        f"<caption class=hidden>{text(caption)}</caption><thead><tr>{head}</thead>"
        f"<tbody>{''.join(lines)}</tbody></table></div>"
    )


def plain_cell(given: str) -> str:
    """Return one cell of a plain table."""
    is_number = given[:1].isdigit() and len(given) <= SHORT
    return f"<td{' class=whole' if is_number else ''}>{text(given)}"
