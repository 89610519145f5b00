"""Alignment of blocks with the text that should come out."""

from benchmarks.alignment import shares

TEXT = (
    "The board voted on Tuesday to rebuild the old stone pier. "
    "The work is to begin in April and will take two summers."
)
FIRST, SECOND = TEXT.split(". ", 1)


def test_blocks_of_the_text_are_in_it_and_others_are_not():
    assert shares([FIRST, "Sign up to our newsletter today", SECOND], TEXT) == [1.0, 0.0, 1.0]


def test_a_text_that_stands_on_the_page_twice_is_taken_once():
    assert shares([FIRST, SECOND, FIRST], TEXT) == [1.0, 1.0, 0.0]


def test_a_standfirst_printed_behind_the_story_is_found():
    assert shares([SECOND, FIRST], TEXT) == [1.0, 1.0]


def test_short_blocks_out_of_order_are_coincidences():
    assert shares([FIRST, SECOND, "The board"], TEXT) == [1.0, 1.0, 0.0]


def test_a_page_without_a_true_text_has_nothing_in_it():
    assert shares([FIRST], "") == [0.0]
