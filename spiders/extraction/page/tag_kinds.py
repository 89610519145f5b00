"""What each tag does to text: nobody reads it, it runs on, it is styled, it begins a block."""

from selectolax.lexbor import LexborHTMLParser, create_tag

from spiders.extraction.wording import words_of

HEADINGS = words_of("h1 h2 h3 h4 h5 h6")
UNSEEN = words_of("script style noscript template")  # elements whose text no reader sees
GLOSSES = words_of("rt rp")  # how the word before them is spoken
UNREAD = (
    UNSEEN
    | GLOSSES
    | words_of(  # or that hold controls rather than words
        "svg iframe object embed canvas audio video map head "
        "button select textarea input datalist dialog math title nav rtc"
    )
)
# Elements (and comments) that run on within a line; every other one begins a block of its own.
INLINE = words_of(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q ruby "
    "rb s samp small span strike strong sub sup time tt u var wbr img picture source "
    "amp-img meta link -comment"
)
PLAIN, LINK, STRONG, ITALIC = 0, 1, 2, 4  # styles of inline elements, as bits
STYLES = {"a": LINK, "b": STRONG, "strong": STRONG, "i": ITALIC, "em": ITALIC, "cite": ITALIC}
STYLED = LINK | STRONG | ITALIC
WITH_FOOTER = 8  # the same for elements that a `<footer>` may close; any other is the page's
TEXT, BREAK, FOOTER, BLOCK, STORY, SKIPPED = -1, -2, -3, -4, -5, -6  # the other kinds of node
KINDS = (
    {"-text": TEXT, "br": BREAK, "footer": FOOTER}
    | dict.fromkeys(("article", "main", "blockquote"), STORY)
    | dict.fromkeys(UNREAD, SKIPPED)
    | dict.fromkeys(INLINE, PLAIN)
    | STYLES
)
BLOCKS = words_of(  # the commonest of the others; one that is not listed is looked up by its name
    "div p ul ol li dl dt dd section header aside h1 h2 h3 h4 h5 h6 table tbody tr td th figure "
    "figcaption form hr"
)


def by_number(kinds: dict[str, int]) -> dict[int, int]:
    """Return *kinds* by the numbers that the parser has for tags; they are read faster than names.

    Tags of no standard have other numbers on every page: they are left out.
    """
    body = LexborHTMLParser("<body>text<!---->").css("body")[0]
    nodes = [*body.iter(include_text=True), *map(create_tag, filter(str.isalnum, kinds))]
    return {node.tag_id: kinds[node.tag or ""] for node in nodes}


KINDS_BY_NUMBER = by_number(dict.fromkeys(BLOCKS, BLOCK) | KINDS)
