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
        ("（山田太郎、鈴木花子）", ["山田太郎", "鈴木花子"]),
        ("（文・山田さくら、写真・鈴木花子）", ["山田さくら"]),
        ("（無断転載禁止）", []),
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


def test_a_bare_word_for_by_behind_the_story_is_its_own_in_the_first_line_alone() -> None:
    text = "<p>" + "La foire a ouvert ses portes à tous ceux qui aiment les roues. " * 5 + "</p>"
    html = f"<h1>Fair</h1>{text * 3}<p>Elle ferme ce soir, hélas.</p><p>{{}}</p><p>Par Alan Turing"
    assert names(html.format("Par Ada Lovelace")) == ["Ada Lovelace"]
    assert names(html.format("Une autre foire")) == []
    assert names(html.format("Par Ada Lovelace et tous les autres")) == []


def test_a_line_below_the_headline_that_begins_with_by_is_a_byline() -> None:
    html = "<h1>Fair opens</h1><div>09:05 15.11.2026</div><div>By Ada Lovelace</div>"
    found, byline, _ = authors(page(html), None)
    assert ([author.name for author in found], byline) == (["Ada Lovelace"], "By Ada Lovelace")


@pytest.mark.parametrize(
    "line",
    [
        "<p><em>By Ada Lovelace</em></p>",
        "<div><div>Author: Ada Lovelace</div><div>5 March 2024</div></div>",
        "<ul><li>Written by Ada Lovelace, engineer</li><li>5 March 2024</li></ul>",
    ],
)
def test_a_byline_may_stand_right_above_the_headline(line: str) -> None:
    story = f"<h1>The engine</h1>{'<p>It computes the numbers of Bernoulli by itself.</p>' * 4}"
    assert names(f"<main><article>{line}{story}</article></main>") == ["Ada Lovelace"]
    above = f"{line}<p>One</p><p>Two</p><p>Three</p>"
    assert names(f"<main><article>{above}{story}</article></main>") == []


@pytest.mark.parametrize(
    "kicker", ["Interview: Ada Lovelace", "Author Ada Lovelace", "By the Numbers", "Von der Leyen"]
)
def test_a_kicker_names_no_author(kicker: str) -> None:
    story = f"<h1>The engine</h1>{'<p>It computes the numbers of Bernoulli by itself.</p>' * 4}"
    assert names(f"<main><article><p>{kicker}</p>{story}</article></main>") == []


def test_a_word_for_by_may_stand_in_an_element_of_its_own() -> None:
    line = "<h1>Fair</h1><div><span>{}</span> <span>Ada Lovelace</span></div>"
    assert names(line.format("von")) == names(line.format("Written by:")) == ["Ada Lovelace"]
    assert names(line.format("Írta:")) == names(line.format("BY")) == ["Ada Lovelace"]
    assert names(line.format("About")) == names(line.format("DE")) == []


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


@pytest.mark.parametrize(
    "markup",
    [
        '<main class="cards"><h1>Fair opens</h1><p class=byline>By Ada Lovelace</p></main>',
        '<div class="story sidebar-right"><h1>Fair</h1><div>by <b>Ada Lovelace</b></div></div>',
        '<div id=latest><h1>Fair</h1><p><a href="/author/ada">Ada Lovelace</a></p></div>',
        "<title>Fair opens in the harbour</title><aside class=teaser><h2>Fair opens in the harbour"
        "</h2><p>Text von Ada Lovelace</p></aside>",
        '<li><h1>Fair</h1><p style="text-align:right">Ada Lovelace</p>'
        '<a href="/x">Mill race is dredged at last</a></li>',
    ],
)
def test_what_the_headline_stands_in_says_nothing_against_a_byline(markup: str) -> None:
    assert names(markup) == ["Ada Lovelace"]


def test_another_story_beside_the_headline_s_part_keeps_its_byline() -> None:
    teaser = (
        '<div class=item><h3><a href="/mill">Mill race is dredged at last</a></h3>'
        '<span class="author">Eve Other</span></div>'
    )
    assert names(f'<div class="cards"><div><h1>Fair opens</h1></div>{teaser}</div>') == []


