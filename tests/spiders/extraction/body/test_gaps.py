"""Lines that were not weighed are told by what stands around them."""

import numpy as np
import pytest

from spiders.extraction.body.asked import asked_blocks
from spiders.extraction.body.claims import Claims
from spiders.extraction.body.gaps import filled
from spiders.extraction.page.blocks import blocks_of
from tests.spiders.extraction.pages import page

NOTHING = Claims(frozenset(), (), "")
SENTENCE = (
    "The board voted on Tuesday to rebuild the old stone pier at last, stone by stone by stone."
)


def kept(html: str) -> list[str]:
    """Return what is kept of a page whose story is all that is weighed."""
    blocks = blocks_of(page(html).tree)[0]
    asked = asked_blocks(blocks)
    chances = np.zeros(len(blocks))
    chances[asked] = 0.9
    return [blocks[index].text for index in filled(asked, blocks, chances, NOTHING)]


def test_few_words_in_a_run_of_lines_in_bare_elements_are_of_the_story():
    lines = ["– the masons of Skerrow and theirs", "– the ferry", "– eleven boats, two of them new"]
    bare = "".join(f"<div>{line}</div>" for line in [SENTENCE, *lines, SENTENCE])
    assert kept(f"<div>{bare}</div>") == [SENTENCE, *lines, SENTENCE]


def test_few_words_between_paragraphs_in_bare_elements_are_a_label():
    bare = "".join(f"<div>{line}</div>" for line in [SENTENCE, SENTENCE, "Notices", SENTENCE])
    assert kept(f"<div>{bare}</div>") == [SENTENCE] * 3


def test_few_words_in_an_element_of_a_kind_that_the_story_uses_are_of_it():
    dishes = ["Cod with mustard and new potatoes", "Plaice in brown butter sauce", "Whiting"]
    soup = "Soup of mussels, leek and cream"
    rows = "".join(f"<li><div class=dish>{d}</div><div>9</div></li>" for d in [*dishes, soup])
    html = f"<p>{SENTENCE}</p><ul>{rows}</ul><p>{SENTENCE}</p>"
    assert [line for line in kept(html) if line != "9"] == [SENTENCE, *dishes, soup, SENTENCE]


def test_what_a_page_says_again_and_again_is_a_label_whatever_it_stands_in():
    dishes = ["Cod with mustard and new potatoes", "Plaice in brown butter sauce"]
    rows = "".join(f"<div class=d>{d}</div><div class=d>New</div>" for d in [*dishes, *dishes])
    assert "New" not in kept(f"<p>{SENTENCE}</p>{rows}<p>{SENTENCE}</p>")


def test_a_heading_named_after_its_own_words_is_no_box_of_that_name():
    html = f"<div><p>{SENTENCE}</p>{{}}<p>{SENTENCE}</p></div>"
    heading = "<h2 id=comments-on-the-plan>Comments on the plan</h2>"
    assert kept(html.format(heading)) == [SENTENCE, "Comments on the plan", SENTENCE]
    assert kept(html.format("<h2 id=comments>Eleven readers</h2>")) == [SENTENCE, SENTENCE]


def test_a_heading_above_a_picture_with_a_caption_is_above_the_text_below_it():
    picture = "<figure><img src=a.jpg><figcaption>The ferry</figcaption></figure>"
    html = f"<p>{SENTENCE}</p><h2><div>The ferry</div></h2>{picture}<p>{SENTENCE}</p>"
    assert kept(html) == [SENTENCE, "The ferry", SENTENCE]


def test_whom_a_quotation_is_of_stands_below_it():
    said = "<blockquote><p>It will hold for as long as anybody looks after it.</p>{}</blockquote>"
    html = f"<p>{SENTENCE}</p>{said}<p>{SENTENCE}</p>"
    blocks = blocks_of(page(html.format("<footer>— Jonna Falk, mason</footer>")).tree)[0]
    chances = np.array([0.9, 0.9, 0.1, 0.9])
    assert filled([0, 1, 3], blocks, chances, NOTHING) == [0, 1, 2, 3]
    posted = "<footer>— Jonna Falk <a href='/1'>2 May</a></footer>"
    blocks = blocks_of(page(html.format(posted)).tree)[0]
    assert filled([0, 1, 3], blocks, chances, NOTHING) == [0, 1, 3]


