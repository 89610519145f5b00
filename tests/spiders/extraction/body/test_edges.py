"""Edges and gaps: what the model keeps or leaves out by mistake."""

import numpy as np
import pytest
from selectolax.lexbor import LexborHTMLParser

from spiders.extraction.body.claims import Claims
from spiders.extraction.body.edges import trimmed
from spiders.extraction.body.gaps import filled
from spiders.extraction.page.blocks import blocks_of
from spiders.extraction.page.runs import TextBlock

NOTHING = Claims(frozenset(), (), "")
SENTENCE = "The board voted on Tuesday to rebuild the old stone pier at last."


def cut(html: str) -> list[TextBlock]:
    """Return the blocks of *html*."""
    return blocks_of(LexborHTMLParser(html))[0]


def left(html: str) -> list[str]:
    """Return what is left of a page all of whose blocks were kept."""
    blocks = cut(html)
    return [
        blocks[index].text
        for index in trimmed(range(len(blocks)), blocks, frozenset({"pier to be rebuilt in may"}))
    ]


def test_calls_and_offers_are_dropped_wherever_they_stand():
    html = (
        f"<p>{SENTENCE}</p><p>Subscribe to our newsletter today.</p>"
        f"<p>This story is for subscribers. Keep reading from £2 a week.</p><p>{SENTENCE}</p>"
    )
    assert left(html) == [SENTENCE, SENTENCE]


def test_a_line_that_points_to_another_story_is_dropped_between_paragraphs():
    pointer = "<p>Read also: <a href='/fares'>Ferry fares rise again</a></p>"
    assert left(f"<div><p>{SENTENCE}</p>{pointer}<p>{SENTENCE}</p></div>") == [SENTENCE, SENTENCE]


def test_what_fills_a_template_is_dropped():
    filler = "<p>Dolor ipsam et est cumque. Laboriosam sed delectus rerum sint qui natus.</p>"
    latin = "Et in Arcadia ego, says the stone below the pier of Skerrow."
    assert left(f"<div><p>{SENTENCE}</p>{filler}<p>{latin}</p></div>") == [SENTENCE, latin]


def test_names_alone_and_labels_of_nothing_are_dropped_at_the_ends():
    html = (
        f"<div><p>Von Jonna Falk</p><p>{SENTENCE}</p><p>Quellen:</p><p>{SENTENCE}</p>"
        "<p>By Ines Quell and Ada Mole</p><p><b>Ines Quell, reporter</b></p><p>Archiv:</p></div>"
    )
    assert left(html) == [SENTENCE, "Quellen:", SENTENCE]


def test_lines_that_are_all_bold_stay():
    verse = "<p><b>The tide goes out</b></p><p><b>the boats lie down</b></p>"
    html = f"<div><p>{SENTENCE}</p>{verse}</div>"
    assert left(html) == [SENTENCE, "The tide goes out", "the boats lie down"]


def test_entries_of_a_list_that_goes_on_are_kept_with_it():
    dates = "<li>1898: stone is cut</li><li>1931: green paint, again</li><li>2026: the storm</li>"
    assert left(f"<p>{SENTENCE}</p><ul>{dates}</ul>")[-1] == "2026: the storm"


def test_section_and_time_above_the_headline_are_dropped():
    html = (
        f"<div><p>Economy</p><p>11:20 13.11.2026</p></div><h1>Pier</h1><div><p>{SENTENCE}</p></div>"
    )
    assert left(html) == [SENTENCE]


def test_a_headline_above_the_story_is_no_part_of_it():
    html = f"<div><p>Pier to be rebuilt</p><p>{SENTENCE}</p><p>Pier to be rebuilt</p></div>"
    assert left(html) == [SENTENCE, "Pier to be rebuilt"]


def test_a_post_is_told_by_the_account_below_it():
    post = "<blockquote><p>What a day. What a pier.</p>— The Board (@pierboard)</blockquote>"
    assert left(f"<div><p>{SENTENCE}</p>{post}<p>{SENTENCE}</p></div>") == [SENTENCE, SENTENCE]


def test_the_mark_at_the_end_of_a_press_release_is_dropped():
    assert left(f"<div><p>{SENTENCE}</p><p>ENDS</p><p>-30-</p></div>") == [SENTENCE]


