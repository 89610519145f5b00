import pytest

from spiders.extraction.fields import cited_url
from tests.spiders.extraction.pages import json_ld, page

SITE = "https://www.gazette.example"
STORY = f"{SITE}/news/fair-opens-early-48213"


def canonical(href: str) -> str:
    return f'<link rel="canonical" href="{href}">'


def found(html: str, url: str = STORY) -> tuple[str, list[str]]:
    address, evidence = cited_url(page(html, url))
    return address, [item.method for item in evidence]


@pytest.mark.parametrize(
    ("href", "why"),
    [
        (f"{SITE}/news/", "section"),
        (f"{SITE}/news", "section"),
        (f"{SITE}/sport", "section"),
        (f"{SITE}/", "home_page"),
        (f"{SITE}/undefined", "no_address"),
        ("/news/null", "no_address"),
        ("{{ page.url }}", "template"),
        ("/news/%7B%7Bslug%7D%7D", "template"),
        ("<?php echo $url ?>", "template"),
        (f"{SITE}/news/index.html", "section"),
        (f"{SITE}/author/ada-lovelace-writes", "section"),
        (f"{SITE}/search?q=fair", "section"),
        ("@Model.Canonical", "template"),
        ("/:section/:slug", "template"),
        ("https://staging.gazette.example/news/fair-opens-early-48213", "other_site"),
        ("http://localhost:3000/news/fair-opens-early-48213", "other_site"),
        ("https://herald.example/news/fair-opens", "other_site"),
        ("/news/{slug}", "template"),
        ("/news/[slug]", "template"),
        (f"{SITE}/%5B...parts%5D", "template"),
        ("/$lang/news", "template"),
        (f"../..{STORY}", "address"),
        (f"{SITE}/news{STORY}", "address"),
        ("/news/%page_name%", "template"),
        ("%%CANONICAL%%", "template"),
        ("mailto:desk@gazette.example", "address"),
        (f"x{STORY}", "address"),
        ("https//www.gazette.example/news/fair-opens-early-48213", "address"),
        ("https:/www.gazette.example/news/fair-opens-late-48214", "address"),
        ("http:/www.gazette.example/news/fair-opens-late-48214", "address"),
        ("//", "address"),
        (f"{SITE}//news/fair-opens-early-48213", "address"),
        ("/news/fair opens early", "address"),
        ("/news/fair-opens\u0007-early", "address"),
        (f"{STORY}?page=2", "later_page"),
    ],
)
def test_a_canonical_link_that_cannot_be_right_is_a_rejected_claim(href: str, why: str) -> None:
    assert found(canonical(href)) == (STORY, ["fetched", f"rejected:{why}"])


@pytest.mark.parametrize(
    ("href", "fetched"),
    [
        (STORY, f"{STORY}/amp"),
        (STORY, f"{STORY}?utm_source=x"),
        (STORY, f"{STORY}/2"),
        (f"{SITE}/48213", STORY),
        (f"{SITE}/stories?id=48213", STORY),
        (f"{SITE}/local/fair", f"{SITE}/northport/fair-opens-early"),
        (f"{SITE}/about/fair", f"{SITE}/about/fair/index.html"),
    ],
)
def test_a_canonical_link_to_a_story_is_its_address(href: str, fetched: str) -> None:
    assert found(canonical(href), fetched) == (href, ["canonical"])


def test_an_address_without_the_story_s_number_is_not_cited() -> None:
    story = f"{SITE}/story.php?id=48213"
    assert found(canonical(f"{SITE}/story.php"), story) == (story, ["fetched", "rejected:section"])


def test_a_host_on_which_the_site_is_tried_out_is_not_cited() -> None:
    story = "https://www.gazette.org/news/fair-opens-early-48213"
    html = canonical(story.replace("www", "staging"))
    assert found(html, story) == (story, ["fetched", "rejected:staging"])


def test_a_page_for_telephones_is_cited_by_its_main_address() -> None:
    assert found(canonical(STORY), STORY.replace("www", "m")) == (STORY, ["canonical"])


def test_the_first_canonical_link_that_can_be_right_counts() -> None:
    html = canonical("") + canonical("{{url}}") + canonical(STORY)
    assert found(html, f"{STORY}?ref=home") == (STORY, ["canonical", "rejected:template"])


def test_og_url_stands_in_where_it_names_the_page_as_fetched() -> None:
    html = f'<meta property="og:url" content="{STORY}">'
    assert found(html, f"{STORY}?ref=home") == (STORY, ["og:url"])


@pytest.mark.parametrize(
    "html", [canonical(STORY[8:]), f'<meta property="og:url" content="{STORY[8:]}">']
)
def test_a_scheme_left_out_before_the_page_s_own_host_is_added(html: str) -> None:
    assert found(html, f"{STORY}?ref=home")[0] == STORY


def test_a_canonical_link_kept_from_another_page_is_not_cited() -> None:
    html = canonical(f"{SITE}/news/council-meets-47001")
    own = f'<meta property="og:url" content="{STORY}">'
    assert found(html + own)[0] == f"{SITE}/news/council-meets-47001"
    assert found(html + own + json_ld(f'"mainEntityOfPage": "{STORY}"')) == (
        STORY,
        ["og:url", "rejected:other_story"],
    )


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (f"{SITE}/news", ["rejected:section"]),
        (f"{SITE}/news/another-story-entirely", []),
        (SITE, ["rejected:home_page"]),
        (f"x{STORY}", ["rejected:address"]),
        ("https//www.gazette.example/news/fair-opens-early-48213", ["rejected:address"]),
        ("{{ request.url }}/fair-opens-early-48213", ["rejected:template"]),
    ],
)
def test_og_url_of_another_page_is_no_address(content: str, why: list[str]) -> None:
    html = f'<meta property="og:url" content="{content}">'
    assert found(html) == (STORY, ["fetched", *why])


def test_a_canonical_link_that_was_escaped_twice_is_its_address() -> None:
    html = canonical(f"{SITE}/view?id=48213&amp;#038;page_id=7")
    assert found(html, f"{SITE}/view?id=48213&page_id=7")[0] == f"{SITE}/view?id=48213&page_id=7"


def test_og_url_without_what_tells_stories_apart_is_no_address() -> None:
    html = f'<meta property="og:url" content="{SITE}/view">'
    assert found(html, f"{SITE}/view?id=5")[0] == f"{SITE}/view?id=5"


def test_a_canonical_link_may_name_its_story_by_a_number_alone() -> None:
    assert found(canonical(f"{SITE}/?p=3312"))[0] == f"{SITE}/?p=3312"


def test_a_canonical_link_into_an_amp_cache_names_the_page_behind_it() -> None:
    cache = f"https://www-gazette-example.cdn.ampproject.org/c/s/{STORY[8:]}"
    assert found(canonical(cache), f"{STORY}?amp=1")[0] == STORY
