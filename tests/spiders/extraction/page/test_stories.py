"""Which objects of the JSON-LD are the page's story."""

from spiders.extraction.page.stories import stories
from tests.spiders.extraction.pages import page


def test_an_article_inside_a_web_page_is_a_story_and_a_review_comes_last() -> None:
    nodes = (
        {"@type": "Review", "name": "r"},
        {"@type": "WebPage", "mainEntity": {"@type": "NewsArticle", "name": "n"}},
        {"@type": "Organization"},
    )
    assert [node["name"] for node in stories(nodes, "https://example.org/a")] == ["n", "r"]


def test_a_story_of_another_page_is_not_the_page_s() -> None:
    own = {"@type": "NewsArticle", "mainEntityOfPage": {"@id": "https://m.example.org/x/fair"}}
    other = {"@type": "NewsArticle", "url": "https://example.org/x/market"}
    assert stories((other, own), "https://example.org/fair.html?from=home") == (own,)


def test_the_only_story_is_the_page_s_even_if_it_names_a_sister_paper() -> None:
    shared = {"@type": "NewsArticle", "@id": "https://sister.example.net/news/fair-2"}
    assert stories((shared,), "https://example.org/fair.html") == (shared,)


def test_a_dated_web_page_stands_for_a_story_where_there_is_none() -> None:
    page = {"@type": "WebPage", "datePublished": "2024-05-14"}
    story = {"@type": "BlogPosting"}
    assert stories((page, {"@type": "WebPage"}), "https://example.org/a") == (page,)
    assert stories((page, story), "https://example.org/a") == (story, page)


def test_a_story_whose_headline_the_page_shows_is_its_own() -> None:
    other = '{"@type": "NewsArticle", "headline": "Ferry late", "author": "Alan Turing"}'
    own = '{"@type": "NewsArticle", "headline": "Fair &amp; fun open", "author": "Ada Lovelace"}'
    html = f'<script type="application/ld+json">[{other}, {own}]</script><h1>Fair & fun open</h1>'
    assert [node["author"] for node in page(html).stories] == ["Ada Lovelace"]


def test_a_page_named_as_the_page_is_does_not_outvote_its_article() -> None:
    article = {"@type": "NewsArticle", "headline": "Fair opens"}
    site = {"@type": "WebPage", "name": "Gazette", "datePublished": "2001-01-01"}
    found = stories([{**site, "mainEntity": article}], "https://a.example/b", lambda: "Gazette")
    assert found[0] == article


def test_stories_of_which_the_page_shows_none_are_all_kept() -> None:
    nodes = [{"@type": "Article", "headline": name} for name in ("Ferry late", "Fair opens")]
    assert len(stories(nodes, "https://gazette.example/x", lambda: "Gazette")) == 2


def test_a_story_is_found_in_the_pages_around_it_and_in_its_blog() -> None:
    story = {"@type": "Article", "headline": "Fair opens", "url": "https://example.org/fair"}
    other = {"@type": "BlogPosting", "headline": "Mill turns", "url": "https://example.org/mill"}
    page = {"@type": "WebPage", "mainEntity": {"@type": "ItemPage", "mainEntity": story}}
    blog = {"@type": "Blog", "blogPost": [other, story]}
    assert stories((page,), "https://example.org/fair") == (story,)
    assert stories((blog,), "https://example.org/fair") == (story,)


def test_the_only_story_is_another_page_s_where_this_one_has_none_of_its_words() -> None:
    kept = {"@type": "Article", "headline": "Mill race dredged", "url": "https://example.org/mill"}
    address = "https://example.org/fair"
    assert stories((kept,), address, lambda: "Fair opens in Northport") == ()
    assert stories((kept,), address, lambda: "Mill race is dredged at last") == (kept,)
