"""The words of dates in every language of CLDR: months, weekdays, halves of the day, date order.

They are plain data beside this module, written by `python -m benchmarks.date_words --write`.
"""

import json
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import TypedDict

from spiders.extraction.wording import kept_if_short

SEVERAL = "mul"  # for pages that declare no language, or another than they are written in
ENGLISH = "en"
TABLE = Path(__file__).with_name("words.json")
STEM = 5  # letters from which on a case ending may differ: Latvian maijs, maijā


class Words(TypedDict):
    """One language's line of the table, its words folded."""

    months: dict[str, int]
    weekdays: dict[str, int]
    halves: dict[str, int]
    is_day_first: bool


WORDS: dict[str, Words] = json.loads(TABLE.read_text("utf-8"))


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
    return text.lower() if text.isascii() else translated(text)


@kept_if_short(256)  # a line is asked for dates, labels and words
def translated(text: str) -> str:
    """Return the same of *text* that is not all ASCII."""
    return text.translate(FOLDING)


@dataclass(frozen=True)
class CalendarWords:
    """What one language calls months and days, folded.

    *month* and *half* are texts of patterns, for parts of others; to compile one takes longer than
    a page, so that none is before it is needed.
    """

    code: str
    months: dict[str, int]
    weekdays: dict[str, int]
    halves: dict[str, int]
    is_day_first: bool
    half: str

    @cached_property
    def month(self) -> str:
        """Any of its months."""
        stems = self.stems
        ending = rf"(?:{alternation(stems)})\w{{0,4}}" if stems else "(?!)"
        return f"{alternation(self.months)}|{ending}"

    @cached_property
    def stems(self) -> frozenset[str]:
        """Names of months without their last letter, for another ending of up to four."""
        return frozenset(name[:-1] for name in self.months if len(name) >= STEM and name.isalpha())

    @cached_property
    def shortest(self) -> tuple[str, ...]:
        """What one of stands in each text that *month* finds something in."""
        return tuple({*self.stems, *(name for name in self.months if name[:-1] not in self.stems)})

    def has_month(self, low: str) -> bool:
        """Whether *month* finds something in *low*."""
        return any(part in low for part in self.shortest)

    @cached_property
    def weekday(self) -> re.Pattern[str]:
        """Any of its days of the week."""
        return re.compile(rf"(?<!\w)(?:{alternation(self.weekdays)})(?!\w)")

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
    words = WORDS.get(code, WORDS[ENGLISH])
    return CalendarWords(
        code,
        words["months"],
        words["weekdays"],
        words["halves"],
        words["is_day_first"],
        alternation(words["halves"]),
    )


def alternation(names: Iterable[str]) -> str:
    """Return a pattern for any of *names*, the longest first."""
    return "|".join(re.escape(name) for name in sorted(names, key=lambda name: (-len(name), name)))


# Dates as East Asia writes them: numbers in signs, the year twice.
ONES = {sign: value for value, sign in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0}
NUMBER = re.compile(rf"[{''.join(ONES)}十百]{{1,7}}(?=\s?[年月日號号])")
SAID_TWICE = re.compile(r"年\s?[（(][^（）()]{1,8}年[）)]")  # by our era and by that of Japan
MONTH_TWICE = re.compile(  # 5 آذار/مارس 2024, for readers in the east and the west of the Arabs
    r"(?<=[ء-ي])\s?/\s?[ء-ي]{3,8}(?:\s(?:الأول|الثاني))?(?=،?\s+\d{4})"
)
# And as Thailand and the Levant shorten them: 13 พ.ย. 66, 13 تشرين 2.
SHORT_BUDDHIST = re.compile(r"(?:[\u0e00-\u0e7f]\.[ครพย]\.|คม|ยน|พันธ์)\s?(?=[4-7]\d(?![\d:.]))")
NUMBERED = re.compile(r"(?:تشرين|كانون)\s(?P<number>[12١٢])(?=\W)")
ORDINALS = {"1": "الأول", "2": "الثاني", "١": "الأول", "٢": "الثاني"}


def in_digits(text: str) -> str:
    """Return *text* with the numbers of years, months and days in digits, each year once and whole,
    months once, and with the names of those that have a number for a word.

    >>> in_digits("令和二年十二月二十日"), in_digits("2024年（令和6年）3月5日")
    ('令和2年12月20日', '2024年3月5日')
    >>> in_digits("13 พ.ย. 66")
    '13 พ.ย. 2566'
    """
    if text.isascii():
        return text
    if "年" in text:
        return SAID_TWICE.sub("年", NUMBER.sub(lambda match: digits(match[0]), text))
    if any("\u0e00" <= sign <= "\u0e7f" for sign in text):
        return SHORT_BUDDHIST.sub(lambda match: f"{match[0]}25", text)
    if "/" in text:
        text = MONTH_TWICE.sub("", text)
    if "تشرين" in text or "كانون" in text:
        return NUMBERED.sub(
            lambda match: match[0].replace(match["number"], ORDINALS[match["number"]]), text
        )
    return text


def digits(number: str) -> str:
    """Return *number*, below a thousand with signs for ten and hundred or else sign by sign, in
    digits.

    >>> digits("一百一十二"), digits("二〇二四")
    ('112', '2024')
    """
    hundreds, hundred, rest = number.rpartition("百")
    if hundred:
        return str(100 * int(digits(hundreds) if hundreds else 1) + int(digits(rest) or 0))
    tens, ten, ones = number.rpartition("十")
    if not ten:
        return "".join(str(ONES[sign]) for sign in number)
    return str(10 * int(digits(tens) if tens else 1) + int(digits(ones) if ones else 0))
