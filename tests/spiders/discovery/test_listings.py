"""A discovery document names its stories, each once, and nothing in it harms the crawl."""

import gzip
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spiders.discovery.listings import Discovery, Found, discovered
from spiders.discovery.moment import Span, w3c_span
from tests.costs import at_most
from tests.spiders.hostile_text import joined

HOME = "https://harbour.example/"
URLSET = b'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
ONE = b"<url><loc>https://harbour.example/1</loc></url>"


def at(text: str) -> Span:
    """Return the span of the instant *text*."""
    return Span(instant(text), instant(text))


def instant(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(UTC)


def test_a_news_sitemap_names_stories_with_headline_and_date() -> None:
    body = b"""<?xml version="1.0" encoding="UTF-8"?>
    <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
            xmlns:n="http://www.google.com/schemas/sitemap-news/0.9"
            xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
      <url><loc> https://harbour.example/ferry?a=1&amp;b=2#top </loc>
        <image:image><image:loc>https://harbour.example/ferry.jpg</image:loc></image:image>
        <n:news><n:publication><n:name>Courier</n:name></n:publication>
          <n:publication_date>2026-11-23T08:00:00+01:00</n:publication_date>
          <n:title>Ferry &amp; fog:
             all sailings off</n:title></n:news></url>
      <url><loc>/relative</loc><lastmod>2026-11-22T10:00Z</lastmod></url>
      <url><loc>javascript:alert(1)</loc></url>
      <url><loc>https://harbour.example/ferry?a=1&amp;b=2</loc></url>
    </urlset>"""
    assert discovered(body, HOME) == Discovery(
        "urlset",
        (
            Found(
                "https://harbour.example/ferry?a=1&b=2",
                at("2026-11-23T07:00:00+00:00"),
                None,
                "Ferry & fog: all sailings off",
            ),
            Found("https://harbour.example/relative", changed=at("2026-11-22T10:00:00+00:00")),
        ),
        fault="1 entry without a web address",
    )


def test_an_index_names_sitemaps_and_no_stories() -> None:
    body = b"""<sitemapindex><sitemap><loc>https://harbour.example/s.xml.gz</loc>
      <lastmod>2026-11-23</lastmod></sitemap></sitemapindex>"""
    assert discovered(body, HOME) == Discovery(
        "sitemapindex",
        sitemaps=(Found("https://harbour.example/s.xml.gz", changed=w3c_span("2026-11-23")),),
    )


def test_an_index_dates_its_archives_and_leaves_out_what_holds_no_stories() -> None:
    names = ("post-sitemap.xml", "author-sitemap.xml", "wp-sitemap-taxonomies-category-1.xml")
    archives = ("sitemap-2005-12-p00.xml.gz", "sitemap.xml?yyyy=2026&amp;mm=02")
    body = "".join(f"<sitemap><loc>/{name}</loc></sitemap>" for name in (*names, *archives))
    assert discovered(f"<sitemapindex>{body}</sitemapindex>".encode(), HOME).sitemaps == (
        Found("https://harbour.example/post-sitemap.xml"),
        Found(
            "https://harbour.example/sitemap-2005-12-p00.xml.gz",
            Span(instant("2005-11-30T10:00:00+00:00"), instant("2006-01-01T11:59:59+00:00")),
        ),
        Found(
            "https://harbour.example/sitemap.xml?yyyy=2026&mm=02",
            Span(instant("2026-01-31T10:00:00+00:00"), instant("2026-03-01T11:59:59+00:00")),
        ),
    )


def test_the_parameters_of_a_sitemap_are_kept_and_those_of_a_reader_are_not() -> None:
    index = b"<sitemapindex><sitemap><loc>/s.xml?from=2026-11</loc></sitemap></sitemapindex>"
    urlset = b"<urlset><url><loc>/story?from=feed&amp;id=7</loc></url></urlset>"
    assert (discovered(index, HOME).sitemaps, discovered(urlset, HOME).stories) == (
        (
            Found(
                "https://harbour.example/s.xml?from=2026-11",
                Span(instant("2026-10-31T10:00:00+00:00"), instant("2026-12-01T11:59:59+00:00")),
            ),
        ),
        (Found("https://harbour.example/story?id=7"),),
    )


def test_an_rss_feed_names_the_page_behind_the_tracker() -> None:
    body = b"""<rss xmlns:atom="a" xmlns:feedburner="f"><channel><link>/</link>
      <item><title><![CDATA[Fog & ferries]]></title><atom:link href="/feed" rel="self"/>
        <link>https://tracker.example/7</link>
        <feedburner:origLink>https://harbour.example/fog</feedburner:origLink>
        <pubDate>Mon, 23 Nov 2026 09:30:00 +0100</pubDate></item>
      <item><guid>tag:harbour.example,2026:8</guid></item>
      <item><guid isPermaLink="true">https://harbour.example/9</guid></item>
    </channel></rss>"""
    assert discovered(body, HOME) == Discovery(
        "rss",
        (
            Found(
                "https://harbour.example/fog",
                at("2026-11-23T08:30:00+00:00"),
                None,
                "Fog & ferries",
            ),
            Found("https://harbour.example/9"),
        ),
        fault="1 entry without a web address",
    )


def test_an_atom_entry_is_its_page_not_its_edit_link() -> None:
    body = b"""<feed xmlns="http://www.w3.org/2005/Atom"><entry>
      <link rel="edit" href="/edit/1"/><link rel="enclosure" href="/1.mp3"/>
      <link href="/story-1"/><id>https://harbour.example/id/1</id>
      <published>2026-11-22T10:00:00Z</published><updated>2026-11-23T10:00:00Z</updated>
      <content type="xhtml"><div><a href="/x"/><title>Not the headline</title></div></content>
      <title>Tide tables</title></entry></feed>"""
    assert discovered(body, HOME).stories == (
        Found(
            "https://harbour.example/story-1",
            at("2026-11-22T10:00:00+00:00"),
            at("2026-11-23T10:00:00+00:00"),
            "Tide tables",
        ),
    )


def test_a_json_feed_names_its_items() -> None:
    body = b"""{"version": "https://jsonfeed.org/version/1.1", "items": [7,
      {"url": "/a", "title": "A", "date_published": "2026-11-23T10:00:00Z"}, {"url": 5},
      {"external_url": "https://harbour.example/b"},
      {"id": "https://harbour.example/c", "external_url": "https://elsewhere.example/c"}]}"""
    assert discovered(body, HOME) == Discovery(
        "json_feed",
        (
            Found("https://harbour.example/a", at("2026-11-23T10:00:00+00:00"), None, "A"),
            Found("https://harbour.example/b"),
            Found("https://harbour.example/c"),
        ),
        fault="2 entries without a web address",
    )


def test_a_text_sitemap_has_an_address_on_each_line() -> None:
    body = b"\xef\xbb\xbfhttps://harbour.example/a\r\n\r\n# no\nhttps://harbour.example/b"
    stories = (Found("https://harbour.example/a"), Found("https://harbour.example/b"))
    assert discovered(body, HOME) == Discovery("text", stories)
    more = discovered(body + b"\n/c\n", HOME)
    assert more == Discovery("text", stories, fault="1 entry without a web address")


def test_a_section_page_names_stories_of_its_own_site_and_declared_feeds() -> None:
    body = b"""<!doctype html><head><link rel="alternate" type="application/rss+xml" title="All"
        href="/feed.xml"><base href="/news/"></head>
      <!-- <a href="/2026/11/01/commented-out-story-is-gone">x</a> -->
      <script>"<a href='/2026/11/01/story-in-a-script'>"</script>
      <a class=card href="2026/11/23/harbour-reopens-after-fog?utm_source=home">Harbour
         <b>reopens</b> &amp; sails</a><a href='/tag/fog'>Fog</a><a href="/contact">Contact</a>
      <a href="https://other.example/2026/11/23/not-our-story-at-all">Other</a>
      <a rel="sponsored nofollow" href="/2026/11/23/an-advert-for-a-boat">Ad</a>"""
    assert discovered(body, HOME, "text/html") == Discovery(
        "section",
        (
            Found(
                "https://harbour.example/news/2026/11/23/harbour-reopens-after-fog",
                headline="Harbour reopens & sails",
            ),
        ),
        feeds=(Found("https://harbour.example/feed.xml", headline="All"),),
    )


def test_a_declared_pattern_decides_what_a_story_is() -> None:
    body = b'<html><a href="/x/1">One</a><a href="/2026/11/23/a-long-slug-of-words">Two</a>'
    found = discovered(body, HOME, "text/html", article_url=r"/x/\d+$")
    assert [story.url for story in found.stories] == ["https://harbour.example/x/1"]


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        ("<urlset><url><loc>https://harbour.example/é</loc></url></urlset>".encode(), ""),
        (
            '<?xml version="1.0" encoding="iso-8859-1"?><urlset><url>'
            "<loc>https://harbour.example/é</loc></url></urlset>".encode("latin-1"),
            "",
        ),
        (
            '<?xml version="1.0" encoding="utf-8"?><urlset><url>'
            "<loc>https://harbour.example/é</loc></url></urlset>".encode("latin-1"),
            "text/xml; charset=latin1",
        ),
        ("<urlset><url><loc>https://harbour.example/é</loc></url></urlset>".encode("utf-16"), ""),
    ],
    ids=["utf-8", "declared", "header", "utf-16"],
)
def test_a_document_is_read_in_its_charset(body: bytes, content_type: str) -> None:
    assert discovered(body, HOME, content_type).stories == (
        Found("https://harbour.example/%C3%A9"),
    )