def test_who_else_worked_on_the_story_is_dropped_below_it_and_kept_inside():
    credit = "Falk reported from Skerrow. Ines Quell contributed to this report."
    assert left(f"<div><p>{SENTENCE}</p><p>{credit}</p></div>") == [SENTENCE]
    assert left(f"<div><p>{credit}</p><p>{SENTENCE}</p></div>") == [credit, SENTENCE]


@pytest.mark.parametrize(
    "last",
    [
        "<h2>More from the harbour</h2>",
        "<p><a href='/fares'>Ferry fares rise again</a></p>",
        "<p>Topics</p><p><a href='/a'>Old ferries</a></p><p><a href='/b'>Lund fair</a></p>",
        "<p>Ada Quell, journaliste à la Gazette, suit le port depuis dix ans.</p>",
        "<p>Ines Quell has covered the harbour for the Gazette since 2009.</p>",
        "<p>Jonna Falk ist Redakteurin im Ressort Hafen.</p>",
        "<p>Анна Лунёва — корреспондент отдела новостей.</p>",
        "<p>With files from The Coast Press</p>",
        "<p>Read on with Pier+, cancel any time.</p><p>You pay in the second month.</p>",
        "<p>Read on with Pier+, cancel any time.</p><ul><li>All stories on the web</li></ul>",
        "<h2>Most read</h2><ul><li><a href='/fares'>Ferry fares rise again</a></li></ul>",
    ],
)
def test_a_heading_without_text_and_links_below_the_story_are_dropped(last):
    inside = f"<h2>The pier</h2><p><a href='/lund'>The quarry at Lund</a></p><p>{SENTENCE}</p>"
    assert left(f"<div><p>{SENTENCE}</p>{inside}{last}</div>") == [
        SENTENCE,
        "The pier",
        "The quarry at Lund",
        SENTENCE,
    ]


@pytest.mark.parametrize(
    "last",
    [
        "<p><a href='https://pier.example/'>https://pier.example/</a></p>",
        "<p><a href='/plan'>The board has published its plan for the pier.</a></p>",
    ],
)
def test_an_address_and_a_linked_sentence_that_end_a_story_stay(last):
    assert len(left(f"<div><p>{SENTENCE}</p><p>{SENTENCE}</p>{last}</div>")) == 3


@pytest.mark.parametrize(
    "last",
    [
        "Sales fell by a third last year, according to data compiled by Gull Research.",
        "Heavy seas were reported from Skerrow on Friday, and no ferry sailed.",
        "Ferries now cost £3 per trip, the operator said, passing on its costs.",
        "Ines Quell is a professor at Ostermark. “The pier will stand,” she said.",
        "30",
        "Ines Quell has covered the mole with “granite from Lund”, as she says.",
    ],
)
def test_the_end_of_a_story_that_only_looks_like_a_credit_is_kept(last):
    assert left(f"<div><p>{SENTENCE}</p><p>{last}</p></div>") == [SENTENCE, last]


def test_a_short_line_inside_the_story_stays():
    assert left(f"<div><p>{SENTENCE}</p><p>Granite.</p><p>{SENTENCE}</p></div>")[1] == "Granite."


def test_a_country_in_capitals_is_no_call():
    text = "Join the US, he said, or be left alone with your old stone pier."
    assert left(f"<p>{text}</p><p>{SENTENCE}</p>") == [text, SENTENCE]


def test_an_entry_left_out_of_a_kept_list_is_taken():
    blocks = cut("<ul><li>one</li><li>two</li><li>three</li><li>four</li></ul>")
    assert filled([0, 1, 3], blocks, np.array([0.9, 0.9, 0.1, 0.9]), NOTHING) == [0, 1, 2, 3]
    assert filled([0, 1, 2], blocks, np.array([0.9, 0.9, 0.9, 0.1]), NOTHING) == [0, 1, 2, 3]


def test_terms_and_what_they_say_are_entries_of_a_list():
    measures = "<dl><dt>Length</dt><dd>24 m</dd><dt>Width</dt><dd>5 m</dd></dl>"
    page = cut(f"<p>The pier has:</p>{measures}<p>{SENTENCE}</p>")
    assert filled([0, 4, 5], page, np.array([0.9, 0, 0.2, 0, 0.6, 0.9]), NOTHING) == [*range(6)]
    page = cut(f"<p>The pier has grown.</p>{measures}<p>{SENTENCE}</p>")
    assert filled([0, 4, 5], page, np.array([0.9, 0, 0.2, 0, 0.6, 0.9]), NOTHING) == [0, 4, 5]


