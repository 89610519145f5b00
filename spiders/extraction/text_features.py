"""Blocks -> numbers of each block's own text: length, links, punctuation, what it repeats."""

import re
from collections import Counter
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from spiders.extraction.blocks import TextBlock
from spiders.extraction.claims import Claims, comparable
from spiders.extraction.words import words_of

Numbers = npt.NDArray[np.float64]

ENDERS = frozenset(".!?…。！？؟։।:;")
CLOSERS = "\"'”’»)]›」』“ "
BULLETS = "-–—•*·●►▶"
OPENING, CLOSING = "\"“„«'‘", "\"”»'’"
CLOCK = re.compile(r"\d{1,2}[:.h]\d{2}\b|\b(?:19|20)\d\d\b")
# First words of calls to action, credits, and pointers to other stories.
CALLS = words_of(
    "read see watch learn find click tap listen sign subscribe follow join share download get more "
    "related also photo photos image picture video advertisement copyright by "
    "foto bild quelle mehr lesen jetzt anzeige newsletter hier lire voir à lea leer ver suscríbete "
    "síguenos leggi guarda iscriviti leia veja lees läs les czytaj więcej читайте подпишитесь фото "
    "devam ayrıca kaynak 写真 関連 関連記事 続き 관련 사진 اقرأ קרא"
)
SHORTEST_DEK = 20  # letters; shorter descriptions are the site's name or a slogan
SHORT = 100  # letters; in a longer block a time is a detail
START = 60  # letters of a block that are compared with the metadata
NAMES = (
    "size words link links strong italic end colon comma stops quote isupper lowstart pipe at "
    "copy http clock ellipsis question exclamation bullet opens closes bracket wordlength repeated "
    "headline indek dek inbody hidden named call"
)
COLUMNS = NAMES.split()


def text_columns(
    blocks: Sequence[TextBlock], all_blocks: Sequence[TextBlock], claims: Claims
) -> Numbers:
    """Return one row for each of COLUMNS, a number for each of *blocks*, some of *all_blocks*."""
    times = Counter([block.text for block in all_blocks])
    deks = "\n".join(["", *(dek for dek in claims.deks if len(dek) > SHORTEST_DEK)])
    rows = [text_row(block, times[block.text], claims, deks) for block in blocks]
    columns: Numbers = np.array(rows, np.float64).T
    return columns


def text_row(block: TextBlock, times: int, claims: Claims, deks: str) -> tuple[float | bool, ...]:
    """Return the numbers of one block, in the order of COLUMNS; *deks* has one dek a line."""
    text = block.text
    size = len(text)
    commas, quotes, wide = text.count(","), text.count('"'), 0
    if not text.isascii():
        commas += text.count("、") + text.count("،") + text.count("，")
        quotes += text.count("“") + text.count("„") + text.count("«")
        octets = len(text.encode())
        if octets > 2.4 * size:
            wide = (octets - size) // 2  # letters of which two make a word
    words = text.count(" ") + 1 + wide / 2
    start = comparable(text[:START])
    is_long = len(start) > SHORTEST_DEK
    last = text.rstrip(CLOSERS)[-1:]
    place = block.place
    return (
        size + wide,
        words,
        block.linked / size,
        len(block.links),
        block.strong / size,
        block.italic / size,
        last in ENDERS,
        last == ":",
        commas / words,
        text.count(". ") + text.count("。"),
        quotes / words,
        text.isupper(),
        text[0].islower(),
        "|" in text,
        "@" in text,
        "©" in text,
        "http" in text or "www." in text,
        size < SHORT and CLOCK.search(text) is not None,
        text.endswith(("…", "...")),
        last == "?",
        last == "!",
        text[0] in BULLETS,
        text[0] in OPENING,
        text[-1] in CLOSING,
        text[0] in "([（【" and text[-1] in ")]）】",
        size / words,
        times > 1,
        start in claims.headlines,
        is_long and start in deks,
        is_long and f"\n{start}" in deks,
        share_in(start, claims.body) if claims.body else -1.0,
        place.is_hidden,
        place.names != "",
        start.partition(" ")[0] in CALLS,
    )


def share_in(text: str, longer: str) -> float:
    """Return how much of *text* stands in *longer*: all, a part, none."""
    if text in longer:
        return 1.0
    words = text.split()
    thirds = [" ".join(words[i : i + 3]) for i in range(0, len(words) - 2, 3)]
    return sum(third in longer for third in thirds) / len(thirds) if thirds else 0.0
