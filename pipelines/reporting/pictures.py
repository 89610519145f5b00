"""Counts as pictures: inline SVG and tables, which scale to a phone and need nothing else.

Text stands in HTML around the shapes, so that it keeps its size; all of it is escaped here. No
library of charts draws them: those that a package carries (Vega, Plotly, Bokeh) are megabytes of
script that ask for inline styles or `eval`, which the pages' policy refuses; Matplotlib's paths
differ between versions; and none gives a table that can be read aloud.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date

from pipelines.reporting.markup import link, text

MOST_COLUMNS = 130  # a phone is about 360 pixels wide: three each, less the gaps
LEAST_COLUMNS = 15  # a day alone is no slab as wide as the page, but one within two weeks
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


def timeline(days: Mapping[str, int]) -> str:
    """Return articles by the day that their publisher prints (`yyyy-mm-dd`) as columns over time.

    A column is a day, a month or a year, as fits.
    """
    if not days:
        return "<p class=none>None.</p>"
    unit, counts = over_time(days)
    highest = max(counts.values())
    width = 100 / len(counts)
    columns = "".join(
        f'<rect x="{place * width:.3f}" y="{100 - 100 * count / highest:.2f}" '
        f'width="{width * 0.82:.3f}" height="{100 * count / highest:.2f}">'
        f"<title>{when}: {count:,}</title></rect>"
        for place, (when, count) in enumerate(counts.items())
        if count
    )
    names = list(counts)
    ends = [names[0], names[len(names) // 2], names[-1]] if len(names) > 2 else names
    axis = "".join(f"<span>{when}</span>" for when in ends)
    label = f"Articles per {unit} from {min(days)} to {max(days)}, at most {highest:,}"
    return (
        f"<figure><figcaption>per {unit} as publishers print it, each in its own time zone; "
        f"at most {highest:,}</figcaption>"
        f'<svg class=timeline viewBox="0 0 100 100" preserveAspectRatio=none role=img '
        f'aria-label="{label}">{columns}</svg><div class=axis>{axis}</div></figure>'
    )


def over_time(days: Mapping[str, int]) -> tuple[str, dict[str, int]]:
    """Return the finest unit that gives few enough columns, and the counts by it without gaps.

    Few days stand amid days without any.

    >>> unit, counts = over_time({"2026-10-30": 2, "2026-11-01": 1})
    >>> unit, len(counts), list(counts.items())[6:9]
    ('day', 15, [('2026-10-30', 2), ('2026-10-31', 0), ('2026-11-01', 1)])
    >>> over_time({"2025-11-30": 2, "2026-02-01": 1, "2026-02-28": 1})[0]
    'day'
    >>> list(over_time({"2001-11-30": 2, "2002-02-01": 1, "2010-02-28": 1})[1])[1:3]
    ['2001-12', '2002-01']
    """
    first, last = date.fromisoformat(min(days)), date.fromisoformat(max(days))
    span = (last - first).days + 1
    months = [f"{n // 12:04d}-{n % 12 + 1:02d}" for n in range(month(first), month(last) + 1)]
    if span <= MOST_COLUMNS:
        begin = first.toordinal() - max(0, LEAST_COLUMNS - span) // 2
        begin = max(1, min(begin, date.max.toordinal() - LEAST_COLUMNS + 1))
        numbers = range(begin, max(last.toordinal() + 1, begin + LEAST_COLUMNS))
        unit, names = "day", [str(date.fromordinal(number)) for number in numbers]
    elif len(months) <= MOST_COLUMNS:
        unit, names = "month", months
    else:
        unit, names = "year", [f"{year:04d}" for year in range(first.year, last.year + 1)]
    counts = dict.fromkeys(names, 0)
    for day, count in days.items():
        counts[day[: len(names[0])]] += count
    return unit, counts


def month(day: date) -> int:
    """Return the number of a day's month, counted from the year 0."""
    return day.year * 12 + day.month - 1


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
