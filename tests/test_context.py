"""What stands around a block, as far as it is likely to be of the story."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from spiders.extraction.blocks import blocks_of
from spiders.extraction.context import (
    FADING,
    context,
    distances,
    faded,
    held,
    innermost,
    neighbours,
)

STORY = "<div id=story><p>The pier was rebuilt.</p><p>It opened on Monday at noon.</p></div>"
PAGE = f"<body><div><p>Menu of the day</p></div><main>{STORY}</main></body>"


def test_a_place_holds_what_the_places_inside_hold():
    parents = np.array([0, 0, 1])
    assert held(parents, np.array([2, 2, 1, 0]), np.array([1.0, 2.0, 4.0, 8.0])).tolist() == [
        15.0,
        7.0,
        3.0,
    ]


def test_the_heart_is_the_innermost_place_with_most_of_the_weight():
    blocks, places = blocks_of(LexborHTMLParser(PAGE))
    at = np.array([block.place.number for block in blocks])
    parents = np.array([(place.parent or place).number for place in places])
    inside = held(parents, at, np.array([0.0, 1.0, 1.0]))
    heart = innermost(blocks[1].place, inside, 1.5)
    assert heart.names == "story"
    menu = distances(places, heart)[:, blocks[0].place.number].tolist()
    assert menu == [2, 2]


def test_weight_fades_with_distance_and_a_block_is_not_beside_itself():
    assert faded(np.array([1.0, 0.0, 0.0])).tolist() == [0.0, FADING, FADING**2]


def test_beside_the_first_block_there_is_nothing():
    assert [column[0] for column in neighbours(np.array([3.0]))] == [-7.0] * 6


@given(st.lists(st.floats(0, 1), min_size=3, max_size=3))
def test_any_chances_give_finite_numbers(chances):
    blocks, places = blocks_of(LexborHTMLParser(PAGE))
    rows = context(blocks, places, np.array(chances))
    assert rows.shape[0] == 3
    assert np.isfinite(rows).all()


def test_long_boilerplate_of_no_chance_changes_nothing_for_the_story():
    notices = "<p>This notice says at length what nobody reads, again and again.</p>" * 5
    plain, places = blocks_of(LexborHTMLParser(PAGE))
    alone = context(plain, places, np.array([0.0, 0.9, 0.9]))
    longer, more = blocks_of(
        LexborHTMLParser(PAGE.replace("<main>", f"<aside>{notices}</aside><main>"))
    )
    among = context(longer, more, np.array([0.0, *[0.0] * 5, 0.9, 0.9]))
    weight_before_and_behind = slice(4, 7)
    assert np.allclose(alone[1:, weight_before_and_behind], among[6:, weight_before_and_behind])
