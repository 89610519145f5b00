"""The words of dates that the extraction ships, made of CLDR's as babel has them.

    python -m benchmarks.date_words [--write]

Says which languages differ from the table that ships; `--write` replaces it. The same version of
babel gives the same table.
"""

import argparse
import json
import re
from collections.abc import Iterable, Mapping

from babel import Locale
from babel.localedata import exists, locale_identifiers

from spiders.extraction.dates.calendar import ENGLISH, SEVERAL, TABLE, WORDS, Words, folded_words

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
    "fr": {"fevr": 2, "fev": 2, "juill": 7, "aout": 8},
    "es": {"setiembre": 9, "set": 9, "sep": 9},
    "it": {"genn": 1, "febbr": 2, "febb": 2, "magg": 5, "giugn": 6, "lugl": 7, "sett": 9},
    "pt": {"sept": 9},
    "id": {"pebruari": 2, "peb": 2, "agust": 8, "agt": 8, "nopember": 11, "nop": 11},
    "el": {"σεπτ": 9},
    "bn": {"জানুয়ারি": 1, "ফেব্রুয়ারি": 2, "আগষ্ট": 8, "অক্টোবার": 10},
    "hi": {"सितम्बर": 9, "नवम्बर": 11, "दिसम्बर": 12, "फरवरी": 2, "अक्तूबर": 10, "अगस्‍त": 8},
    "fa": {"جنوری": 1, "فبروری": 2, "مارچ": 3, "اپریل": 4, "جون": 6, "جولای": 7, "اگست": 8},
    "ru": {"сент": 9, "нояб": 11},
    "vi": {
        "tháng giêng": 1,
        "tháng một": 1,
        "tháng hai": 2,
        "tháng ba": 3,
        "tháng tư": 4,
        "tháng năm": 5,
        "tháng sáu": 6,
        "tháng bảy": 7,
        "tháng tám": 8,
        "tháng chín": 9,
        "tháng mười": 10,
        "tháng mười một": 11,
        "tháng mười hai": 12,
        "tháng chạp": 12,
    },
}
LATIN_HALVES = {"am": 0, "a.m": 0, "a.m.": 0, "pm": 12, "p.m": 12, "p.m.": 12}
HALVES = {  # what news prints and CLDR files under other day periods
    "오전": 0, "오후": 12, "上午": 0, "下午": 12, "午前": 0, "午後": 12,
    "凌晨": 0, "早上": 0, "晚上": 12,
    "صباحا": 0, "صباحًا": 0, "مساء": 12, "مساءً": 12, "ص": 0, "م": 12,
}  # fmt: skip

NUMBERED = re.compile(r"m?\d+[月월]?")  # read as numbers; CLDR's own where a language has no word
SINGLE = re.compile(r"(?<!\d)(\d)(?!\d)")  # of names with a number, which may have a 0 before it


def table() -> dict[str, Words]:
    """Return the words of every language that has a code of its own, by that code."""
    languages = {name.split("_")[0] for name in locale_identifiers()}
    return {code: words_of(code) for code in sorted(languages | set(VARIANTS))}


def words_of(code: str) -> Words:
    """Return the words of the language *code*, or of several, together with the English ones."""
    locales = [Locale.parse(name) for name in VARIANTS.get(code, (code,)) if exists(name)]
    english = Locale.parse(ENGLISH)
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
    spelt = {**SPELLINGS[ENGLISH], **SPELLINGS.get(code, {})}
    months |= {folded_words(name): number for name, number in spelt.items()}
    pattern = (locales[0] if locales else english).date_formats["short"].pattern
    is_day_first = pattern.find("d") < pattern.find("M") < pattern.find("y")
    return Words(months=months, weekdays=weekdays, halves=halves, is_day_first=is_day_first)


def undoubted(locales: list[Locale]) -> dict[str, int]:
    """Return the month names of *locales* that mean the same month in all that have them."""
    numbers: dict[str, set[int]] = {}
    for locale in locales:
        for number, name in words(locale.months, ("wide", "abbreviated")):
            numbers.setdefault(name, set()).add(number)
    return {name: found.pop() for name, found in numbers.items() if len(found) == 1}


def words(
    names: Mapping[str, Mapping[str, Mapping[int, str]]], widths: Iterable[str]
) -> Iterable[tuple[int, str]]:
    """Yield number and folded name of CLDR's months or days in *names*, both contexts."""
    for context in ("format", "stand-alone"):
        for width in widths:
            for number, name in names[context][width].items():
                folded = folded_words(re.sub(r"^(?:de |d[’'])", "", name)).rstrip(".׳॰ ")
                if not NUMBERED.fullmatch(folded):
                    yield number, folded
                    yield number, SINGLE.sub(r"0\1", folded)
                    if folded.endswith(" сар"):  # of which day, in Mongolian
                        yield number, f"{folded}ын"


def written(languages: Mapping[str, Words]) -> str:
    """Return *languages* as the JSON that ships, a language a line."""
    lines = (
        f"{json.dumps(code)}: {json.dumps(its, ensure_ascii=False, separators=(',', ':'))}"
        for code, its in languages.items()
    )
    return "{\n" + ",\n".join(lines) + "\n}\n"


def main() -> None:
    """Say what differs from the table that ships, and replace it if asked to."""
    parser = argparse.ArgumentParser(description="The words of dates, from CLDR.")
    parser.add_argument("--write", action="store_true", help="replace the table that ships")
    made = table()
    differing = sorted(code for code in made.keys() | WORDS if made.get(code) != WORDS.get(code))
    print("differ:", ", ".join(differing) or "none")
    if parser.parse_args().write:
        TABLE.write_text(written(made), "utf-8")


if __name__ == "__main__":
    main()
