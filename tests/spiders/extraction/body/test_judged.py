"""The body: judged blocks of whole pages, and what holds for any page."""

import numpy as np
import pytest
from selectolax.lexbor import LexborHTMLParser

from schemas.identity import digest
from schemas.parts import Block
from spiders.extraction.body.asked import asked_blocks, is_asked
from spiders.extraction.body.judged import LEAST_KEPT, body_of, judged_blocks, least_chance
from spiders.extraction.page.blocks import blocks_of
from spiders.extraction.page.runs import TextBlock
from spiders.publisher import Profile
from tests.spiders.extraction.harbour import CALL, PARAGRAPHS, story
from tests.spiders.extraction.pages import page


def test_the_paragraphs_of_a_story_are_its_body():
    body = body_of(judged_blocks(page(story(*PARAGRAPHS)), None)[0])
    assert body == [Block(role="paragraph", text=text) for text in PARAGRAPHS]


def test_a_page_without_text_has_no_blocks():
    assert judged_blocks(page("<html><body><img src='x.jpg'></body></html>"), None) == ([], "")


def test_where_all_is_plain_a_block_is_kept_from_a_chance_of_a_half():
    chances = np.array([0.99, 0.99, 0.99, 0.01])
    assert least_chance(lines(4), chances) == pytest.approx(0.5, abs=0.01)


def test_where_much_is_in_doubt_less_is_enough_to_a_degree():
    assert least_chance(lines(2), np.array([0.99, 0.8])) == pytest.approx(1.79 / 3.79)
    assert least_chance(lines(4), np.array([0.9, 0.4, 0.4, 0.4])) == LEAST_KEPT


def lines(count: int) -> list[TextBlock]:
    """Return *count* blocks of the same length."""
    return blocks_of(LexborHTMLParser("<p>Granite.</p>" * count))[0]


def test_what_a_profile_knows_is_boilerplate_wherever_it_stands():
    document = page(story(PARAGRAPHS[0], CALL, *PARAGRAPHS[1:]))
    profile = Profile(publisher="gazette", pages=9, boilerplate=frozenset([digest(CALL)]))
    texts = [block.text for block in body_of(judged_blocks(document, None, profile)[0])]
    assert texts == list(PARAGRAPHS)


def test_what_a_profile_knows_is_boilerplate_in_a_list_of_the_story_too():
    entries = ["Two tonnes of lime", CALL, "Nine masons", "One barge"]
    listed = "".join(f"<li>{entry}</li>" for entry in entries)
    html = story(*PARAGRAPHS).replace(f"<p>{PARAGRAPHS[1]}</p>", f"<ul>{listed}</ul>")
    profile = Profile(publisher="gazette", pages=9, boilerplate=frozenset([digest(CALL)]))
    texts = [block.text for block in body_of(judged_blocks(page(html), None, profile)[0])]
    assert CALL not in texts
    assert "Nine masons" in texts


def test_a_row_of_a_table_is_one_block():
    table = (
        "<table><tr><th>Club</th><th>Points</th></tr><tr><td>Rovers</td><td>22</td></tr></table>"
    )
    html = story(*PARAGRAPHS).replace(f"<p>{PARAGRAPHS[1]}</p>", f"<p>{PARAGRAPHS[1]}</p>{table}")
    body = body_of(judged_blocks(page(html), None)[0])
    assert [block.text for block in body if block.role == "table"] == [
        "Club | Points",
        "Rovers | 22",
    ]


def test_the_same_page_gives_the_same_confidence():
    document = page(story(*PARAGRAPHS))
    (first, _), (second, _) = judged_blocks(document, None), judged_blocks(document, None)
    assert [found.confidence for found in first] == [found.confidence for found in second]


@pytest.mark.hostile
def test_many_short_paragraphs_take_time_in_proportion():
    body, _ = judged_blocks(page("<html><body>" + "<p>x</p>" * 5000 + "</body></html>"), None)
    assert len(body) == 5000


