"""The names of elements in numbers: how many are those of lists, how many those of stories."""

from html import escape
from math import expm1

from hypothesis import given
from hypothesis import strategies as st

from spiders.extraction.body import judged_blocks
from spiders.extraction.index.names import PARTS, of_names
from spiders.extraction.wording.naming import words_named
from tests.spiders.extraction.pages import page

OAR = (
    '<div class="product-card"><h3><a href="/oars/{n}">Ash oar number {n}</a></h3>'
    '<span class="price">€{n}0</span></div>'
)
REPLY = '<div class="comment"><p>The ferry of {n} was the better one, and drier.</p></div>'


def named(html: str) -> dict[str, int]:
    """Return how many elements there are of each kind of part, by the first of its names."""
    found = of_names(judged_blocks(page(f"<body>{html}</body>"), None)[0])
    counts = (round(expm1(number)) for number in found)
    return {part.split()[0]: count for part, count in zip(PARTS, counts, strict=True) if count}


def test_a_shop_is_built_of_products_prices_filters_and_cards() -> None:
    oars = "".join(OAR.format(n=n) for n in range(6))
    shop = named(f'<ul class="facets"><li>Length</li></ul><div id="results">{oars}</div>')
    assert shop == {"product": 6, "filter": 1, "grid": 7}


def test_a_story_is_built_of_bylines_captions_and_comments() -> None:
    replies = "".join(REPLY.format(n=n) for n in range(1990, 1993))
    story = named(
        '<article><h1 class="entry-title">Ferry</h1><p class="byline">By Ines Quell</p>'
        f"<figcaption class=caption>The pier</figcaption></article>{replies}"
    )
    assert story == {"article": 1, "author": 1, "comment": 3, "caption": 1}


def test_an_element_counts_once_however_many_texts_it_holds() -> None:
    assert named('<div class="grid"><p>Oars</p><p>Rowlocks</p><p>Sails</p></div>') == {"grid": 1}


def test_what_is_named_for_two_parts_counts_for_both() -> None:
    assert named('<p class="js-price shareButton">€40</p>') == {"product": 1, "share": 1}


def test_a_page_without_text_has_none() -> None:
    assert named('<div class="product"></div>') == {}


NAMES = st.lists(
    st.sampled_from(["product", "Card", "SKU", "xl", "é", "-", "_", " ", "5", "B", "y" * 60]),
    max_size=8,
).map("".join)


@given(NAMES, NAMES, NAMES)
def test_names_are_words_of_the_attributes_that_name_the_first_200_letters(
    classes: str, name: str, role: str
) -> None:
    names = " ".join(filter(None, (classes, name, role)))[:200]
    parts = {
        part.split()[0] for word in words_named(names) for part in PARTS if word in part.split()
    }
    html = (
        f"<p id='{escape(name)}' role='{escape(role)}' class='{escape(classes)}' title=price>Oars"
    )
    assert named(html) == dict.fromkeys(parts, 1)
