"""Counts as pictures: inline SVG and tables, which scale to a phone and need nothing else.

Text stands in HTML around the shapes, so that it keeps its size; all of it is escaped here.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from html import escape

MOST_COLUMNS = 130  # a phone is about 360 pixels wide: three each, less the gaps
MOST_BARS = 40
SHORT = 16  # characters that need not wrap even on a phone


def bars(counts: Mapping[str, int], name: str) -> str:
    """Return *counts* as a table of horizontal bars, in the order given; *name* is the heading."""
    if not counts:
        return "<p class=none>None.</p>"
    longest = max(counts.values()) or 1
    shown = list(counts.items())[:MOST_BARS]
    rest = len(counts) - len(shown)
    rows = "".join(bar(label, count, count / longest) for label, count in shown)
    more = f"<p class=note>and {rest:,} more</p>" if rest else ""
    return (
        f"<table class=bars><thead><tr><th scope=col>{escape(name)}<th scope=col class=n>count"
        f"<th aria-hidden=true></thead><tbody>{rows}</tbody></table>{more}"
    )


def bar(label: str, count: int, share: float) -> str:
    """Return one row of a table of bars."""
    return (
        f"<tr><th scope=row>{escape(label)}<td class=n>{count:,}<td aria-hidden=true>"
        f'<svg class=bar viewBox="0 0 100 10" preserveAspectRatio=none>'
        f'<rect width="{share * 100:.2f}" height=10 /></svg>'
    )


def timeline(days: Mapping[str, int]) -> str:
    """Return counts by day (`yyyy-mm-dd`) as columns over time, by day, month or year as fits."""
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
    label = f"Articles per {unit} from {names[0]} to {names[-1]}, at most {highest:,}"
    return (
        f"<figure><figcaption>per {unit}, at most {highest:,}</figcaption>"
        f'<svg class=timeline viewBox="0 0 100 100" preserveAspectRatio=none role=img '
        f'aria-label="{label}">{columns}</svg><div class=axis>{axis}</div></figure>'
    )


def over_time(days: Mapping[str, int]) -> tuple[str, dict[str, int]]:
    """Return the finest unit that gives few enough columns, and the counts by it without gaps.

    >>> over_time({"2026-10-30": 2, "2026-11-01": 1})
    ('day', {'2026-10-30': 2, '2026-10-31': 0, '2026-11-01': 1})
    >>> over_time({"2025-11-30": 2, "2026-02-01": 1, "2026-02-28": 1})[0]
    'day'
    >>> list(over_time({"2001-11-30": 2, "2002-02-01": 1, "2010-02-28": 1})[1])[1:3]
    ['2001-12', '2002-01']
    """
    first, last = date.fromisoformat(min(days)), date.fromisoformat(max(days))
    span = (last - first).days + 1
    months = [f"{n // 12:04d}-{n % 12 + 1:02d}" for n in range(month(first), month(last) + 1)]
    if span <= MOST_COLUMNS:
        unit, names = "day", [str(first + timedelta(number)) for number in range(span)]
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
        parts += f'<rect class="{escape(name)}" x="{at:.3f}" width="{100 * count / total:.3f}" '
        parts += f"height=10><title>{escape(name)}: {count:,}</title></rect>"
        at += 100 * count / total
    legend = "".join(
        f'<li class="{escape(name)}">{escape(name)} <b>{count:,}</b> {count / total:.1%}'
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
    head = "".join(f"<th scope=col><span>{escape(column)}</span>" for column in heads)
    body = "".join(
        f"<tr><th scope=row>{escape(label)}" + "".join(heat(shares[column]) for column in heads)
        for label, shares in list(rows.items())[:MOST_BARS]
    )
    return (
        f"<div class=wide><table class=heat><thead><tr><th scope=col>{escape(name)}{head}</thead>"
        f"<tbody>{body}</tbody></table></div>"
    )


def heat(share: float) -> str:
    """Return one cell of a heat table; a share is never rounded up to all or down to none."""
    percent = min(99, max(1, round(share * 100))) if 0 < share < 1 else round(share * 100)
    return f'<td style="--share:{share:.2f}"{" class=full" if share > 0.55 else ""}>{percent}'


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return *rows* of text as a table; numbers and hashes keep to one line."""
    head = "".join(f"<th scope=col>{escape(text)}" for text in heads)
    body = "".join("<tr>" + "".join(map(plain_cell, row)) for row in rows)
    return f"<div class=wide><table><thead><tr>{head}</thead><tbody>{body}</tbody></table></div>"


def plain_cell(text: str) -> str:
    """Return one cell of a plain table."""
    is_number = text[:1].isdigit() and len(text) <= SHORT
    return f"<td{' class=whole' if is_number else ''}>{escape(text)}"
