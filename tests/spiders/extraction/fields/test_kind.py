"""Kinds of page: stories of some kind, lists of stories, errors."""

import pytest

from schemas.errors import ParseError
from spiders.extraction import parse_capture
from spiders.extraction.fields.kind import story_kind
from tests.spiders.extraction.harbour import PARAGRAPHS, story
from tests.spiders.extraction.pages import page

SITE = "https://www.gazette.example"


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/news/pier", "article"),
        ("/opinion/pier", "opinion"),
        ("/2024/05/live-updates-pier", "live_blog"),
        ("/press/pier", "press_release"),
        ("/kultur/orgelbauerin-gespraech-4090", "interview"),
        ("/fotostrecke/pier", "gallery"),
        ("/video/pier", "video"),
    ],
)
def test_the_address_names_the_kind(path, kind):
    assert story_kind(page(story(*PARAGRAPHS), url=SITE + path), None, "Pier")[0] == kind


@pytest.mark.parametrize(
    ("section", "headline", "kind"),
    [
        ("Meinung", "Die Mole", "opinion"),
        ("News", "Opinion: The pier must stay", "opinion"),
        ("Stage", "The Pier – review", "article"),
        ("Reviews", "The Pier", "review"),
        ("Recetas", "Sopa de pescado", "recipe"),
        ("News", "Opinion polls favour the pier", "article"),
        ("News", "Kommentar: Die Mole bleibt", "opinion"),
    ],
)
def test_section_and_headline_name_the_kind(section: str, headline: str, kind: str) -> None:
    found, said = story_kind(page("<p>x"), section, headline)
    assert found == kind
    assert bool(said) == (kind != "article")


def test_the_type_in_json_ld_outweighs_the_address():
    script = '<script type="application/ld+json">{"@type": "LiveBlogPosting"}</script>'
    found, said = story_kind(page(script, url=f"{SITE}/opinion/pier"), "Opinion", "Pier")
    assert (found, said[0].method) == ("live_blog", "json_ld")


def test_the_home_page_is_no_story():
    with pytest.raises(ParseError, match="index_page"):
        parse_capture(page(story(*PARAGRAPHS), url=f"{SITE}/").capture, None)


def test_a_story_on_the_home_address_that_says_so_is_one():
    html = story(*PARAGRAPHS).replace(
        "<body>", '<head><meta property="og:type" content="article"></head><body>'
    )
    assert parse_capture(page(html, url=f"{SITE}/").capture, None).word_count > 50


def test_bytes_that_are_no_page_are_refused_by_name():
    document = page("%PDF-1.7", headers=(("Content-Type", "text/html"),))
    with pytest.raises(ParseError, match="binary"):
        parse_capture(document.capture, None)