@pytest.mark.parametrize(
    ("line", "found"),
    [
        (
            "<p>05/14/2024 by Ada Lovelace, a member of the board of the harbour</p>",
            ["Ada Lovelace"],
        ),
        ("<div><div><b>By</b></div><div><p>Ada Lovelace</p></div></div>", ["Ada Lovelace"]),
        ("<div><h5>Datum:</h5> 14.05.2024 <h5>Autor:</h5> Ada Lovelace</div>", ["Ada Lovelace"]),
        (
            "<div>By: <ul><li><a>Ada Lovelace</a></li><li><a>Alan Turing</a></li></ul></div>",
            ["Ada Lovelace", "Alan Turing"],
        ),
        ("<p>4 mei 2023 – door Ada Lovelace</p>", ["Ada Lovelace"]),
        ("<p>4 de mayo de 2023 10:20 | Por Ada Lovelace</p>", ["Ada Lovelace"]),
        ("<p>04.05.2023 10:20 Av Ada Lovelace</p>", ["Ada Lovelace"]),
        ("<p>입력 2023.05.04 10:20 | 김하나·박지수 기자</p>", ["김하나", "박지수"]),
        ("<p>2023-05-04 10:20　記者 林小美／台中報導</p>", ["林小美"]),
        ("<p>4 mai 2023 à 10h20<br>Par Ada Lovelace<br>3 photos</p>", ["Ada Lovelace"]),
        ("<p>By Ada Lovelace<br>Gazette staff writer</p>", ["Ada Lovelace"]),
        ("<p>By Ada Lovelace<br>and Alan Turing</p>", ["Ada Lovelace", "Alan Turing"]),
        ("<p class=author>(ANSA)</p>", ["ANSA"]),
        ("<p>By the Harbour Team</p>", ["the Harbour Team"]),
        ("<p>On 14 May the harbour was closed by Northport</p>", []),
        ("<p>The Harbour Team</p>", []),
    ],
)
def test_a_line_below_the_headline_names_who_wrote(line: str, found: list[str]) -> None:
    assert names(f"<h1>Fair opens</h1>{line}") == found


@pytest.mark.parametrize("label", ["Article by", "Author(s)", "Geschrieben von:", "Autorin"])
def test_a_label_alone_below_the_story_is_of_the_next_line(label: str) -> None:
    text = "<p>" + "The fair has opened its gates to all who like wheels. " * 5 + "</p>"
    html = f"<h1>Fair opens</h1>{text * 3}<h4>{{}}</h4><div>Ada Lovelace</div>"
    assert names(html.format(label)) == ["Ada Lovelace"]
    assert names(html.format("By")) == []


@pytest.mark.parametrize(
    "byline",
    [
        "Reviewed by Ada Lovelace",
        "Medically reviewed by <a>Ada Lovelace</a>",
        "<span>Edited by</span> <a class=author>Ada Lovelace</a>",
        "Redigiert von Ada Lovelace",
        "Traduit par Ada Lovelace",
    ],
)
def test_who_checked_or_translated_a_story_did_not_write_it(byline: str) -> None:
    assert names(f"<h1>Fair opens</h1><p class=byline>{byline}</p>") == []


def test_who_reviewed_a_book_wrote_the_review() -> None:
    html = "<h1>Tides</h1><p>Reviewed by <a class=author>Ada Lovelace</a></p>"
    found, _, _ = authors(page(html, "https://www.gazette.example/reviews/tides"), None)
    assert [author.name for author in found] == ["Ada Lovelace"]


def test_a_marked_account_comes_before_the_site_and_behind_a_whole_name() -> None:
    site = json_ld('"author": {"@type": "Organization", "name": "Gazette Newsroom"}')
    account = '<h1>Fair opens</h1><a rel="author" href="/member/7">Wheelwright</a>'
    assert names(site + account) == ["Wheelwright"]
    assert names(site + account + "<p class=byline>By Ada Lovelace</p>") == ["Ada Lovelace"]


