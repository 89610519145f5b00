"""Promises of patience: Retry-After in both its forms."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scrapy.http import Response

from spiders.manners.patience import retry_after
from tests.spiders.hostile_text import joined

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("field", "seconds"),
    [
        ("120", 120.0),
        (" 0 ", 0.0),
        ("Mon, 23 Nov 2026 12:01:30 GMT", 90.0),
        ("Mon, 23 Nov 2026 11:00:00 GMT", 0.0),
        ("Mon, 23 Nov 2026 13:01:30 +0100", 90.0),
        ("soon", None),
        ("-5", None),
        ("9" * 400, 999_999_999.0),
        ("", None),
        (b"\xb2", None),  # a digit to Unicode, no number to anyone
        ("Mon, 23 Nov 99999999999999999999 12:00:00 GMT", None),
    ],
)
def test_retry_after_is_read_in_both_forms(field: str | bytes, seconds: float | None) -> None:
    response = Response("http://news.example/", headers={"Retry-After": field})
    assert retry_after(response, NOW) == seconds


FIELDS = joined(
    "Mon, ", "23 ", "Nov ", "2026", " 12:00", ":00", " GMT", " +0100", "-", "(", ",", "120"
)


@given(FIELDS.map(lambda text: text.encode("utf-8", "replace")) | st.binary(max_size=4))
def test_any_field_is_a_wait_or_none(field: bytes) -> None:
    wait = retry_after(Response("http://news.example/", headers={"Retry-After": field}), NOW)
    assert wait is None or wait >= 0