@pytest.mark.parametrize(
    "html",
    [
        "<p><a href=/a>Dunes to be fenced off again this winter</a></p>",
        "<div>Advertisement</div>",
        "<h1>The old pier is to be rebuilt</h1>",
        "<p class=image-caption>The pier as it looked before the storm of 1987.</p>",
        "<blockquote class=embedded-tweet><p>Best day at work. Ever.</p></blockquote>",
        "<div class=story-factbox><div><p>The pier is 340 metres long.</p></div></div>",
    ],
)
def test_what_cannot_be_of_the_story_is_not_asked_about(html):
    assert not is_asked(blocks_of(LexborHTMLParser(html))[0][0])


@pytest.mark.parametrize(
    "html",
    [
        "<br><b>Warning</b>: fopen(): failed in <b>/srv/tides.php</b> on line <b>7</b><br>",
        "<body>Deprecated: ereg() is deprecated in /srv/tides.php on line 31<p>It rained.</p>",
        """<p>{"@context":"https://schema.org","@type":"NewsArticle","headline":"Tides"}</p>""",
    ],
)
def test_what_nobody_wrote_is_not_asked_about(html):
    assert 0 not in asked_blocks(blocks_of(LexborHTMLParser(html))[0])


@pytest.mark.parametrize(
    "html",
    [
        "<p>Notice: Undefined index: tide in /srv/tides.php on line 5</p>",
        """<pre>{"tide": "high", "pier": "closed"}</pre>""",
    ],
)
def test_what_a_story_quotes_of_it_is_asked_about(html):
    assert asked_blocks(blocks_of(LexborHTMLParser(html))[0])


def test_a_fault_of_the_server_does_not_stand_for_the_story():
    fault = "<div><b>Notice</b>: x in <b>/srv/tides.php</b> on line <b>7</b></div>"
    html = f"{fault}<div class=caption><p>{PARAGRAPHS[0]}</p></div>"
    blocks = blocks_of(LexborHTMLParser(html))[0]
    assert [blocks[index].text for index in asked_blocks(blocks)] == [PARAGRAPHS[0]]


@pytest.mark.parametrize("html", ["<p>Granite.</p>", "<div>It rained.</div>", "<li>one egg</li>"])
def test_few_letters_that_end_a_sentence_or_stand_in_a_text_are_asked_about(html):
    assert is_asked(blocks_of(LexborHTMLParser(html))[0][0])


@pytest.mark.parametrize("entry", ["<li>{}</li>", "<li><p>{}</p></li>", "<li><h3>{}</h3></li>"])
def test_links_that_are_entries_of_a_list_among_paragraphs_are_asked_about(entry):
    entries = entry.format("<a href=/a>The old mole</a>") * 2
    blocks = blocks_of(
        LexborHTMLParser(
            f"<div><p>{PARAGRAPHS[0]}</p><ul>{entries}</ul></div><nav><ol>{entries}</ol></nav>"
        )
    )[0]
    assert asked_blocks(blocks) == [0, 1, 2]


def test_a_story_in_elements_named_for_something_else_is_found():
    html = "".join(f"<p class=contributor-bio>{text}</p>" for text in PARAGRAPHS)
    tree = LexborHTMLParser(f"<h1>Board votes to rebuild the stone pier</h1>{html}")
    assert asked_blocks(blocks_of(tree)[0])[-3:] == [1, 2, 3]


def test_a_link_to_another_story_is_no_cell_of_the_story_though_a_table_holds_it():
    pointer = (
        "<table><tr><td><b>Read also: </b><a href=/x>Ferry fares rise again</a></td></tr></table>"
    )
    html = story(*PARAGRAPHS).replace(f"<p>{PARAGRAPHS[1]}</p>", f"{pointer}<p>{PARAGRAPHS[1]}</p>")
    texts = [block.text for block in body_of(judged_blocks(page(html), None)[0])]
    assert texts == list(PARAGRAPHS)
