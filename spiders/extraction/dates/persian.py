"""Dates of the Persian calendar, as the press of Iran and Afghanistan prints them -> dates of ours.

The calendar is that of the 33-year cycle, which agrees with the official one from 1244 to 1500.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from spiders.extraction.dates.parts import PrintedDate

MONTHS = {
    "فروردین": 1, "اردیبهشت": 2, "خرداد": 3, "تیر": 4, "مرداد": 5, "امرداد": 5, "شهریور": 6,
    "مهر": 7, "آبان": 8, "آذر": 9, "دی": 10, "بهمن": 11, "اسفند": 12,
    "حمل": 1, "ثور": 2, "جوزا": 3, "سرطان": 4, "اسد": 5, "سنبله": 6, "میزان": 7, "عقرب": 8,
    "قوس": 9, "جدی": 10, "دلو": 11, "حوت": 12,
}  # fmt: skip
ARABIC_LETTERS = str.maketrans("يك", "یک")  # as keyboards of other languages write them
YEARS = r"1[34]\d\d"
WORDED = re.compile(
    rf"(?<!\d)(?P<day>\d\d?)\s+(?P<month>{'|'.join(sorted(MONTHS, key=len, reverse=True))})"
    rf"(?:\s+ماه)?\s*[،,]?\s+(?P<year>{YEARS})(?!\d)"
)
NUMERIC = re.compile(
    rf"(?<![\d.,/+\-])(?<!\d:)(?P<year>{YEARS})\s?(?P<mark>[-/.])\s?(?P<month>\d\d?)\s?(?P=mark)\s?"
    r"(?P<day>\d\d?)(?!\d)"
)
NUMERIC_DAY_FIRST = re.compile(
    r"(?<![\d.,/+\-])(?<!\d:)(?P<day>\d\d?)\s?(?P<mark>[-/.])\s?(?P<month>\d\d?)\s?(?P=mark)\s?"
    rf"(?P<year>{YEARS})(?!\d)"
)
PERSIAN_DIGIT = re.compile("[۰-۹]")
LANGUAGES = frozenset(["fa", "prs", "ps"])
CYCLE, CYCLE_DAYS = 33, 12053
LEAPS = frozenset([1, 5, 9, 13, 17, 22, 26, 30])  # years of the cycle with 366 days
CYCLE_START, FIRST_DAY = 1376, date(1997, 3, 21)  # a year that begins a cycle, and its first day


def persian_dates(line: str, low: str, language: str) -> Iterator[PrintedDate]:
    """Yield the dates of the Persian calendar in *line*, whose digits *low* has in ASCII.

    In numbers alone only on Persian pages or in Persian digits: elsewhere such a year is another
    era's, or none.
    """
    if ("13" not in low and "14" not in low) or (line.isascii() and language not in LANGUAGES):
        return
    letters = line.translate(ARABIC_LETTERS)
    low = "".join(sign if sign.isdecimal() else letters[at] for at, sign in enumerate(low))
    patterns = [WORDED]
    if language in LANGUAGES or PERSIAN_DIGIT.search(line):
        patterns += [NUMERIC, NUMERIC_DAY_FIRST]
    for pattern in patterns:
        for match in pattern.finditer(low):
            number = MONTHS.get(match["month"]) or int(match["month"])
            day = gregorian_day(int(match["year"]), number, int(match["day"]))
            if day is not None:
                yield PrintedDate(*match.span(), day.year, day.month, day.day)


def gregorian_day(year: int, month: int, day: int) -> date | None:
    """Return the day of our calendar that a *day* of the Persian one is, None if it has none such.

    >>> gregorian_day(1403, 1, 1), gregorian_day(1400, 12, 30)
    (datetime.date(2024, 3, 20), None)
    """
    if not 1 <= month <= 12 or not 1 <= day <= month_length(year, month):
        return None
    passed = sum(365 + is_leap(one) for one in range(CYCLE_START, year))
    passed -= sum(365 + is_leap(one) for one in range(year, CYCLE_START))
    before = sum(month_length(year, one) for one in range(1, month))
    return FIRST_DAY + timedelta(days=passed + before + day - 1)


def month_length(year: int, month: int) -> int:
    """Return how many days a *month* of the Persian *year* has."""
    if month < 7:
        return 31
    return 30 if month < 12 or is_leap(year) else 29


def is_leap(year: int) -> bool:
    """Tell whether the Persian *year* has 366 days."""
    return year % CYCLE in LEAPS
