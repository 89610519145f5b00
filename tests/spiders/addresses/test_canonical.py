"""One story under many addresses has one canonical URL where it can, and always one key."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from spiders.addresses.canonical import (
    CANONICAL,
    canonical_url,
    host_of_url,
    is_parsed,
    is_plain,
    origin_url,
    same_site,
    url_key,
)
from spiders.addresses.parser import web_address

STORY = "example.com/2026/11/23/harbour-opens"
ADDRESSES = st.builds(
    "{}{}{}{}{}".format,
    st.sampled_from(["http://", "https://", "HTTP:\\\\", "https:", "//", ""]),
    st.text(alphabet="abAB.0xü:@[]%2e-mw", max_size=12),
    st.text(alphabet="/\\.%2eEaAé ;jsessionid=amp", max_size=24),
    st.text(alphabet="?&=utm_refaA1%41+ ", max_size=16),
    st.text(alphabet="#a", max_size=2),
)


@pytest.mark.parametrize(
    ("url", "canonical"),
    [
        (" HTTP://WWW.Example.COM:80/a/./b/../c#x ", "http://www.example.com/a/c"),
        ("https://example.com", "https://example.com/"),
        ("https://example.com./a", "https://example.com/a"),
        ("https://reader:secret@example.com/a", "https://example.com/a"),
        ("https://bücher.example/übersicht", "https://xn--bcher-kva.example/%C3%BCbersicht"),
        ("https://example.com/%7ejane/%e4%f6?q=%41%2f", "https://example.com/~jane/%E4%F6?q=A%2F"),
        ("https://example.com/a;jsessionid=0AB1?x=1", "https://example.com/a?x=1"),
        (
            "https://example.com/100%-wool/%e4?a=%&b=%7e",
            "https://example.com/100%-wool/%E4?a=%&b=~",
        ),
        ("https://example.com/a?", "https://example.com/a"),
        ("https://example.com/a?b=2&a=1&&c", "https://example.com/a?b=2&a=1&c"),
        ("https://example.com/a?utm_source=x&id=7&fbclid=y", "https://example.com/a?id=7"),
        ("https://example.com/a?ref=rss", "https://example.com/a"),
        ("https://example.com/a?ref=20871", "https://example.com/a?ref=20871"),
        ("https://example.com/a?q=a+b%20c", "https://example.com/a?q=a+b%20c"),
        ("https:\\\\example.com\\a\nb", "https://example.com/ab"),
    ],
)
def test_a_web_address_has_one_form(url: str, canonical: str) -> None:
    assert canonical_url(url) == canonical


@pytest.mark.parametrize("url", ["mailto:a@example.com", "http://[::1", "http://a b/", "", "x"])
def test_what_is_no_web_address_comes_back_as_it_is(url: str) -> None:
    assert (canonical_url(url), url_key(url)) == (url, url)


@pytest.mark.parametrize(
    "url",
    [
        f"https://{STORY}",
        f"http://{STORY}/",
        f"https://www.{STORY}#comments",
        f"https://m.{STORY}",
        f"https://mobile.{STORY}/",
        f"https://amp.{STORY}",
        f"https://{STORY}/amp",
        f"https://{STORY}/amp/",
        f"https://{STORY}/print/",
        f"https://{STORY}/index.html",
        f"https://{STORY}?amp=1",
        f"https://{STORY}?outputType=amp",
        f"https://{STORY}?view=print&utm_medium=email",
        f"https://{STORY}?page=1",
        "https://example.com/amp/2026/11/23/harbour-opens",
        "https://EXAMPLE.com/2026/11/22/../23/harbour%2dopens",
    ],
)
def test_the_addresses_of_one_story_share_a_key(url: str) -> None:
    assert url_key(url) == STORY


@pytest.mark.parametrize(
    ("url", "origin"),
    [
        ("https://www.google.co.uk/amp/s/example.com/a", "https://example.com/a"),
        ("https://google.de/amp/example.com/a", "http://example.com/a"),
        ("https://e-com.cdn.ampproject.org/v/s/e.com/a/amp/?usqp=m", "https://e.com/a/amp/?usqp=m"),
        ("https://x.google.evil.com/amp/s/example.com/a", None),
        ("https://evil.com/.cdn.ampproject.org/c/s/example.com/a", None),
        ("https://evil.com/www.google.com/amp/s/example.com/a", None),
    ],
)
def test_a_link_into_an_amp_cache_leads_to_its_origin(url: str, origin: str | None) -> None:
    assert origin_url(url) == (origin or url)


def test_a_page_in_an_amp_cache_does_not_speak_for_its_origin() -> None:
    assert url_key("https://google.com/amp/s/example.com/a") != url_key("https://example.com/a")


def test_one_story_under_two_hundred_addresses_is_one() -> None:
    hosts = (
        "example.com",
        "www.example.com",
        "m.example.com",
        "amp.example.com",
        "EXAMPLE.com:443",
    )
    ends = ("", "/", "/amp", "/amp/", "/print", "/index.html", "/./", ";jsessionid=0A")
    queries = ("", "?utm_source=rss&utm_medium=feed", "?fbclid=x#top", "?amp=1", "?ref=home")
    addresses = {
        f"https://{host}/2026/11/23/harbour-opens{end}{query}"
        for host in hosts
        for end in ends
        for query in queries
    }
    assert (len(addresses), {url_key(url) for url in addresses}) == (200, {STORY})


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://example.com/story?id=1", "https://example.com/story?id=2"),
        ("https://example.com/story?page=2", "https://example.com/story"),
        ("https://example.com/Story", "https://example.com/story"),
        ("https://m.co.uk/story", "https://co.uk/story"),
        ("https://sport.example.com/story", "https://example.com/story"),
        ("https://example.com/amp-volt", "https://example.com/volt"),
        ("https://example.com/mobile/story", "https://example.com/story"),
        ("https://example.com:8080/story", "https://example.com/story"),
        ("https://example.com/a%2Fb", "https://example.com/a/b"),
    ],
)
def test_two_stories_keep_two_keys(one: str, other: str) -> None:
    assert url_key(one) != url_key(other)


def test_a_lone_percent_sign_is_asked_for_as_written_and_has_the_key_of_its_encoded_form() -> None:
    keys = {url_key(f"https://e.com/100{sign}-wool?a={sign}") for sign in ("%", "%25")}
    assert (keys, canonical_url("https://e.com/%%34")) == (
        {"e.com/100%25-wool?a=%25"},
        "https://e.com/%%34",
    )


def test_a_key_does_not_depend_on_the_order_of_parameters() -> None:
    assert (
        url_key("https://e.com/a?b=2&a=1")
        == url_key("https://e.com/a?a=1&b=2")
        == "e.com/a?a=1&b=2"
    )


@pytest.mark.parametrize(
    ("one", "other", "is_one_site"),
    [
        ("https://www.bbc.co.uk/a", "http://news.bbc.co.uk/", True),
        ("https://a.co.uk/", "https://b.co.uk/", False),
        ("http://127.0.0.1:80/", "http://0x7f.1/", True),
        ("mailto:a@b.com", "mailto:a@b.com", False),
    ],
)
def test_one_site_is_one_registered_domain(one: str, other: str, is_one_site: bool) -> None:
    assert same_site(one, other) is is_one_site


@given(ADDRESSES)
def test_the_canonical_url_of_a_canonical_url_is_itself(url: str) -> None:
    assert canonical_url(canonical_url(url)) == canonical_url(url)


@given(ADDRESSES)
def test_an_address_and_its_canonical_url_have_one_key(url: str) -> None:
    assert url_key(canonical_url(url)) == url_key(url)


@given(st.text())
def test_no_text_raises(url: str) -> None:
    assert isinstance(url_key(url), str)


@given(st.from_regex(CANONICAL, fullmatch=True).filter(is_plain))
@example("http://desk.example//a:b")
def test_an_address_that_looks_canonical_is(url: str) -> None:
    assert canonical_url(f"{url}#top").removesuffix("#top") == url


@given(
    st.from_regex(CANONICAL, fullmatch=True),
    st.text(alphabet="?&=%'\"#@;:/ab1~{}|^`\\", max_size=12),
)
def test_what_looks_parsed_is(place: str, rest: str) -> None:
    url = place + rest
    if is_parsed(url):
        address = web_address(url)
        assert address is not None
        assert (str(address), address.host) == (url, host_of_url(url))


@pytest.mark.parametrize("url", ["http://desk.example//:@", "http://desk.example//r:s@a"])
def test_an_address_that_may_hold_a_login_does_not_look_canonical(url: str) -> None:
    assert not is_plain(url)
