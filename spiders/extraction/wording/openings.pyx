"""Patterns -> how the texts begin that they may match: a few letters tell that most others do not.

A line is asked for dozens of phrases in as many languages, and nearly always it has none of them.
"""

from functools import cache
from re import _constants as sre
from re import _parser  # Python's own reading of a pattern; the tests hold it to what matches

import numpy as np

MOST = 6  # signs; with more of them the tree grows, and hardly fewer texts are asked
WIDE = 8  # signs of a set; one with more of them counts as anything, or the tree would be a wood

cdef enum:
    END = -1
    NONE = -2
    MOST_TRIES = 6  # of a pattern at single words
    UNPARTED = 0x2E80  # the first sign of the scripts that part no words: each may begin one

ASCII = [chr(code) for code in range(128)]
ALPHABET = set("abcdefghijklmnopqrstuvwxyz")
cdef str QUOTES = "\u00a0¡«»¿–—‘’“”„†•…‹›"  # with ASCII's, what stands before the first word of a text
OTHER = "ø"  # stands for any other sign
DIGITS = "0123456789"
DIGIT = DIGITS[0]  # stands for all of them
SIGNS = frozenset([*ASCII, *QUOTES, OTHER])
EVERY = {sign.lower() for sign in SIGNS}
# The same letter to a pattern that ignores case.
ALIKE = {"ı": "i", "İ": "i", "\u212a": "k", "ſ": "s"}
CATEGORIES = {
    sre.CATEGORY_WORD: lambda sign: sign.isalnum() or sign == "_",
    sre.CATEGORY_NOT_WORD: lambda sign: not (sign.isalnum() or sign == "_"),
    sre.CATEGORY_SPACE: str.isspace,
    sre.CATEGORY_NOT_SPACE: lambda sign: not sign.isspace(),
    sre.CATEGORY_DIGIT: str.isdecimal,
    sre.CATEGORY_NOT_DIGIT: lambda sign: not sign.isdecimal(),
}
REPEATS = (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT)
WIDTHLESS = (sre.AT, sre.ASSERT, sre.ASSERT_NOT)


cdef class Openings:
    """How the texts begin that one of some patterns may match there, in whatever case.

    A tree of signs: *branches* tells for each node and each sign of ASCII which node comes next, or
    END where nothing more is known, NONE where no pattern begins so.
    """

    cdef int[:, ::1] branches

    def __init__(self, *patterns):
        nodes = [[NONE] * len(ASCII)]
        for start in sorted(set().union(*map(starts_of, patterns)), key=len):
            grow(nodes, start)
        self.branches = np.array(nodes, np.intc)

    cpdef bint may_begin(self, str text) except -1:
        """Whether one of the patterns may match *text* from its beginning.

        Always where it has no word, or where a sign that counts is none of ASCII.
        """
        cdef Py_ssize_t at = 0, size = len(text)
        while at < size and is_before_words(text[at]):
            at += 1
        return self.may_match(text, at) if at < size or not size else True

    cpdef bint may_begin_word(self, str text) except -1:
        """Whether one of the patterns may match *text* from where some word of it begins."""
        cdef Py_ssize_t at
        cdef Py_UCS4 sign
        cdef bint is_inside = False
        for at, sign in enumerate(text):
            if not is_of_word(sign):
                is_inside = False
            elif not is_inside or sign >= UNPARTED:
                if self.may_match(text, at):
                    return True
                is_inside = True
        return False

    cpdef bint is_word_begun(self, pattern, str text) except -1:
        """Whether *pattern*, one of these, matches *text* from where some word of it begins.

        It is asked there alone, for to search for it asks at each letter; but where many words may
        begin it, as in scripts that this tree does not know, the rest is searched.
        """
        cdef Py_ssize_t at
        cdef Py_UCS4 sign, before = 0
        cdef int tries = 0
        matched = pattern.match
        for at, sign in enumerate(text):
            if (
                is_of_word(sign)
                and (sign >= UNPARTED or before >= UNPARTED or not is_of_word(before))
                and self.may_match(text, at)
            ):
                if matched(text, at) is not None:
                    return True
                tries += 1
                if tries == MOST_TRIES:
                    return pattern.search(text, at + 1) is not None
            before = sign
        return False

    cdef bint may_match(self, str text, Py_ssize_t at) noexcept:
        """Whether one of the patterns may match *text* from the word that begins at *at*."""
        cdef int node = 0
        for at in range(at, len(text)):
            if text[at] > 0x7F:
                return True
            node = self.branches[node, <int> text[at]]
            if node < 0:
                return node == END
        return False