def test_bare_ampersands_and_html_entities_do_not_end_a_feed() -> None:
    body = b"<rss><item><title>Fish&nbsp;& chips</title><link>/a?b=1&c=2</link></item></rss>"
    assert discovered(body, HOME).stories == (
        Found("https://harbour.example/a?b=1&c=2", headline="Fish & chips"),
    )


def test_a_document_gzipped_twice_is_read() -> None:
    body = gzip.compress(gzip.compress(URLSET + ONE + b"</urlset>"))
    assert discovered(body, HOME) == Discovery("urlset", (Found("https://harbour.example/1"),))


@pytest.mark.hostile
@pytest.mark.parametrize(
    ("body", "fault"),
    [
        (URLSET + ONE + b"<url><loc>", "XML: ends too early"),
        (URLSET + ONE + b"<url><l", "XML: ends too early, damaged in 1 place"),
        (gzip.compress(URLSET + ONE + b"<x/>" * 9999)[:120], "gzip ends too early"),
        (gzip.compress(URLSET + ONE + b" " * 60_000_000), "larger than 52428800 bytes"),
        (URLSET + ONE + b"<x>" * 1_000_000, "XML: ends too early"),
        (URLSET + ONE + b"<x/>" * 2_100_000, "XML: more than 2000000 tags"),
        (
            URLSET + ONE + b"".join(b"<url><loc>/a%d</loc></url>" % n for n in range(51_000)),
            "more than 50000 URLs",
        ),
    ],
    ids=["cut", "cut-tag", "gzip-cut", "gzip-bomb", "deep", "elements", "urls"],
)
def test_what_stood_before_the_damage_is_kept(body: bytes, fault: str) -> None:
    found = discovered(body, HOME)
    assert (found.stories[0].url, found.fault) == ("https://harbour.example/1", fault)
    assert len(found.stories) in (1, 50_000)


