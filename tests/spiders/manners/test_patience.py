"""Promises of patience: Retry-After in both its forms."""

from datetime import UTC, datetime

import pytest
from scrapy.http import Response

from spiders.manners.patience import retry_after

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
    ],
)
def test_retry_after_is_read_in_both_forms(field: str, seconds: float | None) -> None:
    response = Response("http://news.example/", headers={"Retry-After": field})
    assert retry_after(response, NOW) == seconds