def filled_in(html: str, likely: dict[str, float]) -> list[str]:
    """Return what is kept of a page of which all is certain, but for lines with other chances."""
    blocks = blocks_of(page(html).tree)[0]
    chances = np.array([likely.get(block.text, 0.9) for block in blocks])
    certain = [index for index, chance in enumerate(chances) if chance >= 0.5]
    return [blocks[index].text for index in filled(certain, blocks, chances, NOTHING)]


@pytest.mark.parametrize("entry", ["<li>{}</li>", "<li><p>{}</p></li>"])
def test_a_list_that_the_story_introduces_is_of_it_if_it_goes_on(entry):
    names = {"Stone": 0.2, "Tar": 0.3, "Oars": 0.2}
    entries = "".join(map(entry.format, names))
    html = f"<p>{SENTENCE}</p><p>The board looks for:</p><ul>{entries}</ul>{{}}"
    end = f"<p>{SENTENCE}</p>"
    story = [SENTENCE, "The board looks for:"]
    assert filled_in(html.format(end), names) == [*story, *names, SENTENCE]
    assert filled_in(html.format(""), names) == story
    assert filled_in(html.format(end), dict.fromkeys(names, 0.1)) == [*story, SENTENCE]


def test_a_kept_entry_speaks_for_others_of_a_list_amid_the_story():
    names = {"Stone for boats, Lund 2019": 0.6, "Tar and salt, Skerrow 2021": 0.2}
    entries = "".join(f"<li>{name}</li>" for name in names)
    html = f"<p>{SENTENCE}</p><ul>{entries}</ul><p>{SENTENCE}</p>"
    assert filled_in(html, names) == [SENTENCE, *names, SENTENCE]
    assert filled_in(html, dict.fromkeys(names, 0.2)) == [SENTENCE, SENTENCE]


def test_links_below_the_entry_of_a_list_are_no_entry():
    reference = "<li><p>Falk, J. The stones of the pier. Skerrow, 2019. No. {}</p>{}</li>"
    link = "<p><a href='/x'>Find it in a library</a></p>"
    entries = "".join(reference.format(number, link * (number == 3)) for number in range(1, 4))
    html = f"<p>{SENTENCE}</p><ul>{entries}</ul>"
    assert len(filled_in(html, {"Find it in a library": 0.0})) == 4


def test_questions_and_answers_in_turn_are_of_the_story_that_goes_on_below_them():
    asked = {"Who pays?": 0.0, "The board.": 0.1, "Until when?": 0.0, "Until it stands.": 0.1}
    turns = "".join(f"<div>{text}</div>" for text in asked)
    html = f"<p>{SENTENCE}</p><section>{turns}</section><p>{SENTENCE}</p>"
    assert filled_in(html, asked) == [SENTENCE, *asked, SENTENCE]
    quiz = {"Who pays?": 0.0, "Until when?": 0.0, "And then?": 0.0, "Who asks?": 0.0}
    turns = "".join(f"<div>{text}</div>" for text in quiz)
    assert filled_in(f"<p>{SENTENCE}</p>{turns}<p>{SENTENCE}</p>", quiz) == [SENTENCE, SENTENCE]


def test_times_and_sentences_in_turn_are_of_the_story_that_goes_on_below_them():
    log = {"6.40": 0.0, "No boat came.": 0.1, "7.10": 0.0, "We rowed.": 0.1}
    rows = "".join(f"<div>{text}</div>" for text in log)
    html = f"<p>{SENTENCE}</p><section>{rows}</section><p>{SENTENCE}</p>"
    assert filled_in(html, log) == [SENTENCE, *log, SENTENCE]
    ticker = html.replace("No boat came.", "No boat came")
    assert filled_in(ticker, log | {"No boat came": 0.1}) == [SENTENCE, SENTENCE]


def test_a_quotation_amid_text_in_no_paragraph_is_beside_it():
    quoted = "A pier that nobody watches is a pier for nobody."
    html = f"<div>{SENTENCE}<br><br>{SENTENCE}<blockquote>{quoted}</blockquote>{SENTENCE}</div>"
    assert filled_in(html, {quoted: 0.3}) == [SENTENCE, SENTENCE, quoted, SENTENCE]