def test_a_standfirst_that_the_metadata_repeats_is_taken_if_it_is_not_unlikely():
    blocks = cut(f"<h1>Pier</h1><p>{SENTENCE}</p><p>The work begins in April.</p>")
    said = Claims(frozenset(), (SENTENCE.lower().removesuffix("."),), "")
    assert filled([2], blocks, np.array([0.0, 0.3, 0.9]), said) == [1, 2]
    assert filled([2], blocks, np.array([0.0, 0.1, 0.9]), said) == [2]


def test_a_heading_right_above_a_kept_block_is_kept_if_it_has_any_chance():
    blocks = cut(f"<p>{SENTENCE}</p><div><h3>Salt</h3></div><p>{SENTENCE}</p>")
    assert filled([0, 2], blocks, np.array([0.9, 0.12, 0.9]), NOTHING) == [0, 1, 2]


def test_a_line_between_two_kept_siblings_is_kept_if_it_has_some_chance():
    blocks = cut(f"<p>{SENTENCE}</p><p>Salt.</p><p>{SENTENCE}</p>")
    assert filled([0, 2], blocks, np.array([0.9, 0.3, 0.9]), NOTHING) == [0, 1, 2]
    assert filled([0, 2], blocks, np.array([0.9, 0.2, 0.9]), NOTHING) == [0, 2]


def test_a_link_behind_any_label_and_a_linked_headline_among_sentences_are_dropped():
    labelled = "<p>On the pier – <a href='/fares'>Ferry fares rise again</a></p>"
    linked = "<p><em><a href='/lund'>Quarry at Lund closed</a></em></p>"
    html = f"<div><p>{SENTENCE}</p>{labelled}<p>{SENTENCE}</p>{linked}<p>{SENTENCE}</p></div>"
    assert left(html) == [SENTENCE] * 3


def test_a_page_that_is_made_of_links_keeps_them():
    linked = "<p><a href='/lund'>Quarry at Lund closed</a></p>"
    assert len(left("<div>" + f"<p>{SENTENCE}</p>{linked}" * 5 + f"<p>{SENTENCE}</p></div>")) == 11


def test_a_note_on_the_author_is_known_by_the_name_above_the_story():
    byline, note = "<p>Ines Quell, May 3</p>", "<p>Ines Quell covers the harbour and the sea.</p>"
    story = f"<div><p>{SENTENCE}</p><p>{SENTENCE}</p>"
    page = cut(f"<h1>Pier</h1>{byline}{story}{note}</div>")
    assert trimmed([2, 3, 4], page, frozenset()) == [2, 3]
    assert trimmed([2, 3, 4], cut(f"<h1>Pier</h1><p>May 3</p>{story}{note}"), frozenset()) == [
        2,
        3,
        4,
    ]


@pytest.mark.parametrize("name", ["고은별 기자", "Ines Quell"])
def test_the_byline_with_an_address_behind_it_ends_no_story(name):
    page = cut(
        f"<h1>Pier</h1><p>{name} 05.03</p><p>{SENTENCE}</p><p>{name} <a>q@pier.example</a></p>"
    )
    assert trimmed([2, 3], page, frozenset()) == [2]
    page = cut(f"<h1>Pier</h1><p>05.03</p><p>{SENTENCE}</p><p>{name} q@pier.example</p>")
    assert trimmed([2, 3], page, frozenset()) == [2, 3]


def test_a_bold_line_alone_between_sentences_and_code_between_paragraphs_are_taken():
    for line in ("<div><b>What salt does</b></div>", "<div><pre>salt --much</pre></div>"):
        blocks = cut(f"<div><p>{SENTENCE}</p>{line}<p>{SENTENCE}</p></div>")
        assert filled([0, 2], blocks, np.zeros(3), NOTHING) == [0, 1, 2]
    for line in ("<div>What salt does</div>", "<div><b><a href='/'>What salt does</a></b></div>"):
        blocks = cut(f"<div><p>{SENTENCE}</p>{line}<p>{SENTENCE}</p></div>")
        assert filled([0, 2], blocks, np.zeros(3), NOTHING) == [0, 2]


