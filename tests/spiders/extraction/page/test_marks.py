import pytest

from tests.spiders.extraction.pages import page


def test_elements_are_found_by_what_they_are_for_in_page_order() -> None:
    marks = page(
        """<meta name=a content=1><link rel="home Canonical" href=/i>
        <link rel="icon author" href=/i>
        <h1>A</h1><figure></figure><img><h1>B</h1>
        <div class="story-Byline">By A</div><a rel="nofollow author">A</a>"""
    ).marks
    assert [
        [node.tag for node in nodes]
        for nodes in (marks.metas, marks.links, marks.headlines, marks.figures, marks.pictures)
    ] == [["meta"], ["link"], ["h1", "h1"], ["figure"], ["img"]]
    assert [node.tag for node in marks.bylines] == ["div", "a"]


@pytest.mark.parametrize(
    "script",
    [
        '<SCRIPT data-a="b" type=application/ld+json id=x>{"a": 1}</SCRIPT>',
        '<body><p><script type="application/ld+json; charset=utf-8">{"a": 1}</script>',
    ],
)
def test_json_ld_is_found_wherever_it_stands(script: str) -> None:
    assert page(script).json_ld == ({"a": 1},)


def test_a_page_of_comments_gives_its_first_bylines() -> None:
    assert len(page("<p class=author>Bob" * 500).marks.bylines) == 16


@pytest.mark.hostile
def test_unclosed_scripts_are_read_in_linear_time() -> None:
    assert page('<script type="application/ld+json">{"a": "' * 20_000).json_ld[1:] == ()


def test_links_to_tags_are_known_by_relation_address_or_class() -> None:
    marks = page(
        "<a rel='nofollow tag' href=/x>A</a><a href=/topics/b>B</a><a href=/c>C</a>"
        "<ul class=storyTags><li><a class=tags href=/d>D</a></ul>"
    ).marks
    assert [node.seen() for node in marks.tag_links] == ["A", "B", "D"]
    assert [node.tag for node in marks.tag_lists] == ["ul"]


def test_paragraphs_are_set_to_the_right_by_their_style_or_align() -> None:
    right = ["align=right", "ALIGN=Right", "style='text-align:right'", "style=' right' align=left"]
    others = ["", "align", "style", "align=left", "align=' right'", "style='text-align:RIGHT'"]
    html = "".join(f"<p {attributes}>{attributes}</p>" for attributes in (*right, *others))
    document = page(f"{html}<div align=right>Foot</div>{'<p align=right>' * 9}")
    signed = [node.text() for node in document.marks.signed]
    assert [text for text in signed if text] == right
    assert len(signed) == 10
    assert document.first("p[style*='right'], p[align=right]") == document.marks.signed[0]


def test_lesser_headings_are_the_first_six_even_where_they_are_bylines_too() -> None:
    marks = page(f"<h2 class=byline>A</h2><h3>B</h3><h4>C</h4>{'<h2>D</h2>' * 9}").marks
    assert [node.text() for node in marks.subheadings] == ["A", "B", "D", "D", "D", "D"]
    assert [node.text() for node in marks.bylines] == ["A"]


def test_what_may_show_a_picture_without_a_source_is_what_names_one_otherwise() -> None:
    shown = [
        "data-src=a.jpg", "data-bg", "data-background=''", "style='background: url(a.jpg)'",
    ]  # fmt: skip
    others = ["data-srcset=a.jpg", "style='background: red'", "poster=a.jpg", "src=a.jpg", ""]
    html = "".join(f"<div {attributes}>{attributes}</div>" for attributes in (*shown, *others))
    document = page(f"{html}<video src=a></video><video poster=a.jpg></video>")
    selector = '[data-src], [data-bg], [data-background], [style*="url("], video[poster]'
    assert document.marks.undrawn == document.all(selector)
    assert [node.text() for node in document.marks.undrawn] == [*shown, ""]
