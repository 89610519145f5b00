"""What stands around a block, as far as it is likely to be of the story."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from spiders.extraction.body.context import NAMES, context
from spiders.extraction.page.blocks import blocks_of

STORY = "<div id=story><p>The pier was rebuilt.</p><p>It opened on Monday at noon.</p></div>"
PAGE = f"<body><div><p>Menu of the day</p></div><main>{STORY}</main></body>"


def columns(html, chances):
    """Return the rows of the blocks of *html* with those *chances*, as columns by their name."""
    blocks, places = blocks_of(LexborHTMLParser(html))
    return dict(zip(NAMES, context(blocks, places, np.array(chances)).T, strict=True))


def test_a_place_is_as_likely_as_what_stands_in_it():
    found = columns("<main><p>abcd</p><div><p>abce</p></div></main>", [0.2, 0.6])
    assert found["likely0"].tolist() == pytest.approx([0.2, 0.6])
    assert found["likely1"].tolist() == pytest.approx([0.4, 0.6])  # main has both, div one
    assert found["share0"].tolist() == pytest.approx([0.25, 0.75])


def test_the_way_to_the_heart_of_the_story_leads_up_and_then_down():
    found = columns(PAGE, [0.0, 0.9, 0.9])
    assert list(zip(found["rise"], found["fall"], strict=True)) == [(2, 3), (1, 1), (0, 0)]


def test_weight_fades_with_distance_and_a_block_is_not_beside_itself():
    found = columns("<p>a</p><p>b</p><p>c</p>", [1.0, 0.0, 0.0])
    assert found["near_before"].tolist() == pytest.approx([0, 1, 0.7])
    assert found["near_behind"].tolist() == [0, 0, 0]


def test_beside_the_only_block_there_is_nothing():
    found = columns("<p>a</p>", [0.5])
    beside = ("back3", "back2", "back1", "next1", "next2", "next3")
    assert [found[name][0] for name in beside] == [-7.0] * 6


def test_a_section_is_as_likely_as_what_stands_below_its_heading():
    found = columns("<h2>aaaa</h2><p>bbbb</p><h2>cccc</h2><p>dddd</p>", [0.9, 0.7, 0.1, 0.3])
    assert found["section"].tolist() == pytest.approx([0.8, 0.8, 0.2, 0.2])
    assert found["section_others"].tolist() == pytest.approx([0.7, 0.9, 0.3, 0.1])


def test_what_is_not_the_story_s_is_a_barrier_for_what_lies_behind_it():
    found = columns("<p>aaaa</p><p>bbbb</p><p>cccc</p>", [1.0, 0.0, 0.4])
    assert found["barrier"].tolist() == pytest.approx([0, np.log1p(2), np.log1p(2.4)])


def test_small_doubts_of_the_story_are_no_barrier_however_many():
    found = columns("".join(f"<p>{n} aaaa</p>" for n in range(50)), [1.0, *[0.6] * 49])
    assert not found["barrier"].any()


def test_a_block_alone_in_its_position_has_no_others_like_it():
    found = columns("<ul><li>one<li>two</ul><p>three</p>", [0.2, 0.4, 0.9])
    assert found["others"].tolist() == pytest.approx([0.4, 0.2, -0.5])


@given(st.lists(st.floats(0, 1), min_size=3, max_size=3))
def test_any_chances_give_finite_numbers(chances):
    assert all(np.isfinite(column).all() for column in columns(PAGE, chances).values())


def test_long_boilerplate_of_no_chance_changes_nothing_for_the_story():
    notices = "<p>This notice says at length what nobody reads, again and again.</p>" * 5
    alone = columns(PAGE, [0.0, 0.9, 0.9])
    longer = PAGE.replace("<main>", f"<aside>{notices}</aside><main>")
    among = columns(longer, [0.0, *[0.0] * 5, 0.9, 0.9])
    for name in ("total", "before", "behind"):
        assert alone[name][1:].tolist() == pytest.approx(among[name][6:].tolist())


@pytest.mark.hostile
def test_the_way_through_thousands_of_nested_places_is_cut_short():
    html = "<div>word " * 2000
    blocks, places = blocks_of(LexborHTMLParser(html))
    chances = np.zeros(len(blocks))
    chances[-1] = 0.9
    rows = context(blocks, places, chances)
    assert rows.shape == (len(blocks), len(NAMES))
    assert rows[0, NAMES.index("fall")] == 12  # as far as distances are counted