def test_a_catalogue_s_list_of_authors_is_whole_and_in_order() -> None:
    html = '<meta name="dc.creator" content="Ada Lovelace">' + "".join(
        f'<meta name="citation_author" content="{name}">'
        for name in ("Lovelace, Ada", "Alan Turing", "Byron, A. N.")
    )
    assert names(html) == ["Ada Lovelace", "Alan Turing", "A. N. Byron"]
    several = '<meta name=DC.creator content="Lovelace, Ada; Turing, Alan">'
    assert names(several) == ["Ada Lovelace", "Alan Turing"]
    assert names('<meta name=DC.creator content="dpa, Northport">') == ["dpa"]


def test_a_story_with_the_address_of_a_template_s_example_is_known_by_its_headline() -> None:
    story = (
        '"headline": "{}", "mainEntityOfPage": {{"@id": "https://example.com/article"}},'
        '"author": {{"name": "Ada Lovelace"}}'
    )
    head = '<script type="application/ld+json">{"@type": "WebPage", "datePublished": "2024-05-14"'
    html = f"<title>Fair opens</title>{head}}}</script>"
    assert names(html + json_ld(story.format("Fair opens"))) == ["Ada Lovelace"]
    assert names(html + json_ld(story.format("Mill closes"))) == []


def test_a_photographer_is_the_author_where_nobody_else_is_and_an_editor_never() -> None:
    assert names("<h1>Fair opens</h1><p>Photos by Ada Lovelace</p>") == ["Ada Lovelace"]
    assert names("<h1>Fair opens</h1><p>12 May 2024 – edited by Ada Lovelace</p>") == []


def test_whom_the_line_below_the_headline_names_wrote_what_another_put_on_the_site() -> None:
    told = json_ld('"author": {"name": "Bob Uploader"}') + "<h1>Fair opens</h1>"
    found, byline, _ = authors(page(told + "<h4>By: Ada Lovelace</h4>"), None)
    assert ([author.name for author in found], byline) == (["Ada Lovelace"], "By: Ada Lovelace")
    for line in ("By Robert Uploader", "By Bob", "By the Harbour Team", "Ada Lovelace"):
        assert names(f"{told}<h4>{line}</h4>") == ["Bob Uploader"]
    for line in ("Photos by Ada Lovelace", "12 May 2024 – Medically reviewed by Ada Lovelace"):
        assert names(f"{told}<p>{line}</p>") == ["Bob Uploader"]
    assert names(f"{told}<p>Words and photos by Ada Lovelace</p>") == ["Ada Lovelace"]
    both = "<p class=byline>Bob Uploader</p><h4>By Ada Lovelace</h4>"
    assert names(told + both) == ["Bob Uploader"]


def test_a_labelled_name_anywhere_on_the_page_is_the_author_s_if_it_is_the_only_one() -> None:
    text = "<p>" + "The fair has opened its gates to all who like wheels. " * 5 + "</p>"
    html = f"<h1>Fair opens</h1>{text * 3}{{}}{text}<p>Read on</p>"
    for box in ("<h3>Written by Ada Lovelace</h3>", "<p>von <a>Ada Lovelace</a></p>"):
        assert names(html.format(box)) == ["Ada Lovelace"]
        assert names(html.format(box + "<h4>Written by Eve Other</h4>")) == []
    for line in (
        "<h3>By Ada Lovelace</h3>",
        "<p>Written by Ada Lovelace in 1843, the notes are still read</p>",
        "<p>Written by <a>the harbour board</a></p>",
        f"<p><em>written by Ada Lovelace</em> {text[3:]}",
    ):
        assert names(html.format(line)) == []


@pytest.mark.parametrize(
    ("byline", "found"),
    [
        ("By Ada Lovelace, Alan Turing", ["Ada Lovelace", "Alan Turing"]),
        ("Ada Lovelace and Alan Turing", ["Ada Lovelace", "Alan Turing"]),
        ("Von Ada Lovelace & Alan Turing, Northport", ["Ada Lovelace", "Alan Turing"]),
        ("By Ada Lovelace, Harbour Expert", ["Ada Lovelace"]),
        ("By Ada Lovelace, Northport Times", ["Ada Lovelace"]),
        ("By Ada Lovelace | Guest Columnists", ["Ada Lovelace"]),
        ("By Ada Lovelace, Reviewed by Alan Turing", ["Ada Lovelace"]),
    ],
)
def test_a_byline_that_goes_on_behind_the_one_whom_metadata_name_names_all(
    byline: str, found: list[str]
) -> None:
    told = json_ld('"author": {"name": "Ada Lovelace", "url": "/ada"}')
    html = f"{told}<h1>Fair opens</h1><p class=byline>{byline}</p>"
    writers = authors(page(html), None)[0]
    assert [author.name for author in writers] == found
    assert writers[0].url == "https://www.gazette.example/ada"


