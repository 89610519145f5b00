import pytest

from schemas.parts import Author
from spiders.extraction.people import authors
from spiders.extraction.people.byline_names import bare_byline
from tests.spiders.extraction.pages import json_ld, page

STORY = f"<p>{'The fair opened in the old harbour on Monday morning. ' * 4}</p>"


def found(html: str) -> tuple[list[str], str | None]:
    writers, byline, _ = authors(page(f"<h1>Fair opens</h1>{html}{STORY * 3}"), None)
    return [writer.name for writer in writers], byline


def names(html: str) -> list[str]:
    return found(html)[0]


@pytest.mark.parametrize(
    "html",
    [
        "<div class=byline><b>Ada Lovelace</b><i>Trade and Ports Desk</i></div>",
        "<div class=byline><span>by</span> <a>Ada Lovelace</a><p>Gazette Staff</p></div>",
        "<div class=autor><b>Ada Lovelace</b> <span>Northport</span> <span>5 MAY 2024</span></div>",
        "<p class=author>5 May 2024 · Ada Lovelace</p>",
        "<p class=author>Ada Lovelace 5 May 2024</p>",
        "<p class=author>Ada Lovelace 4 mei 2023 10:20</p>",
        "<p class=author>Ada Lovelace 2023年5月4日</p>",
        "<div class=byline><span>Ada Lovelace</span><span>toimittaja</span></div>",
        "<div class=byline><span>Ada Lovelace</span><span>phóng viên</span></div>",
        "<p class=byline>By Ada Lovelace Last updated: May 5, 2024</p>",
        "<p class=byline>Written by <a>Ada Lovelace</a> Reviewed by <a>Alan Turing</a></p>",
        "<p>Words by Ada Lovelace. Photographs by Alan Turing</p>",
        "<p class=byline>By Ada Lovelace ada@gazette.example</p>",
    ],
)
def test_roles_towns_and_times_beside_a_name_are_none(html: str) -> None:
    assert names(html) == ["Ada Lovelace"]


@pytest.mark.parametrize(
    "name",
    ["auteur", "autor-nome", "verfasser", "redakteur", "yazar_adi", "muhabir", "skribent",
     "reporter", "post-writer", "Journalist", "avtor"],
)  # fmt: skip
def test_a_class_names_the_author_in_many_languages(name: str) -> None:
    assert names(f'<span class="{name}">Ada Lovelace</span>') == ["Ada Lovelace"]


def test_names_in_elements_of_one_kind_are_all_authors() -> None:
    html = "<div class=byline>By <a>Ada Lovelace</a> <a>Alan Turing</a></div>"
    assert names(html) == ["Ada Lovelace", "Alan Turing"]


@pytest.mark.parametrize("byline", ["Von Ada Lovelace und Alan Turing, dpa", "By Ada Byron, AP"])
def test_an_agency_behind_the_names_does_not_undo_them(byline: str) -> None:
    assert (
        len(names(f"<p class=byline>{byline}</p>")) == byline.count(",") + byline.count("und") + 1
    )


def test_a_link_to_an_author_s_page_names_them() -> None:
    assert names('<div><a href="/people/ada">Ada Lovelace</a></div>') == ["Ada Lovelace"]


def test_links_to_the_authors_of_other_stories_are_none() -> None:
    teasers = (
        '<div><a href="/people/a">Alan Turing</a></div><div><a href="/people/g">Grace B</a></div>'
    )
    writers, _, _ = authors(page(f"<h1>Fair opens</h1>{STORY * 3}{teasers}"), None)
    assert writers == []


def test_an_account_of_one_word_is_better_than_nobody() -> None:
    assert names('<span class="author vcard"><a href="/x">Adele</a></span>') == ["Adele"]


def test_a_broadcaster_in_metadata_gives_way_to_the_person_on_the_page() -> None:
    meta = '<meta name="author" content="Northport Broadcasting Corporation">'
    assert names(meta + "<p class=byline>By Ada Lovelace</p>") == ["Ada Lovelace"]


