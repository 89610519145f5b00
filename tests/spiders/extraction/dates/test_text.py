from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spiders.extraction.dates.text import Moment, Refusal, moment
from tests.spiders.hostile_text import joined

FETCHED = datetime(2026, 11, 1, 12, tzinfo=UTC)
THE_DAY = Moment(datetime(2024, 5, 14, tzinfo=UTC), "day")


def minute(month: int, day: int, hour: int, minutes: int) -> Moment:
    return Moment(datetime(2024, month, day, hour, minutes, tzinfo=UTC), "minute")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ar", "14 مايو 2024"),
        ("ar", "١٤ أيار ٢٠٢٤"),
        ("he", "14 במאי 2024"),
        ("el", "14 Μαΐου 2024"),
        ("pl", "14 maja 2024 r."),
        ("cs", "14. května 2024"),
        ("hu", "2024. május 14."),
        ("lt", "2024 m. gegužės 14 d."),
        ("lv", "2024. gada 14. maijā"),
        ("fi", "14. toukokuuta 2024"),
        ("ca", "14 de maig de 2024"),
        ("pt", "terça-feira, 14 de maio de 2024"),
        ("vi", "14 tháng 5, 2024"),
        ("vi", "Thứ ba, 14/5/2024"),
        ("ja", "令和6年5月14日"),
        ("ja", "２０２４年５月１４日"),
        ("zh", "民國113年5月14日"),
        ("ko", "2024년 5월 14일"),
        ("fa", "14 مهٔ 2024"),
        ("vi", "ngày 14 tháng 05 năm 2024"),
        ("bn", "১৪ মে ২০২৪"),
        ("id", "Selasa, 14 Mei 2024"),
        ("tr", "14 MAYIS 2024 SALI"),
        ("en", "Tuesday May 14th, 2024"),
        ("en-US", "14-05-2024"),
        ("en", "20240514"),
        ("und", "May 14, 2024"),
    ],
)
def test_a_day_is_read_in_the_language_of_its_page(language: str, text: str) -> None:
    assert moment(text, language=language) == THE_DAY


@pytest.mark.parametrize(
    ("language", "zone", "text", "expected"),
    [
        ("zh", "Asia/Taipei", "2024年5月14日 下午 3:05", minute(5, 14, 7, 5)),
        ("ar", "Africa/Cairo", "14 يناير 2024 - 9:30 م", minute(1, 14, 19, 30)),
        ("en", None, "May 14, 2024 9:30 a.m. PDT", minute(5, 14, 16, 30)),
        ("en", None, "09:30 (GMT+3), 14 May 2024", minute(5, 14, 6, 30)),
        ("en", "Asia/Dhaka", "9 a.m., 14 May 2024", minute(5, 14, 3, 0)),
        ("sv", "Europe/Stockholm", "Publicerad 14 maj 2024 kl 09.30", minute(5, 14, 7, 30)),
        ("no", "Europe/Oslo", "Oppdatert 15. mai 2024 10:00 Publisert 14. mai 2024 09:30",
         minute(5, 14, 7, 30)),
        ("ja", "Asia/Tokyo", "公開 2024/05/14 09：30", minute(5, 14, 0, 30)),
    ],
)  # fmt: skip
def test_a_time_is_read_with_its_half_of_the_day_and_zone(
    language: str, zone: str | None, text: str, expected: Moment
) -> None:
    assert moment(text, language=language, zone=zone) == expected


@pytest.mark.parametrize(
    ("text", "hour"),
    [
        ("Tue May 14 2024 09:30:05 GMT+0200 (CEST)", 7),
        ("Tue May 14 09:30:05 UTC 2024", 9),
        ("Tue, 14 May 2024 09:30:05 -0330", 13),
        ("2024-05-14 09:30:05.123 +0000", 9),
    ],
)
def test_what_programs_print_is_read_to_the_second(text: str, hour: int) -> None:
    found = moment(text)
    assert isinstance(found, Moment)
    assert (found.at.replace(microsecond=0), found.precision) == (
        datetime(2024, 5, 14, hour, 0 if hour == 13 else 30, 5, tzinfo=UTC),
        "second",
    )


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("2 hours ago", "relative"),
        ("Updated May 14, 2024", "updated"),
        ("© May 14, 2024", "unrelated"),
        ("20-22 May 2024", "range"),
        ("05/06/2024", "ambiguous_order"),
        ("31 June 2024", "impossible"),
        ("Monday, 14 May 2024", "weekday"),
        ("1970-01-01T00:00:00Z", "placeholder"),
        ("0001-01-01", "placeholder"),
        ("2027-05-14", "future"),
        ("13:30 PST 14 January 2024", "ambiguous_zone"),
        ("14 May 2024 10:00 XST", "ambiguous_zone"),
        ("Our reporters", "not_a_date"),
        ("14 May 2024 said " + "x" * 300, "not_a_date"),
    ],
)
def test_what_is_no_publication_time_is_refused_by_name(text: str, why: str) -> None:
    refusal = moment(text, language="en", fetched_at=FETCHED)
    assert isinstance(refusal, Refusal)
    assert refusal.why == why


