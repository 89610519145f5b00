"""Dates and times inside text, in the ways the languages of the world write them."""

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from itertools import chain
from typing import Literal

from spiders.extraction.dates.calendar import CalendarWords, folded_words
from spiders.extraction.dates.parts import PrintedDate
from spiders.extraction.dates.persian import persian_dates

Order = Literal["day_first", "month_first"]
ERAS = {
    "令和": 2018, "平成": 1988, "昭和": 1925, "大正": 1911, "明治": 1867,
    "民國": 1911, "民国": 1911, "r": 2018, "h": 1988, "s": 1925,
}  # fmt: skip
FIRST_YEAR = "元"
AMBIGUOUS_ORDER = "ambiguous_order"
BUDDHIST_YEARS = range(2400, 2700)  # Thai
BUDDHIST_AHEAD = 543
# A colon is a time's between digits, and a label's behind a word.
APART = r"(?<![\d.,/+\-])(?<!\d:)"
YEAR_FIRST = re.compile(
    APART + r"(?:(?P<era>令和|平成|昭和|大正|明治|民國|民国)\s?(?P<era_year>\d{1,3}|元)"
    r"|(?P<year>\d{4}))"
    r"(?:\s?[年년]\s?(?P<month>\d\d?)\s?[月월]\s?(?P<day>\d\d?)\s?[日號号일]"
    r"|\s?(?P<mark>[-/.])\s?(?P<month2>\d\d?)\s?(?P=mark)\s?(?P<day2>\d\d?)(?!\d)\.?)"
)
MINGUO = re.compile(  # as Taiwan's offices write: 112-11-13
    r"(?<![\w./-])(?P<era_year>1[0-3]\d)(?P<mark>[-./])(?P<month2>\d\d?)(?P=mark)"
    r"(?P<day2>\d\d?)(?![\d./-])"
)
INITIALED = re.compile(  # as Japanese offices write: R5.11.13
    r"(?<![\w.])(?P<era>[rhs])(?P<era_year>\d\d?)(?P<mark>[./])(?P<month2>\d\d?)(?P=mark)"
    r"(?P<day2>\d\d?)(?![\d.])"
)
SHORT = re.compile(  # as East Asia writes a year in two digits: 23.11.13
    r"(?<![\w./-])(?<!\d:)(?P<short>\d\d)(?P<mark>[-./])\s?(?P<month2>\d\d?)(?P=mark)\s?"
    r"(?P<day2>\d\d?)(?![\d/-]|\.\d)"
)
SHORT_FORMS = {"ja": (INITIALED, SHORT), "zh": (MINGUO, SHORT), "ko": (SHORT,)}
NUMERIC = re.compile(
    r"(?P<one>\d(?<![\d.,/+\-]\d)(?<!\d:\d)\d?)\s?(?P<mark>[-/.|])\s?(?P<two>\d\d?)\s?(?P=mark)\s?"
    r"(?P<year>\d{4}|(?<=[./])\d\d)(?![\d/\-]|\.\d)"
)
FILLER = (
    r"(?:[\s,،.\-–/’']|de\b|del\b|of\b|d(?=[’'])|ב|(?:\(e\))?ko\b|เดือน|[พค]\.?ศ\.?|ngay\b|gada\b|nam\b|"
    r"m\b|ж\b|оны\b|թ\b|د\b)"
)
ORDINAL = r"(?:st|nd|rd|th|er|re|eme|e|o|º|ª|a|i|η|-?го|日)?"
CLOCK = r"\d\d?:\d\d(?::\d\d)?(?:\s?[ap]\.?m\.?)?(?:\s[a-z]{3,4}(?:[+\-]\d{4})?)?"
PERSIAN_WEEKDAY = re.compile(r"(?:(?<=یک)|(?<=دو)|(?<=چهار)|(?<=پنج))[\s\u200c](?=شنبه)")
PERSIAN_TUESDAY = re.compile(r"(?<=سه)\s(?=شنبه)")  # the calendar joins it by a sign without width
CUT_WORD = re.compile(r"^\w+")
RANGE = re.compile(r"\d\s?[-–—]\s?$")


def forms(month: str) -> tuple[str, ...]:
    """Return the patterns of dates with a month in words, *month* matching those words.

    Those that begin with a number begin with a digit, for which text is searched fast, and look
    back from there.
    """
    name = rf"(?<![^\W\d_ב])(?P<month>{month})(?![^\W\d_พค])[.׳॰]?"
    year = r"(?P<year>\d{4}(?!\d)|\d\d(?=\s\d\d:\d\d:\d\d))"
    day = rf"(?P<day>\d(?<!\d\d)\d?){ORDINAL}"
    first = r"(?P<year>\d(?<!\d\d)\d{3})"
    clock = rf"(?:[,\s]+(?:at\s)?(?P<clock>{CLOCK}))?"
    return (
        rf"{day}{FILLER}{{0,8}}{name}{FILLER}{{0,8}}{year}",
        rf"{name}\s?(?P<day>\d\d?){ORDINAL}{clock}[,.\s]+{year}",
        rf"{first}{FILLER}{{0,8}}{name}{FILLER}{{0,4}}(?P<day>\d\d?)(?!\d)",
        rf"{first}{FILLER}{{1,8}}(?P<day>\d\d?)(?:\.?\s|-){name}(?!.{{0,3}}\d{{4}})",
    )