def test_likely_entries_of_a_list_amid_the_story_follow_the_one_that_is_kept():
    items = "<li>Salt in old piers, a study of the north</li><li>Stone and its price in May</li>"
    blocks = cut(f"<div><p>{SENTENCE}</p><ul>{items}</ul><p>{SENTENCE}</p></div>")
    assert filled([0, 1, 3], blocks, np.array([0.9, 0.5, 0.3, 0.9]), NOTHING) == [0, 1, 2, 3]
    assert filled([0, 1, 3], blocks, np.array([0.9, 0.5, 0.1, 0.9]), NOTHING) == [0, 1, 3]


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("The old pier is to be built again in stone before the storms", [1, 2]),
        ("By Ines Quell and Jonna Falk for the Gazette of Skerrow", [2]),
        ("Ferry fares rise again", [2]),
    ],
)
def test_a_line_below_the_headline_that_says_something_is_the_standfirst(line, kept):
    blocks = cut(f"<h1>Pier</h1><p>{line}</p><p>{SENTENCE}</p>")
    assert filled([2], blocks, np.array([0.0, 0.0, 0.9]), NOTHING) == kept


def test_counted_headings_without_text_are_a_story():
    titles = [f"{number}. Stone {number} of the pier" for number in range(1, 6)]
    assert left("".join(f"<h2>{title}</h2><img src=a.jpg>" for title in titles)) == titles


@pytest.mark.parametrize("sign", [".", "* * *", "==========", "—", "☼ ☼"])
def test_one_sign_again_and_again_is_no_text(sign):
    assert left(f"<div><p>{SENTENCE}</p><p>{sign}</p><p>{SENTENCE}</p></div>") == [SENTENCE] * 2


def test_a_sign_in_a_cell_and_a_line_to_write_on_stay():
    table = "<table><tr><td>Ramp</td><td>✓</td></tr></table>"
    assert left(f"<p>{SENTENCE}</p>{table}<p>___</p><p>{SENTENCE}</p>") == [
        SENTENCE,
        "Ramp",
        "✓",
        "___",
        SENTENCE,
    ]


def test_links_to_the_parts_of_a_page_and_links_without_a_blank_between_are_a_way_through():
    parts = "".join(
        f"<a href='#{name}'>The {name}</a> · " for name in ("pier", "quay", "bar", "mole")
    )
    menu = "".join(f"<a href='/{name}'>{name}</a>" for name in ("Pier", "Quay", "Bar", "Mole"))
    leaflets = "".join(f"<a href='/{n}.pdf'>Leaflet {n}</a> " for n in range(1, 5))
    rows = f"<div>{parts}</div><div>{menu}</div>" + f"<div>{leaflets}</div>" * 2
    leaflet = "Leaflet 1 Leaflet 2 Leaflet 3 Leaflet 4"
    story = [SENTENCE, leaflet, leaflet, SENTENCE]
    assert left(f"<p>{SENTENCE}</p>{rows}<p>{SENTENCE}</p>") == story


def test_what_stands_well_above_the_headline_is_none_of_most_of_the_story():
    above = f"<p>By signing up here you agree to this and to that.</p>{'<p>Menu</p>' * 3}"
    assert (
        left(
            f"{above}<h1>Pier to be rebuilt in May</h1><p>{SENTENCE}</p>" + f"<p>{SENTENCE}</p>" * 3
        )[0]
        == "Pier to be rebuilt in May"
    )
    assert left(f"{above}<h1>Another story</h1>" + f"<p>{SENTENCE}</p>" * 4)[0].startswith(
        "By signing"
    )
    opening = "It was a wall of stones, and stones it is again."
    assert (
        left(f"<p>{opening}</p><h1>Pier to be rebuilt in May</h1>" + f"<p>{SENTENCE}</p>" * 3)[0]
        == opening
    )


