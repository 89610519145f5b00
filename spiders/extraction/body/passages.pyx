"""A long text that is asked for many short ones: most of those that it does not hold cost nothing.

What each few letters of it in a row come to is noted once. A short text whose first or last letters
come to nothing that was noted is none of its passages; the others are searched for.
"""

from libc.string cimport memset

cdef enum:
    LETTERS = 8  # in a row; two words share as many where they share a passage
    BITS = 16  # of what they come to: of 10,000 letters a sixth of all there is

cdef unsigned int BASE = 1_000_003, SPREAD = 2_654_435_769
cdef unsigned int LEAVING = pow(BASE, LETTERS, 2**32)  # weight of a letter behind the last


cdef class Passages:
    """The passages of one text."""

    def __init__(self, str text):
        cdef unsigned int sum = 0, key
        cdef Py_ssize_t at
        self.text = text
        memset(self.noted, 0, sizeof(self.noted))
        for at in range(len(text)):
            sum = sum * BASE + <unsigned int> <Py_UCS4> text[at]
            if at >= LETTERS:
                sum -= LEAVING * <unsigned int> <Py_UCS4> text[at - LETTERS]
            if at >= LETTERS - 1:
                key = sum * SPREAD >> 32 - BITS
                self.noted[key >> 3] |= 1 << (key & 7)

    cpdef bint holds(self, str passage) except -1:
        """Whether *passage* is in the text."""
        cdef Py_ssize_t last = len(passage) - LETTERS
        if last >= 0 and not (self.may_hold(passage, 0) and self.may_hold(passage, last)):
            return False
        return passage in self.text

    cdef bint may_hold(self, str passage, Py_ssize_t begin) noexcept:
        """Whether the LETTERS of *passage* from *begin* on may be in the text."""
        cdef unsigned int sum = 0, key
        cdef Py_ssize_t at
        for at in range(begin, begin + LETTERS):
            sum = sum * BASE + <unsigned int> <Py_UCS4> passage[at]
        key = sum * SPREAD >> 32 - BITS
        return self.noted[key >> 3] >> (key & 7) & 1