@pytest.mark.parametrize("place", ["authors", "yazarlar", "forfatter", "szerzo", "autorzy"])
def test_a_link_to_an_author_s_page_below_the_headline_names_more_than_a_desk(place: str) -> None:
    line = f'<div><a href="/{place}/ada-lovelace">Ada Lovelace</a></div><p>The fair opened.</p>'
    html = json_ld('"author": {"@type": "Person", "name": "Redakcja"}') + f"<h1>Fair</h1>{line}"
    assert names(html) == ["Ada Lovelace"]


def test_the_house_in_a_line_of_its_own_below_a_name_is_no_author() -> None:
    html = "<h1>Fair</h1><p class=byline>By<br>Ada Lovelace<br>Harbour Gazette staff</p>"
    assert names(html) == ["Ada Lovelace"]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("<div>5 May 2024 | Author: Ada Lovelace | Views: 12</div>", "Ada Lovelace"),
        ("<div class=source>2024-05-05 来源：晚报 作者：王晓明 编辑：李思</div>", "王晓明"),
        ("<p>Source: <span class=author>dpa</span></p>", "dpa"),
    ],
)
def test_a_line_of_facts_below_the_headline_names_who_wrote(line: str, expected: str) -> None:
    title = "镇上的集市开了" if "作者" in line else "Fair opens"
    html = f"<title>{title}</title><h1>{title}</h1>{line}<p>The fair opened on Monday.</p>"
    assert names(html) == [expected]


@pytest.mark.parametrize("name", ["王晓明", "김하나"])
def test_a_name_without_blanks_is_one_where_it_links_and_where_its_class_says_so(name: str) -> None:
    title = "<h1>镇上的集市开了</h1>"
    assert names(f"{title}<div class=author>{name}</div>") == [name]
    assert names(f'{title}<div><a href="/authors/no-12">{name}</a></div>') == [name]


def test_cards_of_one_kind_beside_each_other_name_all_who_wrote() -> None:
    card = (
        '<div class=card><img src="/p.jpg" alt=""><div class=words>'
        '<a rel=author href="/{0}">{1}</a><b>Reporter for the harbour</b></div></div>'
    )
    cards = card.format("ada", "Ada Lovelace") + card.format("alan", "Alan Turing")
    assert names(f"<h1>Fair</h1><div class=top>{cards}</div>") == ["Ada Lovelace", "Alan Turing"]


def test_a_card_s_full_name_is_the_author_whatever_word_stands_before_it() -> None:
    card = '<span class="post-author vcard">Dipasang <span class=fn>Ada Lovelace</span></span>'
    assert names(f"<h1>Fair</h1><p>{card} um 9:41</p>") == ["Ada Lovelace"]


@pytest.mark.parametrize(
    "line",
    ["mercredi 14 mai 2024, par Ada Lovelace", "mayo 9th, 2024 por Ada Lovelace",
     "Tue, May 14, 2024 by Ada Lovelace"],
)  # fmt: skip
def test_a_byline_may_stand_behind_a_weekday_or_a_month(line: str) -> None:
    story = "<p>" + "The fair has opened its gates to all who like waffles. " * 4 + "</p>"
    assert names(f"<h1>Fair opens</h1><small>{line}</small>{story}") == ["Ada Lovelace"]


@pytest.mark.parametrize(
    "body",
    ["Universität Norddeich", "Stadt Norddeich", "Ministère de la Pêche", "Comune di Borgo",
     "Ayuntamiento de Porto Norte", "Urząd Miasta Dolina", "Администрация Заречья",
     "Norddeich kommune", "Vadi Belediyesi", "海鳴市役所"],
)  # fmt: skip
def test_a_public_body_is_an_organisation_and_who_signs_its_news_wrote_them(body: str) -> None:
    meta = f'<meta name="author" content="{body}"><h1>Fair opens</h1>'
    found = authors(page(meta), None)[0]
    assert [(author.name, author.kind) for author in found] == [(body, "organisation")]
    story = "<p>" + "The fair has opened its gates to all who like waffles. " * 4 + "</p>"
    assert names(f"{meta}{story}<p>Text: Ada Lovelace</p>") == ["Ada Lovelace"]


