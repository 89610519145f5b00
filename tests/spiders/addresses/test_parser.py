"""Web addresses are read as browsers read them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spiders.addresses import canonical_url, origin_url, url_key
from spiders.addresses.parser import web_address, without_login
from tests.costs import at_most
from tests.spiders.hostile_text import joined


def test_a_reference_is_joined_to_its_page() -> None:
    base = web_address("https://example.com/news/2026/index.html?x#y")
    assert base is not None
    references = ["story", "../a", "/b", "//m.example.com/c", "?d", "#e", "", "\\f", "http:g"]
    assert [str(web_address(reference, base)) for reference in references] == [
        "https://example.com/news/2026/story",
        "https://example.com/news/a",
        "https://example.com/b",
        "https://m.example.com/c",
        "https://example.com/news/2026/index.html?d",
        "https://example.com/news/2026/index.html?x#e",
        "https://example.com/news/2026/index.html?x",
        "https://example.com/f",
        "http://g/",
    ]


def test_other_schemes_are_no_web_addresses() -> None:
    base = web_address("https://example.com/")
    texts = ["file:///etc/passwd", "javascript:alert(1)", "mailto:a@b.c", "data:,x", "ftp://a/b"]
    assert [web_address(text, base) for text in texts] == [None] * 5


def test_no_notation_hides_a_loopback_address() -> None:
    hosts = ["127.1", "0x7f000001", "2130706433", "017700000001", "127.0.0.1.", "１２７.0.0.1"]
    assert {web_address(f"http://{host}/").host for host in hosts} == {"127.0.0.1"}  # type: ignore[union-attr]


def test_a_host_or_port_that_is_none_is_refused() -> None:
    hosts = ["", "a b", "a<b", "[::1", "256.1.1.1.1", "1.2.3.08", "a:99999", "a:b", "%00", "a%2fb"]
    assert [web_address(f"http://{host}/") for host in hosts] == [None] * len(hosts)


@pytest.mark.hostile
@pytest.mark.parametrize(
    "text",
    [
        "http://e.com" + "/a" * 200_000 + "/.." * 200_000,
        "http://e.com:" + "0" * 100_000 + "80/",
        "http://e.com:" + "9" * 100_000,
        "http://" + "é" * 100_000 + "/",
        "http://" + "1." * 100_000 + "1/",
        "http://0x" + "f" * 100_000 + "/",
        "http://[" + ":" * 100_000 + "]/",
        "http://" + "a@" * 100_000 + "e.com/",
        "http://e.com/?" + "&%" * 100_000,
    ],
    ids=["dots", "zeros", "port", "punycode", "numbers", "hex", "ipv6", "logins", "query"],
)
def test_a_hostile_address_is_read_in_bounded_time(text: str) -> None:
    with at_most(turns=50e6):
        web_address(text)


@pytest.mark.parametrize(
    "login", ["reader:secret@", "reader@", ":secret@", "@", "a@b:secret@", "r%40x:s%3Aecret@"]
)
def test_an_address_is_read_without_its_login(login: str) -> None:
    base = web_address(f"https://{login}example.com/news/")
    texts = [f"https://{login}example.com:8/@a?b=@c", f"//{login}example.com/d", "e"]
    assert [str(web_address(text, base)) for text in texts] == [
        "https://example.com:8/@a?b=@c",
        "https://example.com/d",
        "https://example.com/news/e",
    ]
    assert [without_login(text) for text in texts] == [
        "https://example.com:8/@a?b=@c",
        "//example.com/d",
        "e",
    ]


WRITTEN = joined(
    *(
        "http:",
        "https:",
        "//",
        "/",
        "\\",
        "@",
        ":",
        "[",
        "]",
        "::1",
        "%",
        "%2e",
        "%ZZ",
        "..",
        ".",
        "?",
        "#",
    ),
    *(
        "0x",
        "1.2.3.4",
        "xn--",
        "ß",
        "。",
        "a.example",
        "?utm_source=x",
        "google.com/amp/s/",
        "&",
        "=",
    ),
    *(".cdn.ampproject.org/c/", "index.html", ";jsessionid=1", "\t"),
)


@given(WRITTEN, st.sampled_from(["https://a.example/x/y?z", "http://[::1]:8/"]))
def test_no_reference_raises_and_what_it_means_is_an_address(text: str, page: str) -> None:
    address = web_address(text, web_address(page))
    for other in (canonical_url(text), origin_url(text), url_key(text)):
        assert isinstance(other, str)
    assert address is None or (web_address(str(address)) == address and str(address).isascii())


@given(WRITTEN)
def test_what_has_lost_its_logins_has_no_more(text: str) -> None:
    assert without_login(without_login(text)) == without_login(text)
