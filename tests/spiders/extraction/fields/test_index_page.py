"""Index or story: told by all that a page shows, not by one sign."""

import pytest

from schemas.errors import ParseError
from spiders.extraction import parse_capture
from tests.spiders.extraction.pages import page

SENTENCES = (
    "The board voted on Tuesday to rebuild the old stone pier before the autumn storms begin.",
    "Work is to start in May, when the last of the ferries has gone to the yard at Skerrow.",
    "“We have waited for this since the winter of the flood,” said the harbour master, Ines Quell.",
    "The cost, some four million crowns, is to be met by the county and by a levy on moorings.",
    "A first stone, taken from the quarry at Lund, is to be laid by the children of the school.",
)
TEXT = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
LISTED = "".join(
    f'<li><a href="/news/{n}">Harbour story number {n} of this week</a></li>' for n in range(30)
)
CARDS = "".join(
    f'<div class="card"><h3><a href="/p/{n}">Oak rowing boat, model {n}</a></h3>'
    f"<p>€{n}99</p><p>Light and dry.</p><button>Add to cart</button></div>"
    for n in range(30)
)
SITE = "https://www.gazette.example"


def refusal(html: str, url: str) -> str | None:
    """Return why the page is refused, None if it is an article."""
    try:
        parse_capture(page(f"<body>{html}</body>", url=url).capture, None)
    except ParseError as error:
        return error.reason
    return None


@pytest.mark.parametrize("headline", ["Pier", "The Gazette", "Pier news", "桟橋"])
def test_a_story_under_a_short_heading_among_headlines_is_a_story(headline: str) -> None:
    html = f"<h1>{headline}</h1><article>{TEXT}</article><ul>{LISTED}</ul>"
    assert refusal(html, f"{SITE}/news/pier-to-be-rebuilt-in-may") is None


def test_headlines_alone_are_an_index() -> None:
    assert refusal(f"<h1>News</h1><ul>{LISTED}</ul>", f"{SITE}/news/") == "index_page"


def test_products_are_an_index() -> None:
    html = f"<title>Shop: boats</title><h1>Boats</h1><p>Sort by price</p>{CARDS}"
    assert refusal(html, f"{SITE}/shop/category/boats") in ("index_page", "no_text")