def test_a_name_that_is_an_object_is_opened() -> None:
    html = json_ld('"author": {"@type": "Person", "name": {"@type": "Text", "name": "Ada Byron"}}')
    assert names(html) == ["Ada Byron"]


def test_a_printed_byline_has_no_time_and_no_button() -> None:
    html = "<p class=byline>By Ada Lovelace 5 May 2024 4 min read Share</p>"
    assert found(html) == (["Ada Lovelace"], "By Ada Lovelace")


def test_a_byline_of_nothing_but_time_is_none() -> None:
    assert bare_byline("Updated 12 May 2024, 4 min read") is None


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("Posted 5 May 2024 10:04 Ada Lovelace Updated 6 May", "Ada Lovelace"),
        ("Harbour desk 10:04, 5 MAY 2024 Ada Lovelace 11:12 Bookmark", "Ada Lovelace"),
        ("By Ada Lovelace Ada Lovelace steers the harbour desk", "By Ada Lovelace"),
        ("Ada Lovelace and Alan Turing Ada Lovelace Editor", "Ada Lovelace and Alan Turing"),
        ("By Ada Lovelace, pilot", "By Ada Lovelace, pilot"),
    ],
)
def test_a_printed_byline_holds_its_names_once(line: str, kept: str) -> None:
    written = [Author(name=name, kind="person") for name in ("Ada Lovelace", "Alan Turing")]
    assert bare_byline(line, written) == kept


def test_styles_in_a_byline_are_no_text() -> None:
    html = "<div itemprop=author><style>.a{color:red}</style>Ada Lovelace</div>"
    assert names(html) == ["Ada Lovelace"]


def test_a_reporter_s_title_before_a_chinese_name_is_left_out() -> None:
    assert names("<p class=author>本报记者 陈海燕</p>") == ["陈海燕"]


@pytest.mark.parametrize(
    "line",
    ["Autorin: Ada Lovelace", "Text von Ada Lovelace", "Autoren Ada Lovelace", "作者：陈海燕",
     "This post was written by Ada Lovelace, Head of Ports and Harbour Affairs"],
)  # fmt: skip
def test_a_line_below_the_story_that_says_whose_it_is_names_the_author(line: str) -> None:
    writers, _, _ = authors(page(f"<h1>Fair opens</h1>{STORY * 3}<p>{line}</p>"), None)
    assert [writer.name for writer in writers] in (["Ada Lovelace"], ["陈海燕"])


def test_what_a_name_is_head_of_is_no_other_name() -> None:
    html = "<p class=byline>Ada Lovelace, Head of Trade and Harbour Affairs</p>"
    assert names(html) == ["Ada Lovelace"]


def test_a_portrait_of_the_author_below_the_story_names_them() -> None:
    about = "has written about ports, ferries and the people of the coast for many years. " * 4
    head = "<h4>About the author</h4><b>Ada Lovelace</b>"
    box = f"<div class=author-bio>{head}<p>Ada {about}</p></div>"
    writers, _, _ = authors(page(f"<h1>Fair opens</h1>{STORY * 3}{box}"), None)
    assert [writer.name for writer in writers] == ["Ada Lovelace"]


def test_a_printed_byline_ends_where_a_portrait_begins() -> None:
    about = "is a writer who covers ports and ferries and the people of the coast for the paper"
    html = f"<div class=byline>By <a>Ada Lovelace</a> <i>Ada Lovelace {about}</i></div>"
    assert found(html) == (["Ada Lovelace"], "By Ada Lovelace")


def test_a_postal_address_is_no_byline() -> None:
    assert names("<address>12 Harbour Road, Northport 48213, (555) 123-4567</address>") == []


@pytest.mark.parametrize(
    "link",
    ['<a href="/team/">Team</a>', '<a href="/people/all-of-us">Contributors</a>',
     '<a href="https://social.example/profile/gazette">Bluesky Here</a>',
     '<a href="/profiler/cloud">Cloud Profiler</a>'],
)  # fmt: skip
def test_links_of_a_menu_name_no_author(link: str) -> None:
    assert names(f"<div>{link}</div>") == []
