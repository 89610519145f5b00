"""What an `href` leads to; the quick ways must give what joining gives."""

from urllib.parse import urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spiders.extraction.addresses import absolute

BASE = "https://www.gazette.example/a/b"
PARTS = ("/", "//", "..", ".", "b.html", "?", "#", ";", "x=1", "%20", "é", "https://h.example")


@pytest.mark.parametrize(
    ("href", "address"),
    [
        ("/c?d=1#e", "https://www.gazette.example/c?d=1#e"),
        (" https://h.example/c ", "https://h.example/c"),
        ("//h.example/a b", "https://h.example/a%20b"),
        ("/c/../d", "https://www.gazette.example/d"),
        ("mailto:a@b", None),
        ("http://[", None),
    ],
)
def test_an_address_is_seen_from_the_base(href: str, address: str | None) -> None:
    assert absolute(BASE, href) == address


@given(st.lists(st.sampled_from(PARTS), min_size=1, max_size=7).map("".join))
def test_whatever_is_written_leads_where_joining_leads(href: str) -> None:
    assert absolute(BASE, href) == urljoin(BASE, href)
