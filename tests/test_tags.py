from schemas.article import Author
from spiders.extraction.tags import section, tags
from tests.pages import GAZETTE, json_ld, page


def found(html: str, url: str = "https://www.gazette.example/fair") -> list[str]:
    return tags(page(html, url), None, [Author(name="Ada Lovelace", kind="person")])[0]


def meta(name: str, content: str) -> str:
    return f'<meta name="{name}" content="{content}">'


def test_a_list_with_commas_is_split_and_each_tag_kept_once() -> None:
    assert found(meta("news_keywords", "fair, Northport ,fair,waffles")) == [
        "fair",
        "Northport",
        "waffles",
    ]


def test_one_element_a_tag_may_hold_a_comma() -> None:
    html = meta("article:tag", "Northport, Maine") + meta("article:tag", "fairs")
    assert found(html) == ["Northport, Maine", "fairs"]


def test_an_element_with_many_commas_is_a_list() -> None:
    html = meta("article:tag", "fairs,food,music,wheels") + meta("article:tag", "Northport")
    assert found(html) == ["fairs", "food", "music", "wheels", "Northport"]


def test_flags_and_addresses_are_no_tags() -> None:
    assert found(meta("keywords", "type_news, ada@gazette.example, fairs")) == ["fairs"]


def test_the_first_of_glued_sections_is_the_section() -> None:
    html = json_ld('"articleSection": "Local News,Home Page"')
    assert section(page(html), None)[0] == "Local News"


def test_json_ld_keywords_are_read_as_list_or_text() -> None:
    assert found(json_ld('"keywords": ["fair", "waffles"]')) == ["fair", "waffles"]
    assert found(json_ld('"keywords": "fair, waffles"')) == ["fair", "waffles"]


def test_the_names_of_site_and_author_are_no_tags() -> None:
    site = '<meta property="og:site_name" content="The Northport Gazette">'
    html = site + meta("keywords", "Northport Gazette, Ada Lovelace, fair")
    assert found(html) == ["fair"]


def test_a_system_s_class_before_a_tag_is_dropped() -> None:
    html = json_ld('"keywords": ["topic/fairs", "Category: Leisure", "NLP Entity: Canada"]')
    assert found(html) == ["fairs", "Leisure"]


def test_words_cut_from_the_address_are_no_tags() -> None:
    html = meta("news_keywords", "fair,opens,northport,waffles") + meta("keywords", "Fairs")
    assert found(html, "https://www.gazette.example/fair-opens-northport-waffles") == ["Fairs"]


def test_codes_of_a_wire_are_no_tags() -> None:
    assert found(meta("keywords", "AER,AERO,GEN,INDG08,TRAN,DIP")) == []


def test_links_marked_as_tags_are_the_last_source() -> None:
    html = (
        '<nav><a href="/topics/home">Home</a></nav><article><p>See <a href="/topics/pier">pier</a>'
        '</p><div><a href="/topics/fairs">Fairs</a><a href="/topics/food">Food</a></div></article>'
    )
    assert found(html) == ["Fairs", "Food"]


def test_the_section_is_read_and_never_the_site() -> None:
    html = json_ld('"articleSection": "gazette.example"') + meta("article:section", "Local News")
    assert section(page(html), None)[0] == "Local News"


def test_the_trail_names_the_section_where_nothing_else_does() -> None:
    html = """<script type="application/ld+json">{"@type": "BreadcrumbList", "itemListElement": [
      {"name": "Home"}, {"item": {"name": "Local"}}, {"name": "Fair opens"}]}</script>"""
    assert section(page(html), None)[0] == "Local"


def test_the_publisher_s_rules_win() -> None:
    rules = {"tags": ".t a", "section": ".s"}
    publisher = GAZETTE.model_validate(GAZETTE.model_dump() | {"rules": [rules]})
    document = page("<b class=s>Local</b><p class=t><a>fairs</a><a>food</a></p>")
    assert (tags(document, publisher, [])[0], section(document, publisher)[0]) == (
        ["fairs", "food"],
        "Local",
    )
