import pytest

from schemas.parts import Author
from spiders.extraction.people import authors
from tests.spiders.extraction.pages import GAZETTE, json_ld, page


def names(html: str) -> list[str]:
    return [author.name for author in authors(page(html), None)[0]]


def test_authors_of_json_ld_carry_their_page() -> None:
    html = json_ld('"author": [{"@type": "Person", "name": "Ada Lovelace", "url": "/by/ada"}]')
    assert authors(page(html), None)[0] == [
        Author(name="Ada Lovelace", kind="person", url="https://www.gazette.example/by/ada")
    ]


def test_a_reference_to_another_object_is_followed() -> None:
    person = '<script type="application/ld+json">{"@id": "#ada", "name": "Ada Lovelace"}</script>'
    assert names(json_ld('"author": {"@id": "#ada"}') + person) == ["Ada Lovelace"]


def test_one_object_may_have_several_names() -> None:
    html = json_ld('"author": {"@type": "Person", "name": ["Ada Lovelace", "Alan Turing"]}')
    assert names(html) == ["Ada Lovelace", "Alan Turing"]


def test_one_element_an_author_and_the_site_beside_them() -> None:
    metas = [
        f'<meta property="article:author" content="{name}">'
        for name in ("Gazette Newsroom", "Ada Lovelace", "Alan Turing", "(Image: Getty)")
    ]
    assert names("".join(metas)) == ["Ada Lovelace", "Alan Turing"]


def test_agencies_named_as_one_organisation_are_two() -> None:
    html = json_ld('"author": {"@type": "Organization", "name": "dpa/AFP"}')
    assert authors(page(html), None)[0] == [
        Author(name="dpa", kind="agency"),
        Author(name="AFP", kind="agency"),
    ]


def test_given_and_family_name_make_one() -> None:
    html = json_ld('"author": {"givenName": "Ada", "familyName": "Lovelace"}')
    assert names(html) == ["Ada Lovelace"]


@pytest.mark.parametrize(
    "markup",
    [
        '<div itemprop="author" itemscope><meta itemprop="name" content="Ada Lovelace">'
        '<a href="/ada">Profile</a></div>',
        '<span itemprop="author creator"><b itemprop="name">Ada Lovelace</b></span>',
        '<span property="schema:author" typeof="Person">Ada Lovelace</span>',
    ],
)
def test_microdata_and_rdfa_name_authors(markup: str) -> None:
    assert names(f"<h1>Fair</h1>{markup}") == ["Ada Lovelace"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("会议昨天结束。（本报记者 王晓明 通讯员 李明）", ["王晓明"]),
        ("本报讯（记者 王晓明、李明）会议昨天结束。", ["王晓明", "李明"]),
        ("〔記者林小美／台中報導〕會議昨天結束。", ["林小美"]),
        ("2024-03-05 来源：晚报 记者：王晓明 编辑：李思", ["王晓明"]),
        ("[해안신문=김하나 기자] 회의가 어제 끝났다.", ["김하나"]),
        ("(서울=연합뉴스) 김하나 기자 = 회의가 어제 끝났다.", ["김하나"]),
        ("김하나 기자 hana@gazette.example", ["김하나"]),
        ("[해안=해안신문] 김하나 기자 hana@gazette.example", ["김하나"]),
        ("会議は昨日終わった。（山田太郎）", ["山田太郎"]),
        ("会議は昨日終わった。（敬称略）", []),
    ],
)
def test_the_text_itself_may_name_the_reporter(text: str, found: list[str]) -> None:
    assert names(f'<html lang="ja"><h1>Fair</h1><p>{text}</p>') == found


@pytest.mark.parametrize(
    "name",
    [
        "p-author h-card",
        "m-story__firma",
        "firma",
        "forfatter",
        "kirjoittaja",
        "redacteur",
        "columnist-name",
    ],
)
def test_a_byline_has_its_name_in_many_languages(name: str) -> None:
    assert names(f'<h1>Fair</h1><div class="{name}">Ada Lovelace</div>') == ["Ada Lovelace"]


def test_who_comments_in_another_language_wrote_no_story() -> None:
    html = '<ol class="comentarios"><li><b class="author">Ada Lovelace</b></li></ol>'
    assert names(f"<h1>Fair</h1>{html}") == []


def test_an_organisation_keeps_its_letters() -> None:
    html = json_ld('"author": {"@type": "Organization", "name": "DER AUSRUFER"}')
    assert authors(page(html), None)[0] == [Author(name="DER AUSRUFER", kind="organisation")]


def test_a_person_on_the_page_wrote_what_metadata_gives_the_site() -> None:
    html = json_ld('"author": {"@type": "Organization", "name": "Gazette"}') + (
        '<h1>Fair</h1><span class="byline">By Ada Lovelace</span>'
    )
    found, byline, _ = authors(page(html), None)
    assert ([author.name for author in found], byline) == (["Ada Lovelace"], "By Ada Lovelace")


def test_a_full_name_on_the_page_comes_before_an_account() -> None:
    html = json_ld('"author": {"name": "ada"}') + "<h1>Fair</h1><p class=author>Ada Lovelace</p>"
    assert names(html) == ["Ada Lovelace"]


def test_meta_authors_are_read_and_addresses_are_not_names() -> None:
    html = (
        '<meta property="article:author" content="https://www.facebook.com/ada">'
        '<meta name="author" content="Ada Lovelace and Alan Turing">'
    )
    assert names(html) == ["Ada Lovelace", "Alan Turing"]


