"""Years of other calendars and eras."""

import json
import subprocess
import sys
from datetime import UTC, date, datetime

import pytest

from spiders.extraction.dates.persian import gregorian_day
from spiders.extraction.dates.text import Moment, Refusal, moment

PRESS = (  # languages, as CLDR calls them
    "af am ar ar_EG ar_LB ar_MA az be bg bn bs ca cs cy da de de_AT el en en_GB en_IN es es_MX et "
    "eu fa fi fil fr fr_CA ga gl gu he hi hr hu hy id is it ja ka kk km kn ko ky lo lt lv mk ml mn "
    "mr ms my nb ne nl nn pa pl ps pt pt_PT ro ru si sk sl sq sr sr_Latn sv sw ta te th tr uk ur "
    "uz vi zh zh_Hant zu"
)
WRITTEN = """
import json, sys
from datetime import date
from babel.dates import format_date
days = [date(2024, month, 12 + month) for month in range(1, 13)]
for language in sys.argv[1].split():
    for form in ("full", "long", "medium"):
        for day in days:
            print(json.dumps([language, day.isoformat(), format_date(day, form, language)]))
"""


def test_a_day_of_each_month_is_read_as_each_language_writes_it() -> None:
    command = [sys.executable, "-c", WRITTEN, PRESS]  # apart: babel's tables change as it formats
    lines = subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()
    wrong = []
    for language, day, text in map(json.loads, lines):
        found = moment(text, language=language.replace("_", "-"))
        if found.day != date.fromisoformat(day):
            wrong.append((language, text))
    assert len(lines) == 36 * len(PRESS.split())
    assert wrong == []


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("۱۳ اردیبهشت ۱۴۰۳", "fa"),
        ("تاریخ انتشار: ۱۳ ارديبهشت ماه ۱۴۰۳", "fa"),  # with the letter of Arabic keyboards
        ("1403/02/13", "fa"),
        ("۱۴۰۳-۰۲-۱۳", "und"),
        ("13/02/1403", "fa"),
        ("۱۳ ثور ۱۴۰۳", "fa-AF"),
        ("令和六年五月二日", "ja"),
        ("二〇二四年五月二日", "zh"),
        ("發布日期：113-05-02", "zh-TW"),
        ("113/05/02", "zh-TW"),
        ("2024ko maiatzaren 2a", "eu"),
        ("2024年（令和6年）5月2日", "ja"),
        ("令和6年（2024年）5月2日", "ja"),
        ("2567-05-02T09:30:00+07:00", "th"),
        ("پنج شنبه ۱۳ اردیبهشت ۱۴۰۳", "fa"),
        ("令和6年5月2日", "ja"),
        ("R6.5.2", "ja"),
        ("公開：2024年5月2日", "ja"),
        ("發布時間：2024-05-02", "zh"),
        ("Erschienen:02.05.2024", "de"),
        ("등록:2024.05.02", "ko"),
        ("Thursday, 05/02/2024", "en"),
        ("Thursday 02/05/2024", "en"),
        ("02.05.24", "de"),
        ("입력 24.05.02", "ko"),
        ("24. 5. 2.", "ko"),
        ("發布時間：24-05-02", "zh"),
        ("掲載日：24/5/2", "ja"),
        ("2 พ.ค. 67", "th"),
        ("เผยแพร่:2 พฤษภาคม 67", "th"),
        ("民國一百一十三年五月二日", "zh-TW"),
        ("9.5.2024 aktualisiert, 2.5.2024 veröffentlicht", "de"),
        ("23/10/1445هـ - 02/05/2024م", "ar"),
        ("Thứ Năm, ngày 2 tháng 5 năm 2024", "vi"),
        ("Akt.: 9.05.2024; publikacja: 2.05.2024", "pl"),
        ("Stand: 9.5.2024, 2.5.2024 veröffentlicht", "de"),
        ("2 أيار/مايو 2024", "ar"),
        ("الخميس ٢ مايو / أيار ٢٠٢٤", "ar"),
        ("2 مئی ، 2024", "ur"),
        ("2 Tháng Năm, 2024", "vi"),
        ("更新日：2024年5月9日 掲載日：2024年5月2日", "ja"),
    ],
)
def test_the_same_day(text: str, language: str) -> None:
    found = moment(text, language=language)
    assert isinstance(found, Moment)
    assert found.day in (date(2024, 5, 2), date(2024, 5, 2))


@pytest.mark.parametrize(
    ("text", "language", "month"),
    [
        ("2 ফেব্রুয়ারি ২০২৪", "bn", 2),
        ("2 जनवरी 2024", "hi", 1),
        ("2 अक्तूबर 2024", "hi", 10),
        ("2 Pebruari 2024", "id", 2),
        ("2 febbr. 2024", "it", 2),
        ("۲ جولای ۲۰۲۴", "fa", 7),
    ],
)
def test_months_are_read_as_the_press_spells_them(text: str, language: str, month: int) -> None:
    found = moment(text, language=language)
    assert isinstance(found, Moment)
    assert found.day == date(2024, month, 2)


@pytest.mark.parametrize(
    ("text", "month"),
    [("2 تشرين 1 2023", 10), ("2 تشرين ٢ 2023", 11), ("2 كانون 1 2023", 12), ("2 كانون 2 2023", 1)],
)
def test_months_of_the_levant_have_numbers(text: str, month: int) -> None:
    found = moment(text, language="ar")
    assert isinstance(found, Moment)
    assert found.day == date(2023, month, 2)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("2 ม.ค. 67.50 บาท", "th"),
        ("2 พ.ค. 60:30", "th"),
        ("版本 1.24.05.02", "zh"),
        ("24-05-02-1", "ko"),
    ],
)
def test_other_numbers_are_no_short_years(text: str, language: str) -> None:
    assert isinstance(moment(text, language=language), Refusal)


@pytest.mark.parametrize(
    ("persian", "ours"),
    [
        ((1403, 1, 1), date(2024, 3, 20)),
        ((1403, 12, 30), date(2025, 3, 20)),
        ((1402, 12, 29), date(2024, 3, 19)),
        ((1376, 1, 1), date(1997, 3, 21)),
        ((1357, 11, 22), date(1979, 2, 11)),
        ((1402, 12, 30), None),
        ((1403, 7, 31), None),
        ((1403, 13, 1), None),
    ],
)
def test_a_day_of_the_persian_calendar(persian: tuple[int, int, int], ours: date | None) -> None:
    assert gregorian_day(*persian) == ours


def test_the_first_year_of_an_era_has_a_sign_of_its_own() -> None:
    assert moment("令和元年5月2日", language="ja") == Moment(
        datetime(2019, 5, 2, tzinfo=UTC), "day"
    )


def test_a_year_of_another_era_on_a_page_of_another_language_is_none() -> None:
    assert moment("1403/02/13", language="ar") == Refusal("placeholder")
    assert moment("R6.5.2", language="en") == Refusal("not_a_date")
