from spiders.extraction.page.printed_lines import lines_around, lines_before
from tests.spiders.extraction.pages import page

STORY = "<p>" + "The fair has opened its gates to all who like wheels. " * 3 + "</p>"


def test_lines_are_those_between_headline_and_story_and_behind_it() -> None:
    html = (
        "<div>Menu</div><h1>Fair opens</h1><div>By Ada Lovelace</div>"
        f"{STORY}<p>Inside</p>{STORY}<p>Tags: fairs</p><script>x</script>"
    )
    lines = lines_around(page(html))
    assert [node.text() for node in lines.before] == ["Fair opens", "By Ada Lovelace", "Inside"]
    assert lines.behind == ("Tags: fairs",)


def test_lines_follow_the_headline_out_of_the_elements_around_it() -> None:
    html = f"<main><header><h1>Fair opens</h1> At last</header><i>By A</i></main>{STORY}<b>Foot</b>"
    lines = lines_around(page(html))
    assert [node.tag for node in lines.before] == ["h1", "header", "i", "b"]
    assert lines.behind == ("Foot",)


def test_a_page_without_h1_begins_at_what_its_title_says() -> None:
    html = "<title>Fair opens at last - Gazette</title><b>Clock</b><b>Fair opens at last</b><i>By A"
    before = lines_around(page(html)).before
    assert [node.text() for node in before] == ["Fair opens at last", "By A"]


def test_a_page_without_headline_has_no_lines() -> None:
    assert lines_around(page("<b>One</b><b>Two</b>")).before == ()


def test_lines_before_a_story_are_the_same_without_what_is_behind_its_second_paragraph() -> None:
    html = f"<h1>Fair opens</h1><i>By A</i>{STORY}<b>Inside</b>{STORY}<b>Behind</b>{STORY}"
    document = page(html)
    assert [node.text() for node in lines_before(document)] == ["Fair opens", "By A", "Inside"]
    assert lines_before(document) == lines_around(document).before
