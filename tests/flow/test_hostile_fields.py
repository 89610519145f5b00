"""Fields of pages that mean harm: none takes long, and none comes out longer than it may be."""

import pytest

from spiders.extraction.dates.publication import publication_times
from spiders.extraction.fields.headline import headline
from spiders.extraction.fields.media import images
from spiders.extraction.fields.paywall import access
from spiders.extraction.fields.rights import rights
from spiders.extraction.fields.section import section
from spiders.extraction.fields.tags import tags
from spiders.extraction.page import headings
from spiders.extraction.people import authors
from tests.costs import at_most
from tests.spiders.extraction.pages import page

FILLERS = ["<a", "1 by ", "&amp;", "a, ", " - ", "2024-05-14 ", "\u200b", "(", "x|", "\t", "by "]
NAMES = (
    "author",
    "og:title",
    "keywords",
    "date",
    "robots",
    "article:section",
    "og:image",
    "language",
)


@pytest.mark.hostile
@pytest.mark.parametrize("filler", FILLERS)
def test_long_texts_in_every_place_are_read_in_bounded_time(filler: str) -> None:
    text = (filler * (300_000 // len(filler))).replace('"', "")
    metas = "".join(f'<meta name="{name}" content="{text}">' for name in NAMES)
    html = f"{metas}<title>{text}</title><h1>{text}</h1><p class=byline>{text}</p><time>{text}"
    document = page(html)
    with at_most(turns=150e6):
        title, _ = headline(document, None)
        writers, byline, _ = authors(document, None)
        publication_times(document, None)
        found, _ = tags(document, None, writers)
        images(document), access(document, 10), rights(document, None), section(document, None)
    assert (len(title or ""), len(byline or ""), len(found)) <= (400, 500, 200)


@pytest.mark.hostile
@pytest.mark.parametrize("inside", ["<ul><li>", "<ul><li><a href=/x>A story about a fair</a>"])
def test_dates_in_nested_lists_are_placed_in_bounded_time(inside: str) -> None:
    document = page("<h1>The fair</h1>" + inside * 2_000 + "<time>14 May 2024</time>" * 40)
    with at_most(turns=100e6):
        publication_times(document, None)


@pytest.mark.hostile
def test_headings_in_headings_and_properties_in_nested_elements_take_time_in_proportion() -> None:
    nested = "<div><h1><a href=/x>x</a>" * 4_000 + "<p>text</p>"
    with at_most(turns=50e6):
        headings(page(f"<title>Fair opens in town</title>{nested}"))
    with at_most(turns=50e6):
        page("<div>" * 4_000 + "<meta itemprop=name content=x>" * 4_000).meta("name")