def test_short_entries_that_a_colon_introduces_end_a_story():
    names = "".join(f"<li>{name}</li>" for name in ("Stones", "Tar", "Oars", "Green paint"))
    html = f"<div><p>{SENTENCE}</p><p>The board still looks for:</p><ul>{names}</ul></div>"
    assert left(html)[-4:] == ["Stones", "Tar", "Oars", "Green paint"]
    assert (
        left(html.replace("looks for:", "looks for things"))[-1]
        == "The board still looks for things"
    )


def test_the_last_cells_of_a_table_stay_with_the_others():
    rows = "".join(
        f"<tr><td>{name} of stone, in tons</td><td>{tons}</td></tr>"
        for name, tons in (("Pier", 685), ("Quay", 90), ("Mole", 1200))
    )
    assert left(f"<p>{SENTENCE}</p><table>{rows}</table>")[-1] == "1200"
    month = "<tr><td>M</td><td>T</td></tr><tr><td>1</td><td>2</td></tr>"
    assert left(f"<p>{SENTENCE}</p><table>{month}</table>") == [SENTENCE]


def test_a_list_of_networks_below_its_label_is_no_list_of_the_story():
    names = "".join(f"<li>{name}</li>" for name in ("Facebook", "X", "WhatsApp"))
    html = f"<div><p>{SENTENCE}</p><p>Artikel teilen:</p><ul>{names}</ul></div>"
    assert left(html) == [SENTENCE]


def test_a_label_for_other_stories_ends_the_story_if_no_sentence_stands_below() -> None:
    headlines = "<p>・Ferry fares rise again</p><p>・Masons win the third of five</p>"
    html = f"<p>{SENTENCE}</p><p>■関連記事</p>{headlines}"
    assert left(html) == [SENTENCE]
    assert "・Ferry fares rise again" in left(f"{html}<p>{SENTENCE}</p>")


def test_a_quotation_that_links_to_where_it_was_posted_is_dropped() -> None:
    post = "<p>So many came to the pier, and it rained.</p>Posted by <a href='{}'>the board</a>"
    quoted = "<blockquote cite='https://x.example/1'>{}</blockquote>".format
    html = f"<p>{SENTENCE}</p>{{}}<p>{SENTENCE}</p>"
    assert left(html.format(quoted(post.format("https://x.example/1")))) == [SENTENCE] * 2
    assert len(left(html.format(quoted(post.format("/board"))))) == 4


def test_what_stands_below_a_heading_for_the_author_is_on_the_author() -> None:
    note = "<p>筆者プロフィール</p><p>磯部ハル 港の記者。船に詳しい。</p>"
    assert left(f"<p>{SENTENCE}</p>" * 2 + note) == [SENTENCE] * 2
    assert len(left(f"<p>{SENTENCE}</p>{note}" + f"<p>{SENTENCE}</p>" * 2)) > 2


def test_a_name_above_a_note_on_where_to_reach_it_is_dropped() -> None:
    note = "<p>Scrivile a ines@harbour.example, o segui la redazione.</p>"
    assert left(f"<p>{SENTENCE}</p>" * 5 + f"<p>Ines Quell</p>{note}") == [SENTENCE] * 5


@pytest.mark.parametrize(
    "line",
    [
        "16+",
        "Comments 12",
        "#pier #skerrow #masons",
        "الكلمات المفتاحية: ميناء، حجر، قارب",
        "关键词：码头、石匠",
    ],
)
def test_topics_of_any_script_that_end_a_story_are_dropped(line: str) -> None:
    assert left(f"<p>{SENTENCE}</p><p>{line}</p>") == [SENTENCE]


def test_labelled_topics_that_end_a_story_are_dropped():
    topics = "<p>Topics: Piers, Skerrow, Stone</p><p>Filed under: Coast</p>"
    assert left(f"<div><p>{SENTENCE}</p>{topics}</div>") == [SENTENCE]
    themes = "Themes: what the board said on Tuesday will be said again."
    assert left(f"<div><p>{SENTENCE}</p><p>{themes}</p></div>") == [SENTENCE, themes]


def test_a_linked_headline_between_a_sentence_and_a_heading_is_dropped():
    link = "<p><a href='/x'>Masons win the third of five</a></p>"
    html = f"<div><p>{SENTENCE}</p>{link}<h2>Of stone</h2><p>{SENTENCE}</p></div>"
    assert left(html) == [SENTENCE, "Of stone", SENTENCE]


