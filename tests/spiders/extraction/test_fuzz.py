"""Damaged pages: each ends as an article or as a rejection, and none ends the process."""

import pytest
from selectolax.lexbor import LexborHTMLParser

from schemas.errors import ParseError
from spiders.extraction.assembly import parse_capture
from spiders.extraction.page.blocks import blocks_of
from spiders.extraction.page.element import element_of
from tests.spiders.extraction.fuzz.loop import capture_of, faults
from tests.spiders.extraction.fuzz.mutations import damaged

SEED = 2026
PAGES = 20_000


@pytest.mark.slow
@pytest.mark.hostile
@pytest.mark.timeout(900)
@pytest.mark.parametrize("part", range(4))
def test_no_damaged_page_ends_the_process_or_raises_what_has_no_name(part: int) -> None:
    size = PAGES // 4
    found = list(faults(part * size, (part + 1) * size, SEED))
    assert found == [], f"--seed {SEED}: {found}"


def test_a_damaged_page_is_the_same_each_time() -> None:
    sources = [b"<p>One</p><p>Two</p>" * 40]
    pages = [damaged(number, SEED, sources) for number in range(200)]
    assert pages == [damaged(number, SEED, sources) for number in range(200)]
    assert len(set(pages)) > 190


@pytest.mark.parametrize(
    "html",
    [
        "<h>\n<frameset>",
        "<frameset><frame><noframes><p>x",
        "<template><p>x<template>y</template></template>",
        "<svg><foreignObject><p>x</foreignObject><title>y",
        "<table><template><tr><td>x",
        "",
        "\x00",
    ],
)
def test_what_the_parser_detaches_ends_no_process(html: str) -> None:
    for _ in range(20):  # memory that is freed as another shows at a later page
        blocks_of(LexborHTMLParser(html))
        with pytest.raises(ParseError):
            parse_capture(capture_of(0, html.encode()), None)


def test_a_text_or_a_comment_has_no_attributes() -> None:
    first = element_of(LexborHTMLParser("<p>one<b>two</b>three<!--x--></p>").css_first("b"))
    text = first.next
    assert text is not None
    assert text.next is not None
    assert (text.attributes, text.next.attributes) == ({}, {})
