"""Articles by day of publication as a picture: columns over time, by day, month or year as fits."""

from collections.abc import Mapping
from datetime import date
from itertools import accumulate

MOST_COLUMNS = 130  # a phone is about 360 pixels wide: three each, less the gaps
LEAST_COLUMNS = 15  # a day alone is no slab as wide as the page, but one within two weeks
EARLIER = 20  # one article in so many may be left out of the picture: an archive's, put online


def timeline(days: Mapping[str, int]) -> str:
    """Return articles by the day that their publisher prints (`yyyy-mm-dd`) as columns over time.

    A few that are far older than the others are told in words: they would leave one column to all.
    """
    if not days:
        return "<p class=none>None.</p>"
    first = first_drawn(days)
    drawn = {day: count for day, count in days.items() if day >= first}
    unit, counts = over_time(drawn)
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
    label = f"Articles per {unit} from {first} to {max(days)}, at most {highest:,}"
    earlier = sum(count for day, count in days.items() if day < first)
    rest = f"; {earlier:,} from before, since {min(days)}, not drawn" if earlier else ""
    return (
        f"<figure><figcaption>per {unit} as publishers print it, each in its own time zone; "
        f"at most {highest:,}{rest}</figcaption>"
        f'<svg class=timeline viewBox="0 0 100 100" preserveAspectRatio=none role=img '
        f'aria-label="{label}">{columns}</svg><div class=axis>{axis}</div></figure>'
    )


def first_drawn(days: Mapping[str, int]) -> str:
    """Return the first of *days* that is drawn: as early as it can be, if the unit is to be as fine
    as it would be without one article in twenty.

    >>> first_drawn({"1884-11-17": 1, "2026-11-16": 12, "2026-11-17": 30})
    '2026-11-16'
    >>> first_drawn({"2024-11-17": 4, "2026-11-16": 12, "2026-11-17": 30})
    '2024-11-17'
    """
    ordered = sorted(days)
    before = [0, *accumulate(days[day] for day in ordered)]
    most = before[-1] // EARLIER
    may_begin = [day for day, left in zip(ordered, before, strict=False) if left <= most]
    finest = unit_of(may_begin[-1], ordered[-1])
    return next(day for day in may_begin if unit_of(day, ordered[-1]) == finest)


def unit_of(first: str, last: str) -> str:
    """Return the finest unit in which *first* to *last* have few enough columns."""
    begin, end = date.fromisoformat(first), date.fromisoformat(last)
    if (end - begin).days < MOST_COLUMNS:
        return "day"
    return "month" if month(end) - month(begin) < MOST_COLUMNS else "year"


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
    unit = unit_of(min(days), max(days))
    if unit == "day":
        names = amid(first.toordinal(), last.toordinal())
    elif unit == "month":
        numbers = range(month(first), month(last) + 1)
        names = [f"{number // 12:04d}-{number % 12 + 1:02d}" for number in numbers]
    else:
        names = [f"{year:04d}" for year in range(first.year, last.year + 1)]
    counts = dict.fromkeys(names, 0)
    for day, count in days.items():
        counts[day[: len(names[0])]] += count
    return unit, counts


def amid(first: int, last: int) -> list[str]:
    """Return the days from *first* to *last*, ordinals both, and more around if these are few."""
    begin = first - max(0, LEAST_COLUMNS - (last - first + 1)) // 2
    begin = max(1, min(begin, date.max.toordinal() - LEAST_COLUMNS + 1))
    end = max(last, begin + LEAST_COLUMNS - 1)
    return [str(date.fromordinal(number)) for number in range(begin, end + 1)]


def month(day: date) -> int:
    """Return the number of a day's month, counted from the year 0."""
    return day.year * 12 + day.month - 1
