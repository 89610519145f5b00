"""Openings: how the texts begin that some patterns may match, as a tree of a few letters each.

A line is asked for dozens of phrases in as many languages, and nearly always it has none of them.
"""

import numpy as np

from spiders.extraction.phrases.starts import ASCII, DIGIT, DIGITS, QUOTES, starts_of

cdef enum:
    NONE = -1
    MOST_TRIES = 6  # of a pattern at single words
    UNPARTED = 0x2E80  # the first sign of the scripts that part no words: each may begin one

cdef unsigned long long ANY = 0xFFFFFFFFFFFFFFFFULL  # of the patterns
cdef str BEFORE = QUOTES


cdef class Openings:
    """How the texts begin that one of some patterns may match there, in whatever case.

    Each pattern, of 64 at most, is a bit of a number, the first the lowest. *branches* tells for
    each node and each sign of ASCII which node comes next, or NONE where no pattern goes on so;
    *ends* which patterns may match what has led to a node, and *others* which go on from it with a
    sign beyond ASCII. The tree grows when it is first asked.
    """

    cdef tuple patterns  # until it has grown
    cdef int[:, ::1] branches
    cdef unsigned long long[::1] ends
    cdef unsigned long long[::1] others

    def __init__(self, *patterns):
        self.patterns = patterns

    cdef int grown(self) except -1:
        """Let the tree grow, if it has not."""
        if self.patterns is None:
            return 0
        nodes = [Node()]
        for number, pattern in enumerate(self.patterns):
            for start in sorted(starts_of(pattern.pattern, pattern.flags), key=len):
                grow(nodes, start, 1 << number)
        self.ends = np.array([node.ends for node in nodes], np.uint64)
        self.others = np.array([node.others for node in nodes], np.uint64)
        self.branches = np.array([node.branches for node in nodes], np.intc)
        self.patterns = None
        return 0

    cpdef bint may_begin(self, str text) except -1:
        """Whether one of the patterns may match *text* from its beginning; always where it has no
        word.
        """
        cdef Py_ssize_t at = 0, size = len(text)
        self.grown()
        while at < size and is_before_words(text[at]):
            at += 1
        return self.begun_at(at, text) != 0 if at < size or not size else True

    cpdef unsigned long long begun_in(self, str text) except? 0:
        """Return the patterns, as bits, that may match *text* from where some word of it begins."""
        cdef Py_ssize_t at
        cdef Py_UCS4 sign
        cdef unsigned long long found = 0
        cdef bint is_inside = False  # of a word
        self.grown()
        for at, sign in enumerate(text):
            if is_of_word(sign):
                if not is_inside or sign >= UNPARTED:
                    found |= self.begun_at(at, text)
                is_inside = sign < UNPARTED
            else:
                is_inside = False
        return found

    cpdef bint is_word_begun(self, pattern, str text, unsigned long long bit=ANY) except -1:
        """Whether *pattern*, that of this *bit*, matches *text* from where some word of it begins.

        It is asked there alone, for to search for it asks at each letter; but where many words may
        begin it, as in scripts that this tree does not know, the rest is searched.
        """
        cdef Py_ssize_t at
        cdef Py_UCS4 sign
        cdef int tries = 0
        cdef bint is_inside = False
        self.grown()
        matched = pattern.match
        for at, sign in enumerate(text):
            if not is_of_word(sign):
                is_inside = False
                continue
            if (not is_inside or sign >= UNPARTED) and self.begun_at(at, text) & bit:
                if matched(text, at) is not None:
                    return True
                tries += 1
                if tries == MOST_TRIES:
                    return pattern.search(text, at + 1) is not None
            is_inside = sign < UNPARTED
        return False

    cdef unsigned long long begun_at(self, Py_ssize_t at, str text) noexcept:
        """Return the patterns, as bits, that may match *text* from the word that begins at *at*."""
        cdef unsigned long long found = 0
        cdef int node = 0
        cdef Py_UCS4 sign
        for at in range(at, len(text)):
            sign = text[at]
            if sign > 0x7F:
                sign = alike(sign)
                if sign == 0:
                    return found | self.others[node]
            node = self.branches[node, <int> sign]
            if node == NONE:
                return found
            found |= self.ends[node]
        return found


cdef inline bint is_of_word(Py_UCS4 sign) noexcept:
    """Whether *sign* is one of a word, as patterns have it."""
    if sign < 0x80:
        return u"a" <= sign <= u"z" or u"A" <= sign <= u"Z" or u"0" <= sign <= u"9" or sign == u"_"
    return sign.isalnum()


cdef inline bint is_before_words(Py_UCS4 sign) noexcept:
    """Whether *sign* is none of a word, and of those that are known to stand before one."""
    return not is_of_word(sign) if sign < 0x80 else sign in BEFORE


cdef inline Py_UCS4 alike(Py_UCS4 sign) noexcept:
    """Return the letter of ASCII that *sign* is to a pattern that ignores case, 0 if it is none."""
    if sign == u"ı" or sign == u"İ":
        return u"i"
    if sign == u"\u212a":
        return u"k"
    return u"s" if sign == u"ſ" else 0


class Node:
    """A node while the tree grows."""

    def __init__(self):
        self.branches = [NONE] * len(ASCII)
        self.ends = self.others = 0


def grow(nodes, start, bit):
    """Let the tree of *nodes* know that the pattern of this *bit* may begin with *start*, and with
    all that begins so, in whatever case. Signs beyond ASCII are not told apart.

    Raises ValueError for "", with which everything begins.
    """
    if not start:
        raise ValueError("a pattern that may match anything has no openings")
    node = nodes[0]
    for sign in start:
        if node.ends & bit:
            return
        if not sign.isascii():
            node.others |= bit
            return
        below = node.branches[ord(sign)]
        if below == NONE:
            below = len(nodes)
            nodes.append(Node())
            for one in DIGITS if sign == DIGIT else sign.lower() + sign.upper():
                node.branches[ord(one)] = below
        node = nodes[below]
    node.ends |= bit