def test_a_byline_below_the_opening_is_dropped():
    for line in ("Von Jonna Falk", "Blog-Beitrag von Jonna Falk", "Posted by Jonna Falk, Skerrow"):
        html = f"<div><p>{SENTENCE}</p><p><b>{line}</b></p><p>{SENTENCE}</p></div>"
        assert left(html) == [SENTENCE, SENTENCE]


def test_links_right_above_the_headline_are_no_opening():
    links = "<p><a href='/1'>Ferry fares rise again</a> <a href='/2'>Eels are late</a></p>"
    html = f"{links}<h1>Pier to be rebuilt in May</h1>" + f"<p>{SENTENCE}</p>" * 3
    assert left(html)[0] == "Pier to be rebuilt in May"


def test_the_end_of_a_line_that_a_break_parts_stays():
    html = "<p>The masons of Skerrow<br>and of Northport<br>agreed.</p>"
    assert left(f"{html}<div><p>{SENTENCE}</p></div>")[2:] == ["agreed.", SENTENCE]
    html = html.replace("agreed.", "Northport")
    assert "Northport" not in left(f"{html}<div><p>{SENTENCE}</p></div>")


def test_several_times_below_a_story_are_its_plan():
    rows = [f"{day} May 12pm - 1pm Room 217" for day in (3, 10, 17)]
    plan = "".join(f"<p>{row}</p>" for row in rows)
    assert left(f"<div><p>{SENTENCE}</p>{plan}</div>") == [SENTENCE, *rows]
    assert left(f"<div><p>{SENTENCE}</p><p>{rows[0]}</p></div>") == [SENTENCE]


def test_times_that_a_line_with_a_colon_introduces_are_of_the_story():
    story = f"<p>{SENTENCE}</p>" * 2
    times = "<p>Saturday 8.00–16.00</p><p>Sunday 9.00–12.00</p>"
    assert len(left(f"<div>{story}<p>The ferry goes on:</p>{times}</div>")) == 5
    assert left(f"<div>{story}{times}</div>") == [SENTENCE] * 2


def test_whom_to_call_is_dropped_with_the_names_above_the_number():
    card = "<p>Rückfragen bitte an:</p><p>Polizei Skerrow</p><p>Pressestelle</p>"
    html = f"<div><p>{SENTENCE}</p>{card}<p>Telefon: 01442 152200</p></div>"
    assert left(html) == [SENTENCE]
    assert left(f"<div><p>{SENTENCE}</p><p>Tickets: 01442 152200</p></div>")[-1].startswith("Tick")


def test_short_entries_below_a_heading_end_a_story_with_it():
    lists = "<h4>For</h4><ul><li>Dry feet</li><li>Room</li></ul>"
    lists += "<h4>Against</h4><ul><li>The wind</li></ul>"
    html = f"<article><p>{SENTENCE}</p><div>{lists}</div></article>"
    assert left(html) == [SENTENCE, "For", "Dry feet", "Room", "Against", "The wind"]
    site = "<h4>Tags</h4><ul><li>Piers</li></ul>"
    site += "<h4>More</h4><ul><li><a href='/x'>Quays</a></li></ul>"
    assert left(html.replace(lists, site)) == [SENTENCE]


def test_a_table_with_heads_right_below_the_last_sentence_stays():
    rows = "".join(f"<tr><td>{one}</td><td>2-1</td></tr>" for one in ("Skerrow", "Elp", "Norg"))
    head = "<tr><th>Home</th><th>Result</th></tr>"
    html = f"<div><p>{SENTENCE}</p><table>{{}}{rows}</table></div>"
    assert left(html.format(head))[-1] == "2-1"
    assert left(html.format("")) == [SENTENCE]


def test_short_entries_right_below_the_last_sentence_stay():
    html = f"<div><p>{SENTENCE}</p><ul>{{}}</ul></div>"
    assert left(html.format("<li>Quay 4</li><li>Mill Lane</li>")) == [
        SENTENCE,
        "Quay 4",
        "Mill Lane",
    ]
    assert left(html.format("<li>+1</li><li>+2</li>")) == [SENTENCE]
    assert left(html.format("<li><a href=/x>Quay 4</a></li><li>Mill Lane</li>")) == [SENTENCE]
