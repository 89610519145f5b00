"""What an `href` leads to; the quick ways must give what joining gives."""

from urllib.parse import urljoin, urlsplit

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from spiders.extraction.page.addresses import absolute

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


@example("b.htmlhttps://h.example")
@given(st.lists(st.sampled_from(PARTS), min_size=1, max_size=7).map("".join))
def test_whatever_is_written_leads_where_joining_leads(href: str) -> None:
    joined = urljoin(BASE, href)
    is_web = urlsplit(joined).scheme in ("http", "https")  # "b.htmlhttps:" is a scheme too
    assert absolute(BASE, href) == (joined if is_web else None)
