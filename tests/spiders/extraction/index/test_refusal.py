"""Index or story: told by all that a page shows, not by one sign."""

import pytest

from schemas.errors import ParseError
from spiders.extraction.assembly import parse_capture
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


MENU = "".join(f"<a href='index.php?cat={n}'>Part {n}</a><br>" for n in range(4))
OLD_PAGE = (
    f"<table><tr><td>{MENU}</td><td><table><tr><td><b>Pier news</b></td></tr><tr><td>"
    f"<font size=2>{'<br><br>'.join(SENTENCES)}</font></td></tr></table></td>"
    f"<td><b>Read on</b><br><a href='news.php?id=70'>Pool opens later</a></td></tr></table>"
)


def test_a_few_sentences_where_hardly_a_headline_stands_are_a_story() -> None:
    assert refusal(OLD_PAGE, f"{SITE}/news.php?id=48213") is None


def test_headlines_alone_are_an_index() -> None:
    assert refusal(f"<h1>News</h1><ul>{LISTED}</ul>", f"{SITE}/news/") == "index_page"


def test_products_are_an_index() -> None:
    html = f"<title>Shop: boats</title><h1>Boats</h1><p>Sort by price</p>{CARDS}"
    assert refusal(html, f"{SITE}/shop/category/boats") in ("index_page", "no_text")


ADVICE = (
    "An oak boat is heavier than one of larch, but it lasts for forty years if it is kept wet.",
    "Choose a boat by the water that you row on, and by the number of those who row with you.",
    "Our boats are built in the yard at Skerrow, where the trade is taught from father to child.",
)
ITEMS = [
    f'<li class="product-item"><img src="/{n}.jpg"><h3 class="product-name">'
    f'<a href="/p/{n}">Oak rowing boat, model {n}</a></h3><div class="price">€{n}99</div>'
    '<button class="add-to-cart">Add to cart</button></li>'
    for n in range(30)
]
FACETS = "".join(
    f'<li class="filter-option"><label><input type="checkbox">{wood}</label></li>'
    for wood in ("Oak", "Larch", "Pine", "Ash", "Elm")
)


def test_a_shops_text_below_its_products_is_no_story() -> None:
    advice = "".join(f"<p>{sentence}</p>" for sentence in ADVICE)
    html = (
        f'<main class="collection"><h1>Rowing boats</h1><ul class="filters">{FACETS}</ul>'
        f'<ul class="product-grid">{"".join(ITEMS)}</ul>'
        f'<div class="seo-text"><h2>What boat is the right one?</h2>{advice}{advice}</div></main>'
    )
    assert refusal(html, f"{SITE}/collections/rowing-boats") in ("index_page", "no_text")


def test_news_that_is_listed_with_long_teasers_is_no_story() -> None:
    teasers = "".join(
        f'<div class="card"><span class="date">May {n}, 2026</span><h3 class="card-title">'
        f'<a href="/news/{n}">Harbour story number {n} of this week</a></h3>'
        f'<p class="excerpt">{SENTENCES[n % 5]}</p><a href="/news/{n}">Read more</a></div>'
        for n in range(1, 21)
    )
    html = f'<h1>News</h1><div class="listing">{teasers}</div><div class="pagination">2</div>'
    assert refusal(html, f"{SITE}/news/") in ("index_page", "no_text")


@pytest.mark.parametrize(
    "among",
    [
        f'<ul class="related-products">{"".join(ITEMS[:8])}</ul>',
        "".join(f'<div class="comment"><p>Guest {n}: I rowed there.</p></div>' for n in range(40)),
        "".join(f"<h2>The {n}th boat, €{n}99</h2><p>{SENTENCES[n % 5]}</p>" for n in range(5, 15)),
        "".join(
            f'<div class="update"><time>1{n}:20</time><p>{SENTENCES[n % 5]}</p></div>'
            for n in range(9)
        ),
        '<ul class="ingredients">'
        + "".join(f'<li>{n}00 g of <a href="/oak/{n}">oak dust</a></li>' for n in range(1, 9))
        + "</ul>",
    ],
    ids=["products", "comments", "a review with prices", "updates", "a recipe"],
)
@pytest.mark.parametrize("name", ["pier-to-be-rebuilt-in-may", "pier", "4711"])
def test_a_story_is_one_whatever_it_names_or_stands_among(among: str, name: str) -> None:
    html = (
        f'<title>Pier to be rebuilt</title><article class="post"><h1>Pier to be rebuilt</h1>'
        f'<p class="byline">By Ines Quell</p>{TEXT}{among}</article>'
    )
    assert refusal(html, f"{SITE}/news/{name}") is None


def test_a_guide_at_length_among_products_is_a_story_without_a_name_in_its_address() -> None:
    html = (
        f"<main><h1>The best boats</h1><div>{TEXT * 4}</div>"
        f'<ul class="product-grid">{"".join(ITEMS[:12])}</ul></main>'
    )
    assert refusal(html, f"{SITE}/topics/boats") is None


SAID = '<script type="application/ld+json">{"@type": "Article", "headline": "Boats"}</script>'


def guide(parts: int) -> str:
    """Return a page that reviews so many boats, each in an element of its own, and sells them."""
    told = "".join(
        f'<div class="product-card"><h2>Oak rowing boat, model {n}</h2><div class="price">€{n}99'
        '</div><button class="add-to-cart">Add to cart</button><div class="review">'
        f"<p>The model {n} is heavier than the last. {' '.join(SENTENCES[:3])}</p></div></div>"
        for n in range(parts)
    )
    return (
        f'<main class="collection"><h1>Rowing boats</h1><ul class="filters">{FACETS}</ul>{told}'
        f'<ul class="product-grid">{"".join(ITEMS)}</ul></main>'
    )


@pytest.mark.parametrize("html", [guide(16), SAID + guide(8)], ids=["at length", "said"])
def test_a_guide_of_many_parts_is_a_story_but_not_where_all_else_says_shop(html: str) -> None:
    assert refusal(html, f"{SITE}/boats/best/") is None
    assert refusal(html, f"{SITE}/collections/rowing-boats") == "index_page"


@pytest.mark.parametrize(
    ("names", "reason"),
    [
        ("archive tax-product_cat term-81", "index_page"),  # WordPress
        ("page-products catalog-category-view", "index_page"),  # Magento
        ("single-post archived", None),
    ],
)
def test_what_its_own_system_calls_a_list_is_one_with_less_evidence(
    names: str, reason: str | None
) -> None:
    advice = "".join(f"<p>{sentence}</p>" for sentence in ADVICE * 4)
    boats = "".join(
        f'<div class="product"><h3><a href="/p/{n}">Oak rowing boat, model {n}</a></h3>'
        "<p>Light, dry and quick to build.</p></div>"
        for n in range(12)
    )
    html = f'<body class="{names}"><title>Boats</title><h1>Boats</h1><div>{advice}</div>{boats}'
    assert refusal(html, f"{SITE}/boats/rowing-boats/") == reason