def test_a_bold_line_before_one_that_introduces_a_list_is_a_heading():
    line = "Of stone"
    html = f"<p>{SENTENCE}</p><p><b>{line}</b></p><p>These are what the masons used:</p>"
    assert filled_in(html, {line: 0.0}) == [SENTENCE, line, "These are what the masons used:"]


def test_a_question_right_above_an_answer_is_kept_if_others_of_its_kind_are():
    turn = "<div><div class=turn>{}</div><p>{}</p></div>"
    asked = {"Who pays for the stones of the pier?": 0.9, "Until when will that be so?": 0.1}
    html = "".join(turn.format(question, SENTENCE) for question in asked)
    assert filled_in(html, asked) == [text for question in asked for text in (question, SENTENCE)]
    asked = {"Who pays for the stones of the pier.": 0.9, "Until when will that be so?": 0.1}
    html = "".join(turn.format(question, SENTENCE) for question in asked)
    assert "Until when will that be so?" not in filled_in(html, asked)


def test_a_quotation_in_a_quotation_is_beside_what_stands_around_it():
    quoted = "It will hold."
    said = f"<blockquote><blockquote><p>{quoted}</p></blockquote><p>{SENTENCE}</p></blockquote>"
    html = f"<div><p>{SENTENCE}</p>{said}<p>{SENTENCE}</p></div>"
    assert filled_in(html, {quoted: 0.3}) == [SENTENCE, quoted, SENTENCE, SENTENCE]


def test_a_step_nearly_as_likely_as_others_of_its_name_is_one_too():
    steps = {
        "Wash the stones in fresh water until it runs clear.": 0.6,
        "Lay them flat, the broad ones first, and let them dry.": 0.3,
        "Pour the lime over them slowly, from the seaward side.": 0.3,
    }
    rows = "".join(
        f"<div><span>{n}</span><div class=step>{s}</div></div>" for n, s in enumerate(steps)
    )
    html = f"<p>{SENTENCE}</p>{rows}"
    assert [line for line in filled_in(html, steps) if not line.isdecimal()] == [SENTENCE, *steps]
    assert "Lay them flat, the broad ones first, and let them dry." not in filled_in(
        html, steps | {"Pour the lime over them slowly, from the seaward side.": 0.1}
    )


def test_short_lines_below_a_heading_and_above_the_next_are_what_it_heads():
    lines = ["Two tonnes of lime", "Nine masons", "One barge"]
    named = "".join(f"<div class=part>{line}</div>" for line in lines)
    chances = dict.fromkeys(lines, 0.0) | {"Materials": 0.9, "The work": 0.3}
    html = f"<p>{SENTENCE}</p><h3>Materials</h3>{named}<h3>The work</h3><p>{SENTENCE}</p>"
    assert filled_in(html, chances) == [SENTENCE, "Materials", *lines, "The work", SENTENCE]
    linked = html.replace("Nine masons", "<a href=/x>Nine masons</a>")
    assert filled_in(linked, chances) == [SENTENCE, "Materials", "The work", SENTENCE]


def test_a_heading_stands_above_the_number_of_a_step():
    html = f"<p>{SENTENCE}</p><h3>The work</h3><div>1</div><p>{SENTENCE}</p>"
    assert filled_in(html, {"The work": 0.3, "1": 0.0}) == [SENTENCE, "The work", SENTENCE]


@pytest.mark.parametrize(("line", "is_kept"), [("■石を積む", True), ("石を積む", False)])
def test_a_line_behind_a_sign_amid_text_is_a_heading(line: str, is_kept: bool) -> None:
    html = f"<div>{SENTENCE}<br><br>{line}<br><br>{SENTENCE}</div>"
    assert (line in filled_in(html, {line: 0.0})) is is_kept


def test_code_with_a_caption_below_it_is_of_the_story():
    code = (
        "<figure><pre>for stone in pier: lift(stone)</pre><figcaption>pier.py</figcaption></figure>"
    )
    html = f"<div><p>{SENTENCE}</p>{code}<p>{SENTENCE}</p></div>"
    lines = {"for stone in pier: lift(stone)": 0.1, "pier.py": 0.0}
    assert filled_in(html, lines) == [SENTENCE, "for stone in pier: lift(stone)", SENTENCE]


