"""Damaged pages: page *number* of a seed is the same bytes on every machine.

A third are soups of a few tags, for what breaks a parser needs little; the rest are real pages with
a few things done to them.
"""

import random
import re
from collections.abc import Callable, Sequence

LONGEST = 40_000  # bytes of a page that are taken: a damage is as good in a short one
TAG = re.compile(rb"<[^<>]{0,400}>")
NAMES = """
    a abbr address article aside b base blockquote body br button caption col colgroup dd
    details dialog div dl dt em embed fieldset figcaption figure font footer form frame
    frameset h h1 h2 h3 head header hr html i iframe image img input li link main map marquee
    math meta mi mtext nav nobr noembed noframes noscript object ol optgroup option p param
    plaintext pre rb rp rt rtc ruby script section select span strong style sub summary sup
    svg foreignObject desc title table tbody td template textarea tfoot th thead time title tr
    track tt u ul video wbr x-y amp-img
""".split()  # noqa: SIM905 - one word a line would be a page
# Tags on which the parser moves, drops or detaches what it has built.
MOVING = """
    html head body frameset frame noframes template table td select option svg math foreignObject
    form a b p h plaintext noscript
""".split()  # noqa: SIM905
ATTRIBUTES = (
    ' class="byline author"',
    ' class="tags related"',
    ' id="comments"',
    ' itemprop="author"',
    ' rel="tag author"',
    ' href="/tag/harbour"',
    ' href="http://[x]/"',
    ' datetime="2026-11-16T10:00:00Z"',
    ' content="2026-11-16"',
    ' type="application/ld+json"',
    ' style="display:none"',
    " hidden",
    " class",
    " =",
    ' class="\x00"',
)
TEXTS = (
    "\n",
    " ",
    "x",
    "By Ines Quell",
    "16 November 2026, 10:00",
    "The harbour board voted on Tuesday to rebuild the stone pier, which was hurt by storms.",
    '{"@type":"NewsArticle","headline":[{}],"author":{"name":"\\ud800"}}',
    "&#0;&#xD800;&notanentity;&#x110000;",
    "<!--",
    "-->",
    "<![CDATA[",
    "]]>",
    "<!DOCTYPE html>",
    "<?xml version='1.0'?>",
    "\x00",
    "\u202e",
    "東京に雪。",
)
BYTES = (b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"\xc0\x80", b"\x1b$B", b"<", b'"')


def damaged(number: int, seed: int, sources: Sequence[bytes]) -> bytes:
    """Return page *number* of *seed*, made of one of *sources* or of nothing."""
    chance = random.Random(f"{seed}/{number}")
    if not sources or chance.random() < 1 / 3:
        return soup(chance, chance.randint(1, 14))
    page = chance.choice(sources)
    start = chance.randrange(max(1, len(page) - LONGEST)) if chance.random() < 0.3 else 0
    page = page[start : start + LONGEST]
    for _ in range(chance.randint(1, 6)):
        page = chance.choice(DAMAGES)(page, chance)
    return page


def soup(chance: random.Random, count: int) -> bytes:
    """Return *count* tags and texts in no order."""
    return "".join(morsel(chance) for _ in range(count)).encode("utf-8", "surrogatepass")


def morsel(chance: random.Random) -> str:
    """Return one tag, opened or closed, or a text."""
    kind = chance.random()
    if kind < 0.15:
        return chance.choice(" \n")
    if kind < 0.3:
        return chance.choice(TEXTS)
    name = chance.choice(MOVING if chance.random() < 0.4 else NAMES)
    if kind < 0.45:
        return f"</{name}>"
    given = "".join(chance.sample(ATTRIBUTES, chance.choice((0, 0, 0, 1, 1, 3))))
    return f"<{name}{given}{chance.choice(('', '', '', '/'))}>"


def places(page: bytes, chance: random.Random) -> tuple[int, int]:
    """Return the two ends of some part of *page*."""
    first = chance.randrange(len(page) + 1)
    return first, min(len(page), first + chance.choice((1, 8, 100, 3_000)))


def flipped(page: bytes, chance: random.Random) -> bytes:
    """Return *page* with some bytes changed."""
    changed = bytearray(page)
    for _ in range(chance.choice((1, 5, 50)) if changed else 0):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def cut(page: bytes, chance: random.Random) -> bytes:
    """Return the beginning of *page*."""
    return page[: chance.randrange(len(page) + 1)]


def without(page: bytes, chance: random.Random) -> bytes:
    """Return *page* without a part."""
    first, end = places(page, chance)
    return page[:first] + page[end:]


def repeated(page: bytes, chance: random.Random) -> bytes:
    """Return *page* with a part several times over."""
    first, end = places(page, chance)
    return page[:first] + page[first:end] * chance.choice((2, 2, 10)) + page[end:]


def inserted(page: bytes, chance: random.Random) -> bytes:
    """Return *page* with tags and texts put in somewhere."""
    at = chance.randrange(len(page) + 1)
    return page[:at] + soup(chance, chance.choice((1, 2, 6))) + page[at:]


def spoilt(page: bytes, chance: random.Random) -> bytes:
    """Return *page* with bytes put in that no text should hold."""
    at = chance.randrange(len(page) + 1)
    return page[:at] + chance.choice(BYTES) * chance.choice((1, 40)) + page[at:]


def shuffled(page: bytes, chance: random.Random) -> bytes:
    """Return *page* with its tags in another order, between the same texts."""
    tags = TAG.findall(page)
    chance.shuffle(tags)
    return TAG.sub(lambda _: tags.pop(), page)


def nested(page: bytes, chance: random.Random) -> bytes:
    """Return *page* with a part of it deep inside elements of one name."""
    first, end = places(page, chance)
    name, depth = chance.choice(NAMES).encode(), chance.choice((1, 30, 600))
    opening, closing = b"<%b>" % name * depth, b"</%b>" % name * depth
    return page[:first] + opening + page[first:end] + closing + page[end:]


Damage = Callable[[bytes, random.Random], bytes]
DAMAGES: tuple[Damage, ...] = (
    flipped,
    cut,
    without,
    repeated,
    inserted,
    inserted,
    spoilt,
    shuffled,
    nested,
)