def test_what_a_document_declares_is_named_and_never_expanded() -> None:
    body = (
        b'<!DOCTYPE rss [<!ENTITY big "<item><link>/big</link></item>">]><rss><item>'
        b"<title>Fog &big; &eacute;</title><link>/fog?a=&big;</link></item></rss>"
    )
    assert discovered(body, HOME) == Discovery(
        "rss",
        (Found("https://harbour.example/fog?a=&big;", headline="Fog &big; \u00e9"),),
        fault="XML: declares entities",
    )


FIVE = [f"https://harbour.example/pier-{number}" for number in range(5)]
LIST = "<urlset>" + "".join(f"<url><loc>{url}</loc></url>" for url in FIVE) + "</urlset>"
DECLARED = '<?xml version="1.0" encoding="utf-8"?>\n' + LIST


@pytest.mark.parametrize(
    "body",
    [
        f"<p>Strict Standards: no zone in <i>/a.php</i></p>\n{DECLARED}".encode(),
        f"loading plugin\n{DECLARED}".encode(),
        f"<!-- made at noon -->{DECLARED}".encode(),
        f"\n \n{DECLARED}".encode(),
        DECLARED.encode("utf-16-le"),
        DECLARED.encode("utf-16-be"),
        LIST.upper()
        .replace("HTTPS://HARBOUR.EXAMPLE/PIER", "https://harbour.example/pier")
        .encode(),
        f"{DECLARED}<script>window.x = 1 < 2</script>".encode(),
        DECLARED.replace("<loc>", "<loc><![CDATA[ ").replace("</loc>", " ]]></loc>").encode(),
    ],
    ids=["notice", "line", "comment", "blank", "le", "be", "capitals", "behind", "cdata"],
)
def test_what_stands_around_a_listing_or_how_it_is_written_is_no_fault(body: bytes) -> None:
    assert discovered(body, HOME) == Discovery("urlset", tuple(map(Found, FIVE)))