def test_steps_below_a_heading_are_kept_without_their_numbers():
    steps = {"Wash the stones in fresh water.": 0.3, "Lay them flat.": 0.3}
    rows = "".join(f"<li><div>{n}</div><div><p>{s}</p></div></li>" for n, s in enumerate(steps, 1))
    html = f"<p>{SENTENCE}</p><h2>The work</h2><ol>{rows}</ol><p>{SENTENCE}</p>"
    assert filled_in(html, steps | {"1": 0.0, "2": 0.0}) == [
        SENTENCE,
        "The work",
        *steps,
        SENTENCE,
    ]


def test_a_step_below_its_heading_is_kept_above_the_number_of_the_next():
    steps = {"Wash the stones": "In fresh water.", "Lay them": "Flat, and with the grain."}
    rows = "".join(
        f"<div class=s><div class=n>{n}</div><h3>{head}</h3><p>{told}</p></div>"
        for n, (head, told) in enumerate(steps.items(), 1)
    )
    html = f"<article><p>{SENTENCE}</p>{rows}<p>{SENTENCE}</p></article>"
    weak = {"In fresh water.": 0.3, "1": 0.0, "2": 0.0}
    assert filled_in(html, weak)[1:4] == ["Wash the stones", "In fresh water.", "Lay them"]


def test_short_lines_that_a_line_with_a_colon_introduces_are_of_the_story():
    verses = ["Stone upon stone", "the light climbed up", "and the wall remembered"]
    lines = "".join(f"<div class=verse>{verse}</div>" for verse in verses)
    html = f"<p>{SENTENCE}</p><p>They sang this:</p>{lines}{{}}<p>{SENTENCE}</p>"
    chances = dict.fromkeys([*verses, "Notices"], 0.0)
    story = [SENTENCE, "They sang this:"]
    assert filled_in(html.format(""), chances) == [*story, *verses, SENTENCE]
    assert filled_in(html.format("<p>Notices</p>"), chances) == [*story, SENTENCE]


def test_lines_in_elements_of_one_name_each_are_of_one_kind():
    said = {"Falk, mason: At last.": 0.3, "Quell, board: And who pays?": 0.3}
    rows = "".join(f"<div class=voice><p>{line}</p></div>" for line in said)
    html = f"<p>{SENTENCE}</p><p>What the town says:</p><div>{rows}</div><p>{SENTENCE}</p>"
    assert filled_in(html, said) == [SENTENCE, "What the town says:", *said, SENTENCE]


def test_a_likely_line_between_two_headings_amid_the_story_is_what_the_first_heads():
    html = f"<h2>The well</h2><div><p>Dry since 2003.</p></div><h2>The bed</h2><p>{SENTENCE}</p>"
    story = ["The well", "Dry since 2003.", "The bed", SENTENCE]
    assert filled_in(html, {"Dry since 2003.": 0.3}) == story
    assert filled_in(html, {"Dry since 2003.": 0.1}) == ["The well", "The bed", SENTENCE]


def test_what_heads_a_box_that_is_kept_is_of_it_whatever_the_box_is_named():
    table = "<table><tr><td>1951</td><td>Moves to the pier for good</td></tr></table>"
    html = f"<div><p>{SENTENCE}</p><div class=factbox>{{}}{table}</div><p>{SENTENCE}</p></div>"
    cells = ["1951", "Moves to the pier for good"]
    chances = {"A life": 0.0}
    found = [SENTENCE, "A life", *cells, SENTENCE]
    assert filled_in(html.format("<h3>A life</h3>"), chances) == found
    away = filled_in(html.format("<h3><a href=/1>A life</a></h3>"), chances)
    assert away == [SENTENCE, *cells, SENTENCE]


def test_lines_of_a_kind_below_a_heading_are_what_it_heads_though_text_follows():
    lines = ["Who put out the field", "who left a light", "on one branch of the briar"]
    verses = "".join(f"<div class=verse>{line}</div>" for line in lines)
    html = f"<p>{SENTENCE}</p><h3>November</h3>{verses}<p>{SENTENCE}</p>"
    assert filled_in(html, dict.fromkeys(lines, 0.05)) == [SENTENCE, "November", *lines, SENTENCE]


def test_a_bold_line_in_elements_of_its_own_is_a_heading_between_sentences():
    heading = "Seventy-two steps"
    text = f"<section><span>{SENTENCE}</span></section>"
    own = "<section{}><section><strong>{}</strong></section></section>"
    html = f"<section>{text}{own.format('', heading)}{text}</section>"
    assert filled_in(html, {heading: 0.0}) == [SENTENCE, heading, SENTENCE]
    html = f"<section>{text}{own.format(' class=offer', heading)}{text}</section>"
    assert filled_in(html, {heading: 0.0}) == [SENTENCE, SENTENCE]


