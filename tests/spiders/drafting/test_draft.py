"""A draft holds what a site shows of itself, and says what it could not find."""

import pytest

from spiders.addresses.parser import WebAddress
from spiders.discovery.listings import Discovery, Found
from spiders.drafting.draft import Draft, Survey, drafted
from spiders.publisher import Publisher
from spiders.robots.rules import Robots

HOME = WebAddress("https", "www.harbour-courier.co.uk", None, "/")
HOME_HTML = """<!doctype html><html class="x" lang="en-GB"><head>
<meta property="og:site_name" content="The  Harbour Courier">
</head><a href="/help/terms-of-use#top">Terms</a>"""
STORIES = tuple(Found(f"https://www.harbour-courier.co.uk/2026/11/23/a-{n}") for n in range(12))
FEED = ("https://www.harbour-courier.co.uk/feed", Discovery("rss", STORIES))
SITEMAP = ("https://www.harbour-courier.co.uk/sitemap.xml", Discovery("urlset", STORIES))


def test_a_site_that_shows_all_is_drafted_whole() -> None:
    survey = Survey(HOME, HOME_HTML, Robots(), (FEED, SITEMAP), "<html lang=en>", True)
    assert drafted(survey) == Draft(
        Publisher(
            key="harbour-courier",
            name="The Harbour Courier",
            domains=("harbour-courier.co.uk",),
            language="en",
            country="GB",
            timezone="Europe/London",
            sitemaps=("https://www.harbour-courier.co.uk/sitemap.xml",),
            feeds=("https://www.harbour-courier.co.uk/feed",),
            article_url=r"/\d{4}/\d\d/\d\d/",
            terms="https://www.harbour-courier.co.uk/help/terms-of-use",
            tdm_reserved=True,
        ),
        (),
    )


def test_a_site_that_shows_nothing_is_drafted_with_what_is_missing() -> None:
    home = HOME._replace(host="harbour.com")
    assert drafted(Survey(home, "", Robots(), (), None)) == Draft(
        Publisher(
            key="harbour",
            name="harbour.com",
            domains=("harbour.com",),
            language="und",
            country="ZZ",
            sections=("https://harbour.com/",),
        ),
        (
            "name: no og:site_name and no JSON-LD publisher; the domain stands in",
            "language: the pages do not declare theirs",
            "country: neither the domain nor the language names one; ZZ stands for unknown",
            "sitemaps, feeds: none found; the home page stands in as a section",
            "article_url: 0 story addresses share no form",
            "terms: the home page links none",
            "story: none could be read; check one with `broadsheet extract`",
        ),
    )


def test_sitemaps_that_robots_txt_names_are_not_declared_again() -> None:
    robots = Robots.of(b"Sitemap: https://www.harbour-courier.co.uk/sitemap.xml\n")
    draft = drafted(Survey(HOME, HOME_HTML, robots, (SITEMAP,), None))
    assert (draft.publisher.sitemaps, draft.publisher.sections) == ((), ())


def test_a_country_with_many_clocks_leaves_the_zone_to_a_person() -> None:
    home = HOME._replace(host="harbour.ca")
    draft = drafted(Survey(home, HOME_HTML, Robots(), (FEED,), "<html>"))
    assert (draft.publisher.timezone, draft.missing) == (
        None,
        ("timezone: CA has several, such as America/St_Johns; no date tells which",),
    )


def test_the_dates_of_a_story_tell_which_clock_of_a_country_it_keeps() -> None:
    home = HOME._replace(host="harbour.ca")
    story = '<meta property="article:published_time" content="2026-11-16T09:30:00-08:00">'
    draft = drafted(Survey(home, HOME_HTML, Robots(), (FEED,), story))
    assert (draft.publisher.timezone, draft.missing) == ("America/Vancouver", ())


def test_two_forms_that_stories_have_are_declared_together() -> None:
    plain = tuple(Found(f"https://a.example/sport/gulls-{n}.html") for n in range(10_000, 10_006))
    listing = ("https://a.example/feed", Discovery("rss", STORIES[:6] + plain))
    draft = drafted(Survey(HOME, HOME_HTML, Robots(), (listing,), None))
    assert draft.publisher.article_url == r"/\d{4}/\d\d/\d\d/|-\d{5,}(\.html?)?/?$"


@pytest.mark.parametrize(
    ("href", "words"),
    [
        ("/legal/42", "Terms of use"),
        ("/de/nb", "Nutzungs&shy;bedingungen"),
        ("/mentions", "Conditions générales d’utilisation"),
        ("/kiyaku", "利用規約"),
        ("/cgu.html", "CGU"),
    ],
)
def test_terms_are_found_by_their_address_or_their_words(href: str, words: str) -> None:
    page = f"<html lang=en-GB><a href='/news/a'>Gulls</a><a href='{href}'><b>{words}</b></a>"
    terms = drafted(Survey(HOME, page, Robots(), (FEED,), None)).publisher.terms
    assert terms == f"https://www.harbour-courier.co.uk{href}"


def test_the_name_is_that_of_the_json_ld_where_there_is_no_other() -> None:
    story = """<script type="application/ld+json">
    {"@type": "NewsArticle", "publisher": {"@type": "Organization", "name": "Courier"}}</script>"""
    assert drafted(Survey(HOME, "", Robots(), (), story)).publisher.name == "Courier"


def test_a_damaged_listing_is_reported() -> None:
    damaged = ("https://harbour.com/s.xml", Discovery("urlset", STORIES, fault="XML: cut"))
    draft = drafted(Survey(HOME, HOME_HTML, Robots(), (damaged,), "<html>"))
    assert draft.missing == ("https://harbour.com/s.xml: XML: cut",)