# Where the numbers of these forms stand, in the same order: what has none of it needs no pattern of
# a language. Names of months may begin or end with a number.
ROUGH_FORMS = (
    re.compile(r"\d(?<!\d\d)\d{0,3}\D*?[^\W\d_](?s:.*)\d\d(?:\d\d|(?=\s\d\d:))"),
    re.compile(rf"[^\s\d]\s?\d{{0,4}}\s?\d\d?{ORDINAL}[,.\s]+(?:at\s)?\d"),
    re.compile(r"\d(?<!\d\d)\d{3}(?s:.*)[^\W\d_]\D*\d"),
    re.compile(r"\d(?<!\d\d)\d{3}\D+\d\d?(?:\.?\s|-)"),
)


@lru_cache(maxsize=256)  # for some sixty languages; compiling takes longer than a page
def form_of(month: str, number: int) -> re.Pattern[str]:
    """Return one of those patterns, by its *number*."""
    return re.compile(forms(month)[number])


def printed_dates(line: str, words: CalendarWords, order: Order | None) -> list[PrintedDate]:
    """Return the full dates in *line* in order; of those that overlap the longest."""
    low = folded_words(line)
    found = sorted(
        (
            *persian_dates(line, low, words.code),
            *year_first(low, words),
            *numeric(low, words, order),
            *in_words(line, low, words),
        ),
        key=lambda found: (found.start, -found.end),
    )
    kept: list[PrintedDate] = []
    for one in found:
        if not kept or one.start >= kept[-1].end:
            weekday = weekday_beside(low, one, words)
            kept.append(one if weekday is None else settled(one._replace(weekday=weekday)))
    return kept


def year_first(low: str, words: CalendarWords) -> Iterator[PrintedDate]:
    """Yield the dates of *low* that begin with a year in digits or of an era."""
    for match in chain.from_iterable(
        form.finditer(low) for form in (YEAR_FIRST, *SHORT_FORMS.get(words.code, ()))
    ):
        parts = match.groupdict()
        if short := parts.get("short"):
            parts["year"] = f"20{short}"
        number = parts.get("year") or parts["era_year"].replace(FIRST_YEAR, "1")
        year = int(number) + (0 if short else ERAS.get(parts.get("era", "民國") or "", 0))
        month = int(parts.get("month") or parts["month2"])
        day = int(parts.get("day") or parts["day2"])
        yield PrintedDate(match.start(), match.end(), gregorian(year, words), month, day)


def numeric(low: str, words: CalendarWords, order: Order | None) -> Iterator[PrintedDate]:
    """Yield the dates of *low* that end with a year, all in digits."""
    for match in NUMERIC.finditer(low):
        one, two, year = int(match["one"]), int(match["two"]), int(match["year"])
        year += 2000 if year < 100 else 0
        is_day_first = match["mark"] in ".|" or words.is_day_first
        if order:
            is_day_first = order == "day_first"
        if one > 12 or two > 12:
            day, month, refusal = max(one, two), min(one, two), None
        elif one == two or is_day_first or order:
            day, month = (one, two) if is_day_first else (two, one)
            refusal = None
        else:
            day, month, refusal = one, two, AMBIGUOUS_ORDER
        yield PrintedDate(*match.span(), gregorian(year, words), month, day, refusal=refusal)


def settled(found: PrintedDate) -> PrintedDate:
    """Return *found* in the one order of day and month in which it falls on its weekday."""
    if found.refusal != AMBIGUOUS_ORDER or found.weekday is None:
        return found
    swapped = found._replace(month=found.day, day=found.month)
    fitting = [one for one in (found, swapped) if falls_on(one) == one.weekday]
    return fitting[0]._replace(refusal=None) if len(fitting) == 1 else found


def falls_on(found: PrintedDate) -> int:
    """Return the day of the week of *found*, 0 for Monday."""
    return date(found.year, found.month, found.day).weekday()


def in_words(line: str, low: str, words: CalendarWords) -> Iterator[PrintedDate]:
    """Yield the dates of *line*, in lower case *low*, whose month is a word."""
    if not words.has_month(low):
        return
    for number, rough in enumerate(ROUGH_FORMS):
        if not rough.search(low):
            continue
        for match in form_of(words.month, number).finditer(low):
            year = int(match["year"])
            yield PrintedDate(
                *match.span(),
                gregorian(year if year > 99 else 2000 + year, words),
                words.month_number(match["month"]),
                int(match["day"]),
                clock=line[slice(*match.span("clock"))] if "clock" in match.groupdict() else "",
                refusal="range" if RANGE.search(low[: match.start()]) else None,
            )


def gregorian(year: int, words: CalendarWords) -> int:
    """Return the year of our era for *year* as the language of *words* prints it."""
    return year - BUDDHIST_AHEAD if words.code == "th" and year in BUDDHIST_YEARS else year


def weekday_beside(low: str, date: PrintedDate, words: CalendarWords) -> int | None:
    """Return the day of the week (0 is Monday) that *low* prints just before or behind *date*."""
    start = max(0, date.start - 16)
    head = CUT_WORD.sub("", low[max(0, start - 1) : date.start]) if start else low[: date.start]
    if "شنبه" in head:
        head = PERSIAN_TUESDAY.sub("\u200c", PERSIAN_WEEKDAY.sub("", head))
    before = words.weekday.findall(head) if head.strip() else []
    if before:
        return words.weekdays[before[-1]]
    tail = low[date.end : date.end + 20].lstrip(" ,(（")
    behind = words.weekday.match(tail) if tail else None
    return words.weekdays[behind[0]] if behind else None