def test_a_system_s_first_account_is_nobody() -> None:
    assert names('<h1>Fair</h1><p itemprop="author">Scritto da <b>Super User</b></p>') == []


def test_a_guest_is_named_in_the_first_line_below_the_account_of_the_site() -> None:
    account = '<h1>Fair opens</h1><p>By <a rel=author href="/team">Gazette Blog Team</a></p>'
    guest = "<p><i>This is a guest post by <b>Ada Lovelace</b>, mathematician in Northport.</i></p>"
    assert names(account + guest) == ["Ada Lovelace"]


def test_an_element_of_a_signature_that_is_called_a_name_is_the_author_s() -> None:
    box = "<div class=firma><b class=lugar>PORTO</b><b class=nombre>ADA LOVELACE</b></div>"
    assert names(f"<h1>Fair</h1>{box}") == ["ADA LOVELACE"]
    pictured = "<b class=name>Ada Lovelace</b> <i>Pictures:</i> <b class=name>Alan Turing</b>"
    assert names(f"<h1>Fair</h1><p class=byline>{pictured}</p>") == ["Ada Lovelace"]
    twice = 'Eine Reportage von <a class="a-name">Ada Lovelace<i class=sr-only>Ada Lovelace</i></a>'
    assert names(f"<h1>Fair</h1><p class=author>{twice}</p>") == ["Ada Lovelace"]


def test_who_wrote_may_stand_behind_who_reviewed() -> None:
    line = "Reviewed by <a>Alan Turing</a> · Written by <a>Ada Lovelace</a> on May 14, 2024"
    assert names(f"<h1>Fair</h1><p class=byline>{line}</p>") == ["Ada Lovelace"]


def test_an_address_in_a_caption_is_no_credit_of_the_picture() -> None:
    credit = "<address>By <a rel='author' href='/team/ada'>Ada Lovelace</a></address>"
    figure = f"<figure><img src='/ada.jpg'><figcaption>{credit}</figcaption></figure>"
    assert names(f"<title>Fair</title><h1>Fair</h1>{figure}<p>{'It opened. ' * 20}</p>") == [
        "Ada Lovelace"
    ]


@pytest.mark.parametrize("blanks", [" ", "\n" * 30])
def test_blanks_in_the_source_make_no_headline_of_a_link_to_the_author(blanks: str) -> None:
    link = f"<a href='/author/ada'>{blanks}<i>By</i>{blanks}Ada Lovelace{blanks}</a>"
    html = f"<title>Fair</title><main><h1>Fair</h1><ul><li>{link}</li></ul></main>"
    assert names(f"{html}<p>{'It opened. ' * 20}</p>") == ["Ada Lovelace"]


def test_a_button_to_follow_and_a_description_name_nobody() -> None:
    button = "<div><button class='follow-author'>Abonnieren</button></div>"
    about = "<div class='author-description'>Licensed Baker, M.A. History</div>"
    html = f"<title>Fair</title><h1>Fair</h1>{button}{about}<p>{'It opened. ' * 20}</p>"
    assert names(html) == []


@pytest.mark.parametrize("name", ["The Fair Team", "fairgoer"])
def test_a_link_to_an_author_s_page_above_the_story_is_a_name_as_it_is_written(name: str) -> None:
    link = f"<a href='/author/{name.lower().replace(' ', '-')}'>{name}</a>"
    html = f"<title>Fair</title><h1>Fair</h1><div>{link}</div><p>{'It opened. ' * 20}</p>"
    assert names(html) == [name]


