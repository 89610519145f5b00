"""Patterns -> how the texts begin that they may match: a few letters tell that most others do not.

A line is asked for dozens of phrases in as many languages, and nearly always it has none of them.
"""

from re import _constants as sre
from re import _parser  # Python's own reading of a pattern; the tests hold it to what matches

import numpy as np

MOST = 6  # signs; with more of them the tree grows, and hardly fewer texts are asked
WIDE = 8  # signs of a set; one with more of them counts as anything, or the tree would be a wood

cdef enum:
    END = -1
    NONE = -2

ASCII = [chr(code) for code in range(128)]
ALPHABET = set("abcdefghijklmnopqrstuvwxyz")
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

        Always where no letter of English is first, or where a sign that counts is none of ASCII.
        """
        cdef Py_UCS4 sign
        cdef int node = 0
        for sign in text:
            if sign > 0x7F or (node == 0 and not (u"a" <= sign <= u"z" or u"A" <= sign <= u"Z")):
                return True
            node = self.branches[node, <int> sign]
            if node < 0:
                return node == END
        return False


def grow(nodes, start):
    """Let the tree of *nodes* know *start*, and with it all that begins so, in whatever case.

    Raises ValueError for "", with which everything begins.
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
    branch(nodes[node], start[-1], END)


def branch(node, sign, below):
    """Let *below* come next behind *sign* in either case."""
    node[ord(sign.lower())] = node[ord(sign.upper())] = below


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

    Of what comes first, letters count.
    """
    letters = {sign for sign in signs if sign.isalpha()}
    if len(signs) > WIDE:
        known |= starts - {""}
        starts = starts & {""}
    if letters == ALPHABET:
        known |= starts & {""}
    longer = {f"{start}{sign}" for start in starts for sign in (signs if start else letters)}
    plain = {start for start in longer if start.isascii()}
    known |= {start[:-1] for start in longer - plain} - {""}  # all that is not plain is asked
    known |= {start for start in plain if len(start) == MOST}
    return {start for start in plain if len(start) < MOST}


def signs_of(kind, value):
    """Return the signs of ASCII, in small letters, that a part of a pattern may stand for."""
    if kind == sre.LITERAL:
        return {chr(value).lower()}
    if kind != sre.IN:
        return {sign.lower() for sign in ASCII}
    if value[0][0] == sre.NEGATE:
        return {sign.lower() for sign in ASCII if not is_of(value[1:], sign)}
    return {sign.lower() for sign in ASCII if is_of(value, sign.lower(), sign.upper())}


def is_of(members, *signs):
    """Whether one of *signs* is what one of the *members* of a set in a pattern stands for."""
    for kind, value in members:
        for sign in signs:
            if kind == sre.CATEGORY and CATEGORIES[value](sign):
                return True
            if kind == sre.LITERAL and ord(sign) == value:
                return True
            if kind == sre.RANGE and value[0] <= ord(sign) <= value[1]:
                return True
    return False
