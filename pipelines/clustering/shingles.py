"""Text -> the hashed shingles that near-duplicates share: pure, and the same on every machine.

A word is a run of letters, digits and marks, case and width folded; in scripts written without
spaces every character is a word of its own. A shingle is five words in a row. Its hash is ours and
written down here, so that no library's release moves a published cluster.
"""

import re
import unicodedata
from functools import cache

import numpy as np
from numpy.typing import NDArray

from schemas.content import UNSPACED

SHINGLE_WORDS = 5  # long enough that boilerplate rarely collides, short enough for briefs
LEAST_WORDS = 20  # shorter texts are notices ("Watch the video") that many stories share
MARKS = (  # that are no letters to a regular expression, and part of the word
    "\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u07a6-\u07b0"
    "\u0900-\u0dff\u0f71-\u0fbc"
)
OTHER = re.compile(f"[^\\w\\x00-\\x7f{MARKS}{UNSPACED}]+")  # quotation marks, dashes, symbols
IS_WORD = np.array([chr(byte).isalnum() or byte >= 0x80 for byte in range(256)])
SPANS = re.findall(".-.", UNSPACED)
IS_ALONE = np.zeros(ord(max(UNSPACED)) + 2, bool)  # by character; the last stands for all beyond
IS_ALONE[np.r_[tuple(slice(ord(span[0]), ord(span[-1]) + 1) for span in SPANS)]] = True
BASE = 0x9E3779B97F4A7C15  # any odd number has an inverse modulo 2**64; this is the golden ratio's
INVERSE = pow(BASE, -1, 2**64)

Words = NDArray[np.uint64]
Bytes = NDArray[np.uint8]
Bounds = tuple[NDArray[np.int64], NDArray[np.int64]]
Shingles = NDArray[np.uint32]


def shingles(text: str) -> Shingles:
    """Return the hashes of the distinct shingles of *text*, sorted; none if it is too short."""
    words = word_hashes(text)
    if len(words) < LEAST_WORDS:
        return np.empty(0, np.uint32)
    rows = np.zeros(len(words) - SHINGLE_WORDS + 1, np.uint64)
    for place in range(SHINGLE_WORDS):
        rows = rows * np.uint64(BASE) + words[place : place + len(rows)]
    ordered: Shingles = np.sort((mixed(rows) >> np.uint64(32)).astype(np.uint32))
    is_new = np.append(True, ordered[1:] != ordered[:-1])
    distinct: Shingles = ordered[is_new]
    return distinct


def word_hashes(text: str) -> Words:
    """Return one hash per word of *text*, in reading order."""
    plain = folded(text)
    data = np.frombuffer(b" " + plain.encode() + b" ", np.uint8)
    starts, ends = ascii_bounds(data) if plain.isascii() else bounds(plain)
    powers, inverses = power_tables(len(data).bit_length())
    sums = np.cumsum(data * powers[: len(data)])  # the polynomial of every prefix, modulo 2**64
    return mixed((sums[ends - 1] - sums[starts - 1]) * inverses[starts])


def folded(text: str) -> str:
    """Return *text* with case and width folded and no symbol but ASCII ones, as words to hash.

    >>> folded("“Ｎo”—she said")
    ' no she said'
    """
    if text.isascii():
        return text.lower()
    return OTHER.sub(" ", unicodedata.normalize("NFKC", text).casefold())


def ascii_bounds(data: Bytes) -> Bounds:
    """Return where words start and end in *data*, which begins and ends with a blank."""
    is_word = IS_WORD[data]
    return (
        np.flatnonzero(is_word[1:] & ~is_word[:-1]) + 1,
        np.flatnonzero(is_word[:-1] & ~is_word[1:]) + 1,
    )


def bounds(plain: str) -> Bounds:
    """Return where words start and end in the UTF-8 of *plain* between two blanks.

    Beside every character of a script without spaces there is a border.
    """
    codes = np.frombuffer(f" {plain} ".encode("utf-32-le"), "<u4")
    is_word = (codes >= 0x80) | IS_WORD[codes & 0x7F]
    is_alone = IS_ALONE[np.minimum(codes, len(IS_ALONE) - 1)]
    is_border = is_alone[1:] | is_alone[:-1]
    is_start = is_word[1:] & (is_border | ~is_word[:-1])
    is_end = is_word[:-1] & (is_border | ~is_word[1:])
    lengths = 1 + (codes >= 0x80).astype(np.int64) + (codes >= 0x800) + (codes >= 0x10000)
    places = np.cumsum(lengths)  # of the byte behind each character
    return places[:-1][is_start], places[:-1][is_end]


@cache
def power_tables(bits: int) -> tuple[Words, Words]:
    """Return the powers of BASE and of its inverse, modulo 2**64, for texts of up to 2**bits."""
    length = 1 << bits
    powers = np.full(length, BASE, np.uint64)
    inverses = np.full(length, INVERSE, np.uint64)
    powers[0] = inverses[0] = 1
    return np.multiply.accumulate(powers), np.multiply.accumulate(inverses)


def mixed(values: Words) -> Words:
    """Return *values* with every bit depending on every other: the finaliser of SplitMix64."""
    values = (values ^ (values >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    values = (values ^ (values >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return values ^ (values >> np.uint64(31))


def jaccard(one: Shingles, other: Shingles) -> float:
    """Return the Jaccard similarity of two sorted sets of shingles; 0 if both are empty."""
    both = np.sort(np.concatenate([one, other]), kind="stable")
    shared = int(np.count_nonzero(both[1:] == both[:-1]))
    return shared / (len(both) - shared) if len(both) else 0.0