def test_places_before_a_korean_reporter_are_no_names() -> None:
    assert names("<p class='byline'>순천, 광양 구현모 기자 hm@gazette.example</p>") == ["구현모"]
    assert names("<p class='byline'>김하늘, 이바다 기자</p>") == ["김하늘", "이바다"]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("by fairgoer", ["fairgoer"]),
        ("Posted by fairgoer on Tuesday, August 29, 2023", ["fairgoer"]),
        ("by hand and foot", []),
        ("about fairgoers", []),
    ],
)
def test_an_account_of_one_word_signs_where_nobody_else_does(line: str, found: list[str]) -> None:
    html = f"<title>Fair</title><h1>Fair</h1><div>{line}</div><p>{'It opened. ' * 20}</p>"
    assert names(html) == found


def test_a_byline_beside_the_story_in_an_aside_is_its_own_and_a_photographer_s_is_not() -> None:
    aside = "<aside><p>Written by: Ada Lovelace</p><p>4 minutes</p></aside>"
    story = f"<p>{'It opened. ' * 20}</p>"
    start = "<title>Fair</title><article><h1>Fair</h1>"
    assert names(f"{start}{aside}{story}</article>") == ["Ada Lovelace"]
    credit = "<div class='caption'><span>Ada Lovelace</span> <span>12 May 2024</span></div>"
    assert names(f"{start}{credit}{story}</article>") == []


def test_a_byline_before_a_break_in_the_first_paragraph_is_read() -> None:
    html = f"<title>Fair</title><h1>Fair</h1><p>Von Ada Lovelace<br>{'Sie kam an. ' * 20}</p>"
    assert names(html) == ["Ada Lovelace"]


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("/meet-the-team/ada-lovelace-p4", ["Ada Lovelace"]),
        ("/byline/ada-lovelace", ["Ada Lovelace"]),
        ("/national-team/ada-lovelace", []),
    ],
)
def test_pages_of_those_who_write_are_called_by_many_names(address: str, found: list[str]) -> None:
    link = f"<div><a href='{address}'>Ada Lovelace</a></div>"
    assert names(f"<title>Fair</title><h1>Fair</h1>{link}<p>{'It opened. ' * 20}</p>") == found


def test_marks_of_notes_stand_between_the_names_of_scholars() -> None:
    one = '<span>Ada Lovelace</span><sup> 1,*</sup><a href="/id"><img src="/o.svg"></a>, '
    line = f"by <i>{one}</i><i><span>Alan Turing</span><sup> 2</sup></i>"
    assert names(f"<h1>Fair</h1><div class=authors>{line}</div>") == [
        "Ada Lovelace",
        "Alan Turing",
    ]


def test_a_break_may_part_a_reporter_s_role_from_the_name() -> None:
    line = "Von unserem Redaktionsmitglied<br><b>Ada Lovelace</b>"
    assert names(f"<h1>Kirmes</h1><p class=autor>{line}</p>") == ["Ada Lovelace"]


@pytest.mark.parametrize("dateline", ["【パリ＝山本花子】", "[ベルリン=山本花子]"])
def test_a_japanese_correspondent_is_named_behind_the_place(dateline: str) -> None:
    story = f"<html lang=ja><h1>市場が開く</h1><p>{dateline}市場が九日、開いた。人出が続く。</p>"
    assert names(story) == ["山本花子"]


def test_who_took_a_japanese_picture_wrote_no_story() -> None:
    credit = "<p>【市場写真＝山本花子】</p><p>【写真＝山本花子】市場</p>"
    assert names(f"<html lang=ja><h1>市場が開く</h1>{credit}") == []


@pytest.mark.parametrize("mark", ["", "class=byline"])
def test_a_person_is_named_beside_the_agency_of_metadata(mark: str) -> None:
    meta = json_ld('"headline": "Foire", "author": {"@type": "Organization", "name": "AFP"}')
    line = f"<p {mark}>Par Ada Lovelace avec AFP</p>"
    assert names(f"{meta}<h1>Foire</h1>{line}") == ["Ada Lovelace", "AFP"]


def test_who_asked_is_named_below_an_interview() -> None:
    story = "<p>" + "Der Markt ist seit heute für alle offen, die Waffeln mögen. " * 4 + "</p>"
    asked = "<p><i>Das Gespräch führte Ada Lovelace.</i></p>"
    assert names(f"<h1>Markt öffnet</h1>{story}{asked}") == ["Ada Lovelace"]
