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
    for name in ('Local <b class="sr-only">(current)</b>', "Back to Local"):
        html = f'<nav><a href="/uk/local">{name}</a></nav>'
        document = page(html, "https://www.gazette.example/uk/local/fair.html")
        assert section(document, None)[0] == "Local"


def test_a_story_at_the_top_of_the_site_has_no_section() -> None:
    assert section(page("<a href=/>Home</a>", "https://www.gazette.example/fair"), None) == (
        None,
        [],
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


FAIR = "https://www.gazette.example/world/isles/fair-opens"
TRAIL = """<script type="application/ld+json">{"@type": "BreadcrumbList", "itemListElement": [
  {"name": "Start", "item": "https://www.gazette.example/"},
  {"name": "world", "item": "https://www.gazette.example/world"},
  {"item": {"@id": "https://www.gazette.example/world/isles", "name": "Isles"}},
  {"name": "Winter fairs", "item": "https://www.gazette.example/topics/winter-fairs"},
  {"name": "Fair opens", "item": "https://www.gazette.example/world/isles/fair-opens"}]}</script>"""


@pytest.mark.parametrize(
    ("html", "found", "path"),
    [
        (TRAIL, "Winter fairs", ["World", "Isles", "Winter fairs"]),
        (TRAIL + json_ld('"articleSection": "World"'), "Isles", ["World", "Isles", "Winter fairs"]),
        (TRAIL + json_ld('"articleSection": "Culture"'), "Culture", ["Culture"]),
        (json_ld('"articleSection": "News > WORLD > isles"'), "Isles", ["News", "World", "Isles"]),
        (json_ld('"articleSection": "/news/world-isles/"'), "World isles", ["News", "World isles"]),
        (json_ld('"articleSection": "TV/Radio"'), "TV/Radio", ["TV/Radio"]),
        (json_ld('"articleSection": "Isles"'), "Isles", ["World", "Isles"]),
        ("<a href=/world/>All the World</a>" + json_ld('"articleSection": "Isles"'), "Isles",
         ["All the World", "Isles"]),
    ],
)  # fmt: skip
def test_the_path_goes_from_general_to_particular(html: str, found: str, path: list[str]) -> None:
    assert section(page(html, FAIR), None)[:2] == (found, path)


@pytest.mark.parametrize(
    "trail",
    [
        "<nav aria-label=Breadcrumb><a href=/>Gazette</a> <a href=/world>World</a> "
        "<a href=/world/isles>ISLES</a> Fair opens</nav>",
        "<ul class=site-breadcrumbs><li><a href=/world>World</a><li><a href=/world/isles>Isles</a>"
        "<li><a href=/world>‹ Back</a><li><a href=/world/isles/fair-opens>Fair opens</a></ul>",
        "<nav class=breadcrumb><a href=/world>World</a> <a href=/world/isles>Isles</a> "
        "<a href=/world/isles>Back to Isles</a></nav>",
        "<nav class=breadcrumb><a href=/start>www.gazette.example</a> <a href=/world>World</a> "
        "<a href=/world/isles>Isles</a> <a href=/world/>Zurück zur Welt</a></nav>",
    ],
)
def test_a_printed_trail_is_a_path(trail: str) -> None:
    document = page(f"<title>Fair opens in the isles</title>{trail}", FAIR)
    assert section(document, None)[1] == ["World", "Isles"]


def test_a_page_that_is_called_after_its_trail_is_none() -> None:
    menu = "".join(f"<a href=/part-{number}>Part {number}</a>" for number in range(9))
    assert section(page(f"<div class=has-breadcrumbs>{menu}</div>", FAIR), None)[1] == []


def test_the_evidence_says_what_named_the_section_and_what_the_path() -> None:
    document = page(TRAIL + json_ld('"articleSection": "isles"'), FAIR)
    assert [(note.field, note.method, note.raw) for note in section(document, None)[2]] == [
        ("section", "json_ld", "isles"),
        ("section_path", "breadcrumb", "world > Isles > Winter fairs"),
    ]


@pytest.mark.parametrize(
    "name",
    ["undefined", "N/A", "null", "tag", "{{ section }}", "Print", "Strona główna", "Nächstes",
     "Main navigation", "The Gazette Homepage", "Back to Blog"],
)  # fmt: skip
def test_a_word_for_nothing_is_no_section(name: str) -> None:
    assert section(page(f'<meta property="article:section" content="{name}">'), None)[0] is None


def test_a_title_and_a_button_are_no_sections() -> None:
    title = "Ferris wheel to turn again"
    html = f"""<meta property="og:title" content="{title}">
      <meta property="article:section" content="{title}">
      <script type="application/ld+json">{{"@type": "BreadcrumbList", "itemListElement": [
      {{"name": "Home"}}, {{"item": {{"name": "Local", "@id": "/local"}}}},
      {{"item": {{"name": "Facebook", "@id": "/f"}}}}, {{"name": "{title}"}}]}}</script>"""
    assert section(page(html), None)[1] == ["Local"]