cdef inline bint is_of_word(Py_UCS4 sign) noexcept:
    """Whether *sign* is one of a word, as patterns have it."""
    if sign < 0x80:
        return u"a" <= sign <= u"z" or u"A" <= sign <= u"Z" or u"0" <= sign <= u"9" or sign == u"_"
    return sign.isalnum()


cdef inline bint is_before_words(Py_UCS4 sign) noexcept:
    """Whether *sign* is none of a word, and of those that are known to stand before one."""
    return not is_of_word(sign) if sign < 0x80 else sign in QUOTES


def grow(nodes, start):
    """Let the tree of *nodes* know *start*, and with it all that begins so, in whatever case.

    Of a last sign beyond ASCII only the way to it: it is always asked about. Raises ValueError for
    "", with which everything begins.
    """
    if not start:
        raise ValueError("a pattern that may match anything has no openings")
    node = 0
    for sign in start[:-1]:
        below = nodes[node][ord(sign)]
        if below == END:
            return
        if below == NONE:
            below = len(nodes)
            nodes.append([NONE] * len(ASCII))
            branch(nodes[node], sign, below)
        node = below
    if start.isascii():
        branch(nodes[node], start[-1], END)


def branch(node, sign, below):
    """Let *below* come next behind *sign* in either case, or behind any digit."""
    for one in DIGITS if sign == DIGIT else sign.lower() + sign.upper():
        node[ord(one)] = below


@cache  # some patterns are asked alone, and with others
def starts_of(pattern):
    """Return the beginnings, in small letters and of MOST signs at most, of what *pattern* matches.

    Those that `may_begin` need not know are left out.
    """
    known = set()
    read = _parser.parse(pattern.pattern, pattern.flags)
    return known | followed({""}, read, known)


def followed(starts, parts, known):
    """Return *starts* with what *parts* of a pattern add to them; those that end go to *known*."""
    for kind, value in parts:
        if kind in REPEATS:
            starts = repeated(starts, *value, known)
        elif kind == sre.BRANCH:
            starts = set().union(*(followed(starts, part, known) for part in value[1]))
        elif kind == sre.SUBPATTERN:
            starts = followed(starts, value[-1], known)
        elif kind not in WIDTHLESS:
            starts = followed_by(starts, signs_of(kind, value), known)
    return starts


def repeated(starts, least, most, parts, known):
    """Return *starts* with *parts* behind them *least* to *most* times."""
    found = set() if least else set(starts)
    for times in range(1, min(most, MOST) + 1):
        starts = followed(starts, parts, known)
        if times >= least:
            found |= starts
    return found


def followed_by(starts, signs, known):
    """Return *starts* with each of *signs* behind; with what may be anything, they end.

    First comes a word; what is none of one may stand before it.
    """
    first = {sign for sign in signs if is_of_word(sign)}
    bare = starts & {""} if signs - first else set()
    if len(signs) > WIDE:
        known |= starts - {""}
        starts = starts & {""}
    if first >= ALPHABET:
        known |= starts & {""}
    longer = {f"{start}{sign}" for start in starts for sign in (signs if start else first)}
    plain = {start for start in longer if start.isascii()}
    known |= longer - plain
    known |= {start for start in plain if len(start) == MOST}
    return bare | {start for start in plain if len(start) < MOST}


def signs_of(kind, value):
    """Return which of SIGNS, in small letters, a part of a pattern may stand for."""
    if kind == sre.LITERAL:
        sign = plain(ALIKE.get(chr(value), chr(value)))
        return {sign if sign in SIGNS else OTHER}
    return signs_in(tuple(value)) if kind == sre.IN else EVERY


@cache
def signs_in(members):
    """Return which of SIGNS, in small letters, a set of a pattern may stand for."""
    is_out = members[0][0] == sre.NEGATE
    found = {OTHER}
    for sign in EVERY:
        cases = [sign, sign.upper(), *[one for one, small in ALIKE.items() if small == sign]]
        if any(is_of(members, case) != is_out for case in cases):
            found.add(plain(sign))
    return found


def plain(sign):
    """Return *sign* in a small letter, or DIGIT for any digit."""
    return DIGIT if sign in DIGITS else sign.lower()


def is_of(members, sign):
    """Whether *sign* is what one of the *members* of a set in a pattern stands for."""
    for kind, value in members:
        if kind == sre.CATEGORY and CATEGORIES[value](sign):
            return True
        if kind == sre.LITERAL and ord(sign) == value:
            return True
        if kind == sre.RANGE and value[0] <= ord(sign) <= value[1]:
            return True
    return False
