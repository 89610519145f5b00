"""Kinds of page: stories of some kind, lists of stories, errors."""

import pytest

from schemas.errors import ParseError
from spiders.extraction.assembly import parse_capture
from spiders.extraction.fields.kind import story_kind
from tests.spiders.extraction.harbour import PARAGRAPHS, story
from tests.spiders.extraction.pages import json_ld, page

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
        ("/boat-reviews/pier", "review"),
        ("/boats/pier-review-4090.html", "review"),
        ("/boats/how-to-write-a-review-of-a-pier", "article"),
        ("/news/dramatic-video-shows-pier", "article"),
        ("/video-production/pier", "article"),
        ("/news/public-opinion-on-the-pier", "article"),
    ],
)
def test_the_address_names_the_kind(path, kind):
    assert story_kind(page(story(*PARAGRAPHS), url=SITE + path), (), "Pier")[0] == kind


@pytest.mark.parametrize(
    ("section", "headline", "kind"),
    [
        ("Meinung", "Die Mole", "opinion"),
        ("News", "Opinion: The pier must stay", "opinion"),
        ("News", "Letters to the editor: Save the pier", "opinion"),
        ("Stage", "The Pier – review", "article"),
        ("Reviews", "The Pier", "review"),
        ("Recetas", "Sopa de pescado", "recipe"),
        ("News", "Opinion polls favour the pier", "article"),
        ("News", "Kommentar: Die Mole bleibt", "opinion"),
        ("Press releases", "The pier opens", "press_release"),
        ("News", "Pier 4 review: a walk above the waves", "review"),
        ("News", "Interview with the pier's builder", "interview"),
        ("News", "Storm at the pier LIVE: all trains stopped", "live_blog"),
        ("News", "Live updates as the storm nears", "live_blog"),
        ("News", "Live music returns to the pier", "article"),
    ],
)
def test_section_and_headline_name_the_kind(section: str, headline: str, kind: str) -> None:
    found, said = story_kind(page("<p>x"), ["Culture", section], headline)
    assert found == kind
    assert (said[0].method == "default") == (kind == "article")


def test_the_type_in_json_ld_outweighs_the_address():
    script = '<script type="application/ld+json">{"@type": "LiveBlogPosting"}</script>'
    found, said = story_kind(page(script, url=f"{SITE}/opinion/pier"), ["Opinion"], "Pier")
    assert (found, said[0].method) == ("live_blog", "json_ld")


@pytest.mark.parametrize(
    ("html", "method", "kind"),
    [
        ("<meta property=article:opinion content=true>", "meta:article:opinion", "opinion"),
        ("<meta property=og:type content=video.other>", "meta:og:type", "video"),
        ("<meta name=pagetype content=Interview>", "meta:pagetype", "interview"),
        ("<ul><li itemprop=recipeIngredient>2 eggs</ul>", "markup", "recipe"),
        (
            "<div itemscope itemtype=https://schema.org/LiveBlogPosting></div>",
            "markup",
            "live_blog",
        ),
        (json_ld('"genre": "Kommentar"'), "json_ld:genre", "opinion"),
    ],
)
def test_metadata_and_markup_name_the_kind(html: str, method: str, kind: str) -> None:
    found, said = story_kind(page(html), ["Reviews"], "Pier")
    assert (found, said[0].method) == (kind, method)


def test_a_film_is_the_story_where_it_has_its_headline_and_no_story_is_declared() -> None:
    film = '{"@type": "VideoObject", "name": "The pier from above"}'
    alone = page(f'<script type="application/ld+json">{film}</script>')
    beside = page(f'{json_ld("")}<script type="application/ld+json">{film}</script>')
    assert story_kind(alone, (), "The pier from above")[0] == "video"
    assert story_kind(alone, (), "Council votes on the pier")[0] == "article"
    assert story_kind(beside, (), "The pier from above")[0] == "article"


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