@pytest.mark.parametrize(
    ("damage", "kept", "fault"),
    [
        (("pier-2<", "pier-2 < b<"), 5, "damaged in 1 place"),
        (("pier-2</loc>", "pier-2"), 5, "damaged in 1 place"),
        (("</url><url><loc>https://harbour.example/pier-3", ""), 4, "damaged in 1 place"),
        (("pier-1</loc></url>", "pier-1</loc>"), 5, "damaged in 1 place"),
        (
            ("<loc>https://harbour.example/pier-4</loc></url></urlset>", "<loc>https"),
            4,
            "too early",
        ),
        (("</urlset>", "</urlset><urlset><url><loc>/more</loc></url></urlset>"), 6, "another"),
        (("pier-0</loc>", "pier-0</loc><!-- "), 5, None),
        (("<loc>https://harbour.example/pier-0</loc>", "<loc><![CDATA[/pier-0</loc>"), 5, None),
    ],
)
def test_damage_costs_one_entry_and_is_told(
    damage: tuple[str, str], kept: int, fault: str | None
) -> None:
    found = discovered(LIST.replace(*damage).encode(), HOME)
    assert len(found.stories) == kept
    assert (fault or "None") in str(found.fault)


def test_a_feed_with_html_in_it_loses_no_item() -> None:
    body = b"""<rss><channel><item><title>Ferries <b>and</b> 3 < 4</title>
      <description><ul><li>One<li>Two<br></ul></description><link>/one</link></item>
      <item><title>Unclosed<link>/two</link></item><item><link>/three</link></item></channel></rss>"""
    found = discovered(body, HOME)
    assert [(one.url[24:], one.headline) for one in found.stories] == [
        ("one", "Ferries and 3 < 4"),
        ("two", "Unclosed"),
        ("three", None),
    ]
    assert found.fault == "XML: damaged in 2 places"


@pytest.mark.parametrize(
    "item",
    [
        '<link href="fog" xml:base="/news/"/>',
        '<link rel="ALTERNATE" type="application/json" href="/fog.json"/><link href="/news/fog"/>',
        '<link rel="http://www.iana.org/assignments/relation/alternate" href="/news/fog"/>',
        '<link rel="self" href="/x"/><a:link rel="alternate" href="/news/fog"/>',
        '<link rel="enclosure" href="/x.mp3"/><content type="text/html" src="/news/fog"/>',
        '<link></link><link href="/news/fog"/>',
        "<link> </link><link>/news/fog</link>",
        "<link>https://harbour.example/news/\r\n      fog\n</link>",
        '<link n:rel="alternate" n:href="/news/fog"/>',
        "<link>https://harbour.example/</link><guid>https://harbour.example/news/fog</guid>",
        '<link href="javascript:"/><id>https://harbour.example/news/fog</id>',
    ],
)
def test_an_item_leads_to_its_page_by_whatever_way_there_is(item: str) -> None:
    body = f'<feed xmlns:a="http://www.w3.org/2005/Atom"><entry>{item}</entry></feed>'
    stories = discovered(body.encode(), HOME).stories
    assert [story.url for story in stories] == ["https://harbour.example/news/fog"]


def test_a_base_holds_for_what_stands_in_it() -> None:
    body = b"""<feed xml:base="/paper/"><entry xml:base="news/"><link href="a"/></entry>
      <entry><link href="b"/></entry></feed>"""
    assert [story.url[24:] for story in discovered(body, HOME).stories] == [
        "paper/news/a",
        "paper/b",
    ]


def test_an_rdf_item_without_a_link_is_what_it_is_about() -> None:
    body = b"""<r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><channel r:about="/"/>
      <item r:about="https://harbour.example/fog"><title>Fog</title></item></r:RDF>"""
    assert discovered(body, HOME).stories == (Found("https://harbour.example/fog", headline="Fog"),)


