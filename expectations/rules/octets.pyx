"""The octets of a column of texts, looked at once: which texts hold one of many needles, or what
cannot be shown, and how many blanks are in each.

*octets* are UTF-8; the text of row n stands from places[n] to places[n + 1].
"""

import numpy as np

from libc.string cimport memset

RAREST = "zqxjkvbpygfwmucldrhsnioate "  # letters of the languages most read, the seldom ones first
cdef enum:
    MOST = 512  # needles
    LONGEST = 32  # octets of one


cdef unsigned char IS_SHOWN[256]  # by octet that begins a character: whether all of these are
for octet in range(256):
    IS_SHOWN[octet] = octet not in (0x7F, 0xC2, 0xEF) and (octet > 0x1F or octet in b"\t\n\r")


cdef class Needles:
    """Some texts to look for, ASCII letters in either case.

    A text is compared with a needle only where the rarest pair of its octets stands.
    """

    cdef int count
    cdef short begins[65536]  # by pair of octets: the first needle whose rarest it is, or -1
    cdef short others[MOST]  # the next such
    cdef int sizes[MOST]
    cdef int rarest[MOST]  # where that pair stands in the needle
    cdef unsigned char needles[MOST][LONGEST]
    cdef unsigned char folds[256]

    def __init__(self, texts):
        cdef int at
        memset(self.begins, -1, sizeof(self.begins))
        for at in range(256):
            self.folds[at] = at + 32 if c"A" <= at <= c"Z" else at
        needles = sorted({text.encode().lower() for text in texts})
        if len(needles) > MOST or not all(1 < len(needle) <= LONGEST for needle in needles):
            raise ValueError(f"{len(needles)} needles: {MOST} at most, of 2 to {LONGEST} octets")
        for needle in needles:
            self._add(needle)

    def _add(self, bytes needle):
        cdef int number = self.count
        pairs = range(len(needle) - 1)
        at = min(pairs, key=lambda at: sum(RAREST.find(chr(one)) for one in needle[at : at + 2]))
        self.sizes[number], self.rarest[number] = len(needle), at
        for place, octet in enumerate(needle):
            self.needles[number][place] = octet
        pair = needle[at] << 8 | needle[at + 1]
        self.others[number] = self.begins[pair]
        self.begins[pair] = number
        self.count += 1

    def found_in(self, const unsigned char[::1] octets, const long long[::1] places):
        """Return for each text whether a needle stands in it, as a mask."""
        cdef Py_ssize_t row
        mask = np.zeros(places.shape[0] - 1, np.bool_)
        cdef unsigned char[::1] found = mask.view(np.uint8)
        for row in range(found.shape[0]):
            if places[row] < places[row + 1]:
                found[row] = self.is_in(&octets[places[row]], places[row + 1] - places[row])
        return mask

    cdef bint is_in(self, const unsigned char* text, Py_ssize_t size) noexcept:
        cdef Py_ssize_t at, start
        cdef int number
        cdef unsigned int pair = 0
        for at in range(size):
            pair = (pair << 8 | self.folds[text[at]]) & 0xFFFF
            number = self.begins[pair]
            while number >= 0:
                start = at - 1 - self.rarest[number]
                if start >= 0 and start + self.sizes[number] <= size:
                    if self.stands_at(text + start, number):
                        return True
                number = self.others[number]
        return False

    cdef inline bint stands_at(self, const unsigned char* text, int number) noexcept:
        cdef int at
        for at in range(self.sizes[number]):
            if self.folds[text[at]] != self.needles[number][at]:
                return False
        return True


def unshown(const unsigned char[::1] octets, const long long[::1] places):
    """Return for each text whether a control character, or one that is none, stands in it."""
    cdef Py_ssize_t row, at
    mask = np.zeros(places.shape[0] - 1, np.bool_)
    cdef unsigned char[::1] found = mask.view(np.uint8)
    for row in range(found.shape[0]):
        for at in range(places[row], places[row + 1]):
            if not IS_SHOWN[octets[at]] and is_unshown(&octets[at], places[row + 1] - at):
                found[row] = True
                break
    return mask


cdef inline bint is_unshown(const unsigned char* text, Py_ssize_t size) noexcept:
    """Whether *text* begins with U+007F to U+009F, U+FFFE or U+FFFF, or a control of ASCII."""
    if text[0] == 0xC2:
        return size > 1 and text[1] < 0xA0
    return text[0] != 0xEF or (size > 2 and text[1] == 0xBF and text[2] >= 0xBE)


def gaps(const unsigned char[::1] octets, const long long[::1] places):
    """Return how many blanks and blank lines there are in each text."""
    cdef Py_ssize_t row
    counts = np.zeros(places.shape[0] - 1, np.int64)
    cdef long long[::1] counted = counts
    for row in range(counted.shape[0]):
        if places[row] < places[row + 1]:
            counted[row] = gaps_in(&octets[places[row]], places[row + 1] - places[row])
    return counts


cdef long long gaps_in(const unsigned char* text, Py_ssize_t size) noexcept:
    cdef Py_ssize_t at
    cdef int found = text[0] == c" "
    for at in range(1, size):
        found += (text[at] == c" ") | ((text[at] == c"\n") & (text[at - 1] == c"\n"))
    return found
