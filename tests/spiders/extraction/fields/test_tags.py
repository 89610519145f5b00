import pytest

from schemas.parts import Author
from spiders.extraction.fields.tags import tags
from tests.spiders.extraction.pages import GAZETTE, json_ld, page


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


def test_a_long_list_is_kept_whole() -> None:
    names = [f"Pier {number} Street" for number in range(150)]
    assert found(meta("news_keywords", ",".join(names))) == names


def test_one_element_a_tag_may_hold_a_comma() -> None:
    html = meta("article:tag", "Northport, Maine") + meta("article:tag", "fairs")
    assert found(html) == ["Northport, Maine", "fairs"]


def test_an_element_with_many_commas_is_a_list() -> None:
    html = meta("article:tag", "fairs,food,music,wheels") + meta("article:tag", "Northport")
    assert found(html) == ["fairs", "food", "music", "wheels", "Northport"]


def test_flags_and_addresses_are_no_tags() -> None:
    assert found(meta("keywords", "type_news, ada@gazette.example, fairs")) == ["fairs"]


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


def test_acronyms_are_tags() -> None:
    assert found(meta("keywords", "NATO,EU,UN,USA,WHO")) == ["NATO", "EU", "UN", "USA", "WHO"]


def test_links_marked_as_tags_are_the_last_source() -> None:
    html = (
        '<nav><a href="/topics/home">Home</a></nav><article><p>See <a href="/topics/pier">pier</a>'
        '</p><div><a href="/topics/fairs">Fairs</a><a href="/topics/food">Food</a></div></article>'
    )
    assert found(html) == ["Fairs", "Food"]


@pytest.mark.parametrize(
    ("line", "tags"),
    [
        ("Tags: fairs, Northport harbour", ["fairs", "Northport harbour"]),
        ("wheels, gates, waffles", ["wheels", "gates", "waffles"]),
        ("fair, leisure, food", ["fair", "leisure", "food"]),
        ("Wheels, fair", ["Wheels", "fair"]),
        ("14 Quay Street, Northport, ME 04043", []),
        ("May 14, 2024", []),
        ("Northport, Maine", []),
        ("Pens, rulers, and chalk", []),
        ("Wheels, rulers, chalk", []),
        ("gates, chalk", ["gates", "chalk"]),
        ("wheels, $14", []),
        ("Okay, thanks", []),
    ],
)
def test_a_line_of_tags_behind_the_story_has_a_label_or_its_words(line: str, tags: list) -> None:
    story = "<p>" + "The fair has opened its gates to all who like wheels. " * 3 + "</p>"
    html = f"<h1>Fair opens</h1><div>One, two, three</div>{story}{story}<div>{line}</div>"
    assert found(html) == tags


def test_the_publisher_s_rule_wins() -> None:
    publisher = GAZETTE.model_validate(GAZETTE.model_dump() | {"rules": [{"tags": ".t a"}]})
    document = page("<p class=t><a>fairs</a><a>food</a></p>")
    assert tags(document, publisher, [])[0] == ["fairs", "food"]


def test_links_that_say_tag_come_before_keywords_for_search_engines() -> None:
    html = (
        '<meta name="keywords" content="fair, news, coast, portal">'
        '<article><p>In <a rel="category tag" href="/c/x">Coast</a></p>'
        '<footer><a rel="tag" href="/t/fair">Fair</a> <a rel="tag" href="/t/harbour">Harbour</a>'
        "</footer></article>"
    )
    assert tags(page(html), None, [])[0] == ["Fair", "Harbour"]


def test_links_of_the_page_s_own_foot_are_no_tags() -> None:
    html = '<footer><p><a rel="tag" href="/t/fair">Fair</a></p></footer>'
    assert tags(page(html), None, [])[0] == []


def test_a_sentence_cut_into_words_is_no_list_of_tags() -> None:
    html = (
        "<title>The old fair opens early in Northport</title>"
        '<meta name="keywords" content="The,old,fair,opens,early">'
    )
    assert tags(page(html), None, [])[0] == []


def test_a_year_is_a_tag_and_a_number_of_the_system_is_none() -> None:
    html = '<meta name="news_keywords" content="2024, 48213, cat-48213, Fair">'
    assert tags(page(html), None, [])[0] == ["2024", "Fair"]


def test_words_of_buttons_and_for_nothing_are_no_tags() -> None:
    html = meta("news_keywords", "Share this, 12, Print, n/a, undefined, harbour, Uncategorized")
    assert found(html) == ["harbour"]


def test_a_network_is_a_tag_in_metadata_and_a_button_among_links() -> None:
    links = '<div class="tags"><a href="/t/pier">pier</a><a href="/go?to=1">Facebook 12</a></div>'
    assert found(links) == ["pier"]
    assert found(meta("news_keywords", "Facebook, elections")) == ["Facebook", "elections"]


def test_references_and_marks_left_in_tags_are_undone() -> None:
    html = json_ld('"keywords": ["Docks &amp;#038; piers", "{{ tag.name }}", "<b>tides</b>"]')
    assert found(html) == ["Docks & piers", "tides"]


def test_a_title_among_the_tags_is_none() -> None:
    title = "<title>Ferris wheel to turn again in May</title>"
    assert found(title + meta("keywords", "fairs, Ferris wheel to turn again in May")) == ["fairs"]
    assert found(title + meta("keywords", "fairs, Ferris wheel")) == ["fairs", "Ferris wheel"]


def test_links_above_the_headline_are_a_menu_where_others_stand_at_the_story() -> None:
    menu = "".join(f'<a href="/topics/{name}">{name}</a>' for name in ("elections", "war"))
    own = '<div><a href="/topics/fairs">fairs</a></div>'
    html = f"<div>{menu}</div><main><h1>Fair opens</h1>{{}}</main>"
    assert found(html.format(own)) == ["fairs"]
    assert found(html.format("")) == ["elections", "war"]


def test_what_the_headline_stands_in_says_nothing_against_tags() -> None:
    tags = '<p>Filed under: <a href="/tag/fairs">fairs</a>, <a href="/tag/food">food</a></p>'
    html = f'<aside class="latest"><h1>Fair opens</h1>{tags}</aside>'
    assert found(html) == ["fairs", "food"]


@pytest.mark.parametrize(
    "link",
    [
        '<div id=comments><a href="/themes/topics/rules">Rules</a></div>',
        '<a href="https://www.instagram.example/tags/fair">#fairphotos</a>',
        '<a href="/topics/fair#main">Skip to the text</a>',
    ],
)
def test_links_of_comments_other_sites_and_the_page_itself_are_no_tags(link: str) -> None:
    html = f"<h1>Fair opens</h1>{link}"
    assert found(html, "https://www.gazette.example/topics/fair") == []


@pytest.mark.parametrize(
    "markup",
    [
        '<section class="mots-cles"><a href="/m/foire">foire</a></section>',
        '<ul class="taglist"><li><a href="/g/foire">foire</a></li></ul>',
        '<div><a href="/etiquetas/foire">foire</a></div>',
        '<div><a href="/aiheet/foire">foire</a></div>',
        '<div class="schlagwort-liste"><a href="/s/foire">foire</a></div>',
    ],
)
def test_lists_and_pages_of_tags_have_names_in_many_languages(markup: str) -> None:
    assert found(f"<h1>Fair opens</h1>{markup}") == ["foire"]


def test_a_recipe_says_its_keywords() -> None:
    recipe = '{"@type": "Recipe", "name": "Waffles", "keywords": "waffles, fair food"}'
    assert found(f'<script type="application/ld+json">{recipe}</script>') == [
        "waffles",
        "fair food",
    ]