def test_sitemaps_are_known_among_stories() -> None:
    body = b"""<urlset><sitemap><loc>/part.xml</loc></sitemap><url><loc>/b/part2.xml.gz</loc></url>
      <url><loc>/2026/11/harbour-reopens-after-the-fog.xml</loc></url></urlset>"""
    found = discovered(body, HOME)
    assert [[one.url[24:] for one in found.sitemaps], [one.url[24:] for one in found.stories]] == [
        ["part.xml", "b/part2.xml.gz"],
        ["2026/11/harbour-reopens-after-the-fog.xml"],
    ]


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        (b"", "empty"),
        (b" \n", "empty"),
        (b"<html><a href='/a-b-c-d'>", "a page, no sitemap or feed"),
    ],
)
def test_what_stands_in_place_of_a_listing_is_a_fault(body: bytes, fault: str) -> None:
    found = discovered(body, HOME, "text/html", is_page=False)
    assert (found.stories, found.fault) == ((), fault)


def test_a_page_that_is_no_discovery_document_says_so() -> None:
    assert discovered(b"\x89PNG", HOME) == Discovery("unknown", fault="no discovery document")


@pytest.mark.hostile
@pytest.mark.parametrize(
    "body",
    [
        URLSET + ONE + b"<x " + b" ".join(b'a%d=""' % n for n in range(200_000)) + b"/>",
        URLSET + b"<url><loc>/" + b"&" * 2_000_000,
        URLSET + b"<url><loc>" + b"<![CDATA[" * 2_000_000,
        b"<?a?>" * 2_000_000,
        b"<!doctype html>" + b'<a href="/2026/01/01/a-b-c-d">' * 200_000,
        b"<!doctype html>" + b"<!--" * 2_000_000,
        b"<!doctype html>" + b"<script>" * 1_000_000,
        b"<!doctype html>" + b"<a href=x " * 500_000,
        b'{"items":' + b"[" * 2_000_000,
    ],
    ids=[
        "attributes",
        "ampersands",
        "cdata",
        "prolog",
        "links",
        "comments",
        "scripts",
        "unclosed",
        "json",
    ],
)
def test_a_hostile_document_is_done_in_bounded_time(body: bytes) -> None:
    with at_most(turns=250e6):
        discovered(body, HOME, "text/html")


@given(
    st.sampled_from([b"", URLSET, b"<rss><item>", b"<html><a href=", b'{"items":[']), st.binary()
)
def test_no_bytes_raise(start: bytes, body: bytes) -> None:
    assert isinstance(discovered(start + body, HOME), Discovery)


LISTINGS = joined(
    *("<urlset>", "<url>", "<loc>", "</loc>", "</url>", "<sitemapindex>", "<sitemap>", "<lastmod>"),
    *(
        "<rss>",
        "<item>",
        "<link>",
        "</link>",
        "<title>",
        "</title>",
        "</item>",
        "<feed>",
        "<entry>",
    ),
    *("<a href=", "<base href=", "</a>", "<link rel=alternate type=application/rss+xml href="),
    *("<![CDATA[", "]]>", "<!DOCTYPE x [", "<!ENTITY y 'z'>", "<!--", "&#", "&amp;", ";", ">", "<"),
    *("{", '"items":[', '{"url":"', '"title":"', '",', "\\ud800", '"', "}", "]"),
    *("https://harbour.example/2026/a-b-c-d", "//", "http://[", ":99999", "@", "\n", "2026-11-23"),
    '<?xml version="1.0" encoding="utf-16"?>',
)
STARTS = st.sampled_from(
    ["", "<urlset>", "<sitemapindex>", "<rss><item>", "<html>", "{", "http://"]
)
TYPES = st.sampled_from(["", "text/html", "x; charset=utf-16", "x;charset=iso-2022-jp"])


@given(STARTS, LISTINGS, TYPES)
def test_no_listing_raises(start: str, rest: str, content_type: str) -> None:
    body = (start + rest).encode("utf-8", "surrogatepass")
    assert isinstance(discovered(body, HOME, content_type), Discovery)


@pytest.mark.hostile
@pytest.mark.parametrize("text", ["http:\\ud800", "//\\udfff/a"])
def test_an_address_of_half_a_character_names_no_story(text: str) -> None:
    assert discovered(f'{{"items":[{{"url":"{text}"}}]}}'.encode(), HOME).stories == ()


@pytest.mark.hostile
def test_a_headline_with_an_endless_number_is_a_headline() -> None:
    body = '{"items":[{"url":"/a","title":"Fog &#' + "9" * 5000 + ';"}]}'
    assert [story.headline for story in discovered(body.encode(), HOME).stories] == ["Fog \ufffd"]
