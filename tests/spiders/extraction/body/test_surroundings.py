"""What stands around a block before anything is judged."""

import numpy as np
import pytest
from selectolax.lexbor import LexborHTMLParser

from spiders.extraction.body.surroundings import NAMES, surroundings
from spiders.extraction.page.blocks import blocks_of


def columns(html: str) -> dict[str, list[float]]:
    """Return the rows of all blocks of *html*, as columns by their name; the first is the head."""
    blocks, places = blocks_of(LexborHTMLParser(html))
    rows = surroundings(list(range(len(blocks))), blocks, places, 0)
    return dict(zip(NAMES, rows.T.tolist(), strict=True))


def test_an_element_is_as_long_as_its_texts_and_as_linked() -> None:
    found = columns("<div><p>abcd</p><p><a href=/>efghijk</a></p></div>")
    assert found["letters1"] == pytest.approx([np.log1p(11)] * 2)
    assert found["links1"] == pytest.approx([7 / 12] * 2)


def test_what_is_hidden_hides_what_is_in_it() -> None:
    assert columns("<div hidden><section><p>a</p></section></div><p>b</p>")["hidden"] == [1, 0]


def test_a_block_knows_the_heading_it_stands_under() -> None:
    found = columns("<p>story</p><h3>Related stories</h3><p>one</p><p>two</p>")
    assert found["under_related"] == [0, 0, 1, 1]
    assert found["under"] == pytest.approx([0, 0, np.log1p(1), np.log1p(2)])
    assert found["under_level"] == [0, 0, 3, 3]


def test_neighbours_are_seen_whether_they_are_asked_about_or_not() -> None:
    found = columns("<h2>Tides</h2><p>It rained.</p><p><a href=/>Read the next story</a></p>")
    assert found["before_heading"] == [0, 1, 0]
    assert found["behind_entry"] == [0, 1, 0]


def test_digits_and_capitals_are_counted() -> None:
    found = columns("<p>In 2026 The Pier</p>")
    assert found["digits"] == pytest.approx([4 / 16])
    assert found["capitals"] == pytest.approx([3 / 4])
