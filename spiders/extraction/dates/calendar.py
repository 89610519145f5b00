"""The words of dates in every language of CLDR: months, weekdays, halves of the day, date order.

One language is read when it is first asked for, in a few milliseconds.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from babel import Locale
from babel.localedata import exists

SEVERAL = "mul"  # for pages that declare no language, or another than they are written in
VARIANTS = {  # one language, several sets of month names or spellings
    "ar": ("ar", "ar_LB", "ar_MA", "ar_DZ", "ar_MR"),
    "no": ("nb", "nn"),
    "zh": ("zh", "zh_Hant"),
    "sr": ("sr", "sr_Latn"),
    "sh": ("hr", "sr_Latn"),
    "hr": ("hr", "bs"),
    "az": ("az", "az_Cyrl"),
    "uz": ("uz", "uz_Cyrl"),
    "iw": ("he",),
    "in": ("id",),
    "tl": ("fil",),
    SEVERAL: (
        "en", "de", "fr", "es", "it", "pt", "nl", "ro", "sv", "da", "nb", "fi", "pl", "cs",
        "hu", "tr", "ca", "id", "ru", "uk", "bg", "ar", "he", "el",
    ),
}  # fmt: skip
SPELLINGS = {  # of the press, beside those of CLDR
    "en": {"sept": 9, "janu": 1},
    "de": {"mrz": 3, "mär": 3, "jänner": 1, "jän": 1, "feber": 2},
    "fr": {"fevr": 2, "fev": 2, "aout": 8},
    "es": {"setiembre": 9, "set": 9, "sep": 9},
    "hi": {"सितम्बर": 9, "नवम्बर": 11, "दिसम्बर": 12, "फरवरी": 2},
    "ru": {"сент": 9, "нояб": 11},
}
STEM = 5  # letters from which on a case ending may differ: Latvian maijs, maijā
LATIN_HALVES = {"am": 0, "a.m": 0, "a.m.": 0, "pm": 12, "p.m": 12, "p.m.": 12}
HALVES = {  # what news prints and CLDR files under other day periods
    "오전": 0, "오후": 12, "上午": 0, "下午": 12, "午前": 0, "午後": 12,
    "凌晨": 0, "早上": 0, "晚上": 12,
    "صباحا": 0, "صباحًا": 0, "مساء": 12, "مساءً": 12, "ص": 0, "م": 12,
}  # fmt: skip


class Folding(dict[int, int]):
    """Translation of each character to its plain lower-case form, one for one, made as met."""

    def __missing__(self, code: int) -> int:
        """Return the folded character of *code*: digits to ASCII, Latin letters without accents."""
        character = chr(code)
        digit = unicodedata.decimal(character, None)
        if digit is not None:
            folded = ord("0") + digit
        else:
            lower = character.lower()
            base = unicodedata.normalize("NFD", lower)
            is_accented = len(base) > 1 and all("\u0300" <= mark <= "\u036f" for mark in base[1:])
            folded = ord(base[0] if is_accented else lower[:1])
        self[code] = {0x131: 0x69}.get(folded, folded)  # Turkish dotless i
        return self[code]


FOLDING = Folding()


def folded_words(text: str) -> str:
    """Return *text* in plain lower case, character by character, so that places stay the same.

    >>> folded_words("14 MAYIS, Février, १४")
    '14 mayis, fevrier, 14'
    """
    return text.lower() if text.isascii() else text.translate(FOLDING)


@dataclass(frozen=True)
class CalendarWords:
    """What one language calls months and days, folded; *month* matches any of its month names."""

    code: str
    months: dict[str, int]
    weekdays: dict[str, int]
    halves: dict[str, int]
    is_day_first: bool
    month: re.Pattern[str]
    weekday: re.Pattern[str]
    half: re.Pattern[str]

    def month_number(self, name: str) -> int:
        """Return the number of the month that *name*, as matched by *month*, stands for."""
        exact = self.months.get(name)
        if exact is not None:
            return exact
        stems = [known for known in self.months if len(known) >= STEM and name[:4] == known[:4]]
        return self.months[max(stems, key=lambda known: shared_prefix(known, name))]


def shared_prefix(one: str, other: str) -> int:
    """Return how many characters *one* and *other* share at their start."""
    pairs = zip(one, other, strict=False)
    return next((at for at, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def calendar_words(language: str) -> CalendarWords:
    """Return the words of *language* (a BCP 47 tag) together with the English ones."""
    return words_called(language.replace("_", "-").split("-")[0].lower())


@cache
def words_called(code: str) -> CalendarWords:
    """Return the words of the language *code*, or of several, together with the English ones."""
    locales = [Locale.parse(name) for name in VARIANTS.get(code, (code,)) if exists(name)]
    english = Locale.parse("en")
    months: dict[str, int] = {}
    weekdays: dict[str, int] = {}
    halves = {**LATIN_HALVES, **{folded_words(name): hour for name, hour in HALVES.items()}}
    for locale in (*locales, english):
        for number, name in words(locale.months, ("wide", "abbreviated")):
            months.setdefault(name, number)
        for number, name in words(locale.days, ("wide", "abbreviated")):
            weekdays.setdefault(name, number)
        for name, hour in (("am", 0), ("pm", 12)):
            if name in locale.day_periods["format"]["abbreviated"]:
                printed = locale.day_periods["format"]["abbreviated"][name]
                halves.setdefault(folded_words(printed), hour)
    if code == SEVERAL:
        months = undoubted(locales)
    spelt = {**SPELLINGS["en"], **SPELLINGS.get(code, {})}
    months |= {folded_words(name): number for name, number in spelt.items()}
    first = locales[0] if locales else english
    pattern = first.date_formats["short"].pattern
    return CalendarWords(
        code,
        months,
        weekdays,
        halves,
        pattern.find("d") < pattern.find("M") < pattern.find("y"),
        re.compile(f"{alternation(months)}|{stemmed(months)}"),
        re.compile(rf"(?<!\w)(?:{alternation(weekdays)})(?!\w)"),
        re.compile(alternation(halves)),
    )


def undoubted(locales: list[Locale]) -> dict[str, int]:
    """Return the month names of *locales* that mean the same month in all that have them."""
    numbers: dict[str, set[int]] = {}
    for locale in locales:
        for number, name in words(locale.months, ("wide", "abbreviated")):
            numbers.setdefault(name, set()).add(number)
    return {name: found.pop() for name, found in numbers.items() if len(found) == 1}


def words(names: object, widths: Iterable[str]) -> Iterable[tuple[int, str]]:
    """Yield number and folded name of CLDR's months or days in *names*, both contexts."""
    for context in ("format", "stand-alone"):
        for width in widths:
            for number, name in names[context][width].items():  # type: ignore[index]
                folded = folded_words(re.sub(r"^(?:de |d[’'])", "", name)).rstrip(".׳॰ ")
                if not folded.rstrip("月월").isdecimal():  # those are read as numbers
                    yield number, folded


def alternation(names: Iterable[str]) -> str:
    """Return a pattern for any of *names*, the longest first."""
    return "|".join(re.escape(name) for name in sorted(names, key=lambda name: (-len(name), name)))


def stemmed(months: Iterable[str]) -> str:
    """Return a pattern for the names of *months* with another ending of up to four letters."""
    stems = {name[:-1] for name in months if len(name) >= STEM and name.isalpha()}
    return rf"(?:{alternation(stems)})\w{{0,4}}" if stems else "(?!)"