def test_a_local_time_without_a_zone_keeps_its_day() -> None:
    assert moment("2024-05-14T09:30:00") == Refusal("no_zone", date(2024, 5, 14))


def test_a_time_hours_ahead_of_the_fetch_is_refused_and_keeps_its_day() -> None:
    assert moment("2026-11-01T18:00:00Z", fetched_at=FETCHED) == Refusal(
        "future", date(2026, 11, 1)
    )


def test_a_fetch_known_to_the_day_only_rules_out_nothing_of_that_day() -> None:
    day = datetime(2026, 11, 1, tzinfo=UTC)
    assert moment("2026-11-01T18:00:00Z", fetched_at=day) == Moment(
        datetime(2026, 11, 1, 18, tzinfo=UTC), "second"
    )


def test_the_declared_order_decides_a_numeric_date() -> None:
    assert moment("05/06/2024", language="en", order="month_first") == Moment(
        datetime(2024, 5, 6, tzinfo=UTC), "day"
    )


@given(st.datetimes(datetime(1700, 1, 1), datetime(2026, 10, 31)), st.integers(-12 * 60, 14 * 60))
def test_every_time_with_an_offset_is_read_to_the_second(local: datetime, offset: int) -> None:
    sign = "-" if offset < 0 else "+"
    suffix = f"{sign}{abs(offset) // 60:02}:{abs(offset) % 60:02}"
    text = local.replace(microsecond=0).isoformat() + suffix
    expected = datetime.fromisoformat(text).astimezone(UTC)
    found = moment(text, fetched_at=FETCHED)
    assert found == Moment(expected, "second") or found == Refusal("placeholder")


@given(st.text(max_size=60), st.sampled_from(["en", "de", "th", "ja", "ar", "und", "x", ""]))
def test_no_text_raises_and_none_is_in_the_future(text: str, language: str) -> None:
    found = moment(text, language=language, fetched_at=FETCHED)
    assert isinstance(found, Refusal) or found.at <= datetime(2026, 11, 2, 2, tzinfo=UTC)


@given(st.from_regex(r"\d{1,2}[./ -](\d{1,2}|May|mai)[./ -]\d{4} \d{1,2}[:.h]\d\d( [A-Z]{2,4})?",
                     fullmatch=True))  # fmt: skip
def test_no_numbers_raise(text: str) -> None:
    moment(text, language="fr", zone="Europe/Paris", fetched_at=FETCHED)


PRINTED = joined(
    *(
        "14. ",
        "Mai ",
        "May ",
        "2024",
        "24",
        ":",
        "/",
        ".",
        "-",
        " Uhr",
        "UTC",
        "PM",
        "+14:00",
        "-99:99",
    ),
    *(
        "年",
        "月",
        "日",
        "令和",
        "民國",
        "พ.ศ. ",
        "٢٠٢٤",
        "๒๕๖๗",
        "W",
        "T",
        "Z",
        "Europe/Paris",
        "[x]",
    ),
    *("updated ", "published ", "yesterday ", "0001", "9999", "31 "),
)


@given(
    PRINTED,
    st.sampled_from(["en", "de", "th", "ja", "ar", "zh", "fa", "und"]),
    st.sampled_from([None, "Europe/Paris", "Asia/Tehran"]),
)
def test_no_printed_date_raises(text: str, language: str, zone: str | None) -> None:
    found = moment(text, language=language, zone=zone, fetched_at=FETCHED)
    assert isinstance(found, Moment | Refusal)
