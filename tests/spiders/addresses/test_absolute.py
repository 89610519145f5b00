"""What an `href` leads to; the quick ways must give what the parser gives."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from spiders.addresses import web_address, without_login
from spiders.addresses.absolute import absolute

BASE = "https://www.gazette.example/a/b"
PARTS = (
    *("/", "//", "..", ".", "b.html", "?", "#", ";", "x=1", "%20", "é", "https://h.example", "%2e"),
    *(
        "https://H.example",
        ":443/",
        ":80",
        "\\",
        " ",
        "'",
        '"',
        "^",
        "`",
        "{",
        "|",
        "~",
        "\x00",
        "@",
    ),
    *("http://", "127.1", "[x]", "[::1]", "\ud800", "<", "https://h.example/c"),
)


@pytest.mark.parametrize(
    ("href", "address"),
    [
        ("/c?d=1#e", "https://www.gazette.example/c?d=1#e"),
        (" https://h.example/c ", "https://h.example/c"),
        ("//h.example/a b", "https://h.example/a%20b"),
        ("/c/../d", "https://www.gazette.example/d"),
        ("mailto:a@b", None),
        ("http://[", None),
        ("http://[x]/", None),
        ("http://h\ud800.example/", None),
        ("/\ud800", "https://www.gazette.example/%EF%BF%BD"),
    ],
)
def test_an_address_is_seen_from_the_base(href: str, address: str | None) -> None:
    assert absolute(BASE, href) == address


@example("b.htmlhttps://h.example")
@example("/https://h.example:80@")
@given(st.lists(st.sampled_from(PARTS), min_size=1, max_size=7).map("".join))
def test_whatever_is_written_leads_where_browsers_go(href: str) -> None:
    address = web_address(without_login(href.strip()), web_address(BASE))
    assert absolute(BASE, href) == (str(address) if address is not None else None)
