import pytest

from spiders.extraction.fields.section import section
from tests.spiders.extraction.pages import GAZETTE, json_ld, page


def test_the_first_of_glued_sections_is_the_section() -> None:
    html = json_ld('"articleSection": "Local News,Home Page"')
    assert section(page(html), None)[0] == "Local News"


def test_the_section_is_read_and_never_the_site() -> None:
    html = json_ld('"articleSection": "gazette.example"') + (
        '<meta property="article:section" content="Local News">'
    )
    assert section(page(html), None)[0] == "Local News"


def test_the_trail_names_the_section_where_nothing_else_does() -> None:
    html = """<script type="application/ld+json">{"@type": "BreadcrumbList", "itemListElement": [
      {"name": "Home"}, {"item": {"name": "Local"}}, {"name": "Fair opens"}]}</script>"""
    assert section(page(html), None)[0] == "Local"


def test_the_menu_names_the_folder_of_the_address() -> None:
    html = '<nav><a href="/world/">World</a><a href="/uk/local">Local</a></nav>'
    assert section(page(html, "https://www.gazette.example/uk/local/fair.html"), None)[0] == "Local"


def test_a_story_at_the_top_of_the_site_has_no_section() -> None:
    assert section(page("<a href=/>Home</a>", "https://www.gazette.example/fair"), None) == (
        None,
        [],
    )


def test_the_publisher_s_rule_wins() -> None:
    publisher = GAZETTE.model_validate(GAZETTE.model_dump() | {"rules": [{"section": ".s"}]})
    assert section(page("<b class=s>Local</b>"), publisher)[0] == "Local"


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("crime-safety", "Crime safety"),
        ("world", "World"),
        ("SHOWBIZ", "Showbiz"),
        ("NFL", "NFL"),
        ("news_news", "News"),
        ("- Local:", "Local"),
        ("Social Media, Interview, News, Ports", "News"),
        ("Arts, Culture", "Arts, Culture"),
    ],
)
def test_a_section_has_one_form(written: str, name: str) -> None:
    html = json_ld(f'"articleSection": "{written}"')
    url = "https://www.gazette.example/news/fair-opens"
    assert section(page(html, url), None)[0] == name


@pytest.mark.parametrize("name", ["Home", "Uncategorized", "fair; harbour; town"])
def test_what_names_no_section_is_none(name: str) -> None:
    html = f'<meta name="dc.subject" content="{name}">'
    assert section(page(html), None)[0] is None


def test_a_sentence_of_a_menu_and_a_folder_of_dates_name_no_section() -> None:
    html = '<a href="/blog">Blog: advice and stories for all</a> <a href="/blog/2024">2024</a>'
    assert section(page(html, "https://www.gazette.example/blog/2024/fair"), None)[0] is None