def test_a_user_name_is_no_name() -> None:
    assert names(json_ld('"author": {"name": "ada-lovelace"}')) == []


def test_an_author_of_a_comment_or_related_story_is_not_the_story_s() -> None:
    html = (
        '<h1>Fair</h1><div id=comments><span class="author">Bob Troll</span></div>'
        '<aside class="related"><span class="byline">By Eve Other</span></aside>'
    )
    assert names(html) == []


def test_authors_marked_side_by_side_are_all_the_story_s() -> None:
    html = (
        '<h1>Fair</h1><p class="signature">Par <a rel="author" href="/a">Ada Lovelace</a> et '
        '<a rel="author" href="/b">Alan Turing</a></p><p><a rel="author">Bob Other</a></p>'
    )
    assert [(author.name, author.url) for author in authors(page(html), None)[0]] == [
        ("Ada Lovelace", "https://www.gazette.example/a"),
        ("Alan Turing", "https://www.gazette.example/b"),
    ]


def test_authors_each_in_an_element_of_their_own_stand_side_by_side() -> None:
    html = '<h1>Fair</h1><p>By <span class="a-one"><a rel="author">Ada Lovelace</a></span>'
    other = '<span class="a-one">, <a rel="author">Alan Turing</a></span></p>'
    assert names(html + other) == ["Ada Lovelace", "Alan Turing"]
    text = "<p>" + "A long story about other things that goes on for some time. " * 5 + "</p>"
    assert names(html + text + other) == ["Ada Lovelace"]


def test_a_name_may_link_to_its_author_but_not_to_another_story() -> None:
    link = '<h1>Fair</h1><a href="/by/ada">{}<span class="byline-name">Ada Lovelace</span></a>'
    assert names(link.format("")) == ["Ada Lovelace"]
    assert names(link.format("<b>Mill race is dredged at last</b>")) == []


def test_a_line_below_the_story_says_whose_it_is_in_many_languages() -> None:
    text = "<p>" + "The fair has opened its gates to all who like wheels. " * 5 + "</p>"
    line = "<p><b>Penulis:</b> Dewi Contoh<br><b>Editor:</b> Budi Misal</p>"
    assert names(f"<article><h1>Fair</h1>{text * 3}{line}</article>") == ["Dewi Contoh"]


def test_a_line_below_the_headline_that_begins_with_by_is_a_byline() -> None:
    html = "<h1>Fair opens</h1><div>09:05 15.11.2026</div><div>By Ada Lovelace</div>"
    found, byline, _ = authors(page(html), None)
    assert ([author.name for author in found], byline) == (["Ada Lovelace"], "By Ada Lovelace")


def test_a_word_for_by_may_stand_in_an_element_of_its_own() -> None:
    line = "<h1>Fair</h1><div><span>{}</span> <span>Ada Lovelace</span></div>"
    assert names(line.format("von")) == names(line.format("Written by:")) == ["Ada Lovelace"]
    assert names(line.format("About")) == []


def test_a_line_that_says_when_and_by_whom_is_a_byline() -> None:
    html = "<h1>Fair opens</h1><p>Posted on May 12th, 2024 by Ada Lovelace in <a>Town</a></p>"
    assert names(html) == ["Ada Lovelace"]
    assert names("<h1>Fair opens</h1><p>Posted on 12 May 2024 by the mill</p>") == []


def test_a_signature_set_to_the_right_names_the_author() -> None:
    html = json_ld('"author": {"@type": "Organization", "name": "Gazette"}') + (
        "<h1>Fair</h1><p>The fair is open.</p><p style='text-align:right'><b>Ada Lovelace</b></p>"
    )
    assert names(html) == ["Ada Lovelace"]


def test_the_byline_is_kept_as_printed() -> None:
    html = json_ld('"author": {"name": "Ada Lovelace"}') + (
        '<h1>Fair</h1><div class="byline"><span>By</span><b>Ada Lovelace</b>, Northport</div>'
    )
    assert authors(page(html), None)[1] == "By Ada Lovelace, Northport"


def test_the_evidence_names_its_source() -> None:
    html = '<meta name="author" content="By Ada Lovelace">'
    assert [(note.field, note.method, note.raw) for note in authors(page(html), None)[2]] == [
        ("authors", "meta:author", "By Ada Lovelace")
    ]


def test_the_publisher_s_rule_wins() -> None:
    publisher = GAZETTE.model_validate(GAZETTE.model_dump() | {"rules": [{"authors": ".who"}]})
    html = json_ld('"author": {"name": "The Desk"}') + "<p class=who>Ada Lovelace"
    assert [author.name for author in authors(page(html), publisher)[0]] == ["Ada Lovelace"]


@pytest.mark.parametrize("kind", ["Organization", "Person"])
@pytest.mark.parametrize("name", ["—", "-", ".", "n/a", "admin", "{{ author }}", "Uncategorized"])
def test_a_name_that_says_nobody_is_no_author(kind: str, name: str) -> None:
    assert names(json_ld(f'"author": {{"@type": "{kind}", "name": "{name}"}}')) == []


def test_an_author_s_address_that_was_escaped_twice_leads_to_their_page() -> None:
    html = json_ld('"author": {"name": "Ada Lovelace", "url": "/?kind=by&amp;#038;id=7"}')
    assert authors(page(html), None)[0][0].url == "https://www.gazette.example/?kind=by&id=7"