def asked(
    heading: str, answer: str, entry: str = "<li><h4>{}</h4><div><p>{}</p></div></li>"
) -> str:
    """Return a question that folds out its answer."""
    return entry.format(heading, answer)


def test_questions_that_fold_out_answers_go_on_with_a_story():
    first, second = ("Who pays?", "The parish, and the club."), ("May I refuse?", "No.")
    html = f"<p>{SENTENCE}</p><h3>What people ask</h3><ul>{asked(*first)}{asked(*second)}</ul>"
    doubts = dict.fromkeys([*first, *second, "What people ask"], 0.05)
    assert filled_in(html, doubts) == [SENTENCE, "What people ask", *first, *second]
    link = "<li><h4><a href='#a1'>{}</a></h4><p>{}</p></li>"
    html = f"<p>{SENTENCE}</p><ul>{asked(*first, link)}{asked(*second, link)}</ul>"
    assert filled_in(html, doubts) == [SENTENCE, *first, *second]


def test_questions_that_lead_elsewhere_or_were_answered_before_do_not():
    first, second = ("Who pays?", "The parish, and the club."), ("May I refuse?", "No.")
    doubts = dict.fromkeys([*first, *second], 0.05)
    link = "<li><h4><a href='/1'>{}</a></h4><p>{}</p></li>"
    html = f"<p>{SENTENCE}</p><ul>{asked(*first, link)}{asked(*second, link)}</ul>"
    assert filled_in(html, doubts) == [SENTENCE]
    html = f"<p>{SENTENCE}</p><ul>{asked(*first)}{asked('May I refuse?', SENTENCE)}</ul>"
    assert filled_in(html, doubts)[:2] == [SENTENCE, SENTENCE]


def test_a_heading_that_folds_out_what_is_below_it_is_of_the_story():
    html = f"<p>{SENTENCE}</p><div><h4><a href={{}}>The prices</a></h4></div><p>{SENTENCE}</p>"
    for fold in ("#prices", "javascript:void(0)"):
        assert kept(html.format(fold)) == [SENTENCE, "The prices", SENTENCE]
    assert kept(html.format("/prices")) == [SENTENCE, SENTENCE]
    card = "<a href=/prices><h5>News</h5><h4>The prices</h4></a>"
    assert kept(f"<p>{SENTENCE}</p><div class=card>{card}</div><p>{SENTENCE}</p>") == [SENTENCE] * 2


def test_a_heading_of_the_first_order_amid_the_text_is_of_it():
    html = f"<h1>The pier</h1><div><p>{SENTENCE}</p><h1>{{}}</h1><p>{SENTENCE}</p></div>"
    assert kept(html.format("What it cost")) == [SENTENCE, "What it cost", SENTENCE]
    assert kept(html.format("<a href=/x>What it cost</a>")) == [SENTENCE, SENTENCE]


def test_a_few_words_above_a_list_in_a_bare_element_say_what_it_is_of():
    entries = ["The stone is from Skerrow, and wet.", "The masons are from Northport, and dry."]
    rows = "".join(f"<li>{entry}</li>" for entry in entries)
    html = f"<div><div>{SENTENCE}</div><div>{{}}</div><ul>{rows}</ul><div>{SENTENCE}</div></div>"
    assert kept(html.format("The reasons")) == [SENTENCE, "The reasons", *entries, SENTENCE]
    assert kept(html.format("Advertisement")) == [SENTENCE, *entries, SENTENCE]


def test_the_last_line_of_an_element_that_all_is_doubtful_in_is_of_the_story():
    blocks = blocks_of(page("<aside>" + f"<p>{SENTENCE}</p>" * 5 + "</aside>").tree)[0]
    for chance, whole in ((0.7, 5), (0.95, 4)):
        chances = np.array([chance] * 4 + [0.3])
        assert len(filled([0, 1, 2, 3], blocks, chances, NOTHING)) == whole
    assert len(filled([0, 1, 2, 3], blocks, np.array([0.7] * 4 + [0.2]), NOTHING)) == 4
