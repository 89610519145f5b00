"""The figures of the version before beside today's: rows, articles by publisher, fill, lengths."""

from collections.abc import Iterable, Mapping

from pipelines.counting import ReleaseStatistics
from pipelines.reporting.markup import text
from pipelines.reporting.pictures import whole_table
from schemas.release import Manifest, VersionFigures

QUANTILES = {"p10": "lowest tenth", "p50": "middle", "p90": "highest tenth"}
MOST_LINES = 30  # of publishers and columns: those that changed most


def beside(
    manifest: Manifest, statistics: ReleaseStatistics, previous: VersionFigures | None
) -> str:
    """Return the section that tells both versions; nothing in the first version."""
    if previous is None:
        return ""
    tables = [
        line(name, previous.rows[name], count)
        for name, count in manifest.rows.items()
        if name in previous.rows
    ]
    total = statistics.total
    words = [
        line(f"words, {QUANTILES[n]}", previous.words[n], c)
        for n, c in total.words.items()
        if previous.words
    ]
    parts = [both("Rows and lengths", "figure", [*tables, *words])]
    if previous.publishers:
        lines = counts_lines(previous.publishers, manifest.publishers)
        parts.append(both("Articles by publisher", "publisher", lines))
    if previous.fill:
        lines = shares_lines(previous.fill, total.fill)
        parts.append(both("Fill rates that changed", "column", lines))
    return (
        f"<section><h2>Beside the version before</h2><p>{text(previous.version)} has captures "
        f"until {previous.last_capture:%Y-%m-%d}, this one until {manifest.last_capture:%Y-%m-%d}."
        f"</p><div class=pair>{''.join(parts)}</div></section>"
    )


def both(heading: str, name: str, lines: list[str]) -> str:
    """Return a table of both versions under its heading."""
    heads = (name, "before", "now", "change")
    shown = whole_table(heading, heads, lines, "numbers") if lines else "<p class=none>None.</p>"
    return f"<div><h3>{heading}</h3>{shown}</div>"


def counts_lines(before: Mapping[str, int], now: Mapping[str, int]) -> list[str]:
    """Return a line each of the keys whose counts changed most."""
    keys = sorted(
        before.keys() | now.keys(),
        key=lambda one: (-abs(now.get(one, 0) - before.get(one, 0)), one),
    )
    return [line(key, before.get(key, 0), now.get(key, 0)) for key in keys[:MOST_LINES]]


def shares_lines(before: Mapping[str, float], now: Mapping[str, float]) -> list[str]:
    """Return a line each of the columns whose shares changed most, of those that did."""
    changed = [key for key in before.keys() & now.keys() if before[key] != now[key]]
    changed.sort(key=lambda one: (-abs(now[one] - before[one]), one))
    return [
        cells(
            key, f"{before[key]:.1%}", f"{now[key]:.1%}", f"{(now[key] - before[key]) * 100:+.1f}"
        )
        for key in changed[:MOST_LINES]
    ]


def line(name: str, before: int, now: int) -> str:
    """Return the line of one count."""
    return cells(name, f"{before:,}", f"{now:,}", f"{now - before:+,}" if now != before else "0")


def cells(name: str, *numbers: Iterable[str]) -> str:
    """Return one line of a table of numbers."""
    return f"<tr><th scope=row>{text(name)}" + "".join(f"<td class=n>{one}" for one in numbers)
