"""The octets of a column of texts, looked at once: which sets of needles have one in each text, or
whether what cannot be shown is in it; how many characters and blanks; whether it is others joined.

*octets* are UTF-8; the text of row n stands from places[n] to places[n + 1].
"""

import numpy as np

from itertools import product

from libc.string cimport memcmp, memset

RAREST = "zqxjkvbpygfwmucldrhsnioate "  # letters of the languages most read, the seldom ones first
COMMON = (b"con", b"for", b"ons", b"par", b"per", b"pre", b"you")  # of seldom letters, and yet in all texts
cdef enum:
    MOST = 512  # needles
    MOST_SETS = 8
    LONGEST = 32  # octets of one


def rank(bytes octets):
    """Return how common *octets* are, the seldom ones first; what is no letter is the seldomest."""
    return (octets in COMMON, sum(RAREST.find(chr(octet)) for octet in octets))


cdef class Needles:
    """Some sets of texts to look for, ASCII letters in either case.

    A text is compared with a needle only where its rarest three octets may stand: two of them, and
    one with the third's last bits, which are a letter's in either case.
    """

    cdef int count
    cdef unsigned int thirds[65536]  # by pair of octets: a bit for each five last bits of a third
    cdef short begins[65536]  # by pair in lower case: the first needle whose rarest it is, or -1
    cdef short others[MOST]  # the next such
    cdef unsigned char sets[MOST]  # a bit for each set that a needle is in
    cdef int sizes[MOST]
    cdef int rarest[MOST]  # where that pair stands in the needle
    cdef unsigned char needles[MOST][LONGEST]
    cdef unsigned char folds[256]

    def __init__(self, *sets):
        cdef int at
        memset(self.begins, -1, sizeof(self.begins))
        for at in range(256):
            self.folds[at] = at + 32 if c"A" <= at <= c"Z" else at
        bits = {}
        for number, texts in enumerate(sets):
            for text in texts:
                needle = text.encode().lower()
                bits[needle] = bits.get(needle, 0) | 1 << number
        if len(sets) > MOST_SETS or len(bits) > MOST:
            raise ValueError(f"{len(bits)} needles in {len(sets)} sets: {MOST} in {MOST_SETS} at most")
        for needle in sorted(bits):
            if not 1 < len(needle) <= LONGEST:
                raise ValueError(f"{needle.decode()!r}: a needle has 2 to {LONGEST} octets")
            self._add(needle, bits[needle])

    def _add(self, bytes needle, unsigned char sets):
        cdef int number = self.count
        wanted = min(3, len(needle))
        starts = range(len(needle) - wanted + 1)
        at = min(starts, key=lambda at: rank(needle[at : at + wanted]))
        thirds = 1 << (needle[at + 2] & 31) if wanted == 3 else 0xFFFFFFFF
        for pair in product(*({octet, ord(chr(octet).upper())} for octet in needle[at : at + 2])):
            self.thirds[pair[0] | pair[1] << 8] |= thirds
        self.sets[number], self.sizes[number], self.rarest[number] = sets, len(needle), at
        for place, octet in enumerate(needle):
            self.needles[number][place] = octet
        folded = needle[at] | needle[at + 1] << 8
        self.others[number] = self.begins[folded]
        self.begins[folded] = number
        self.count += 1

    def held_in(self, const unsigned char[::1] octets, const long long[::1] places):
        """Return for each text the sets that have a needle in it, a bit each."""
        cdef Py_ssize_t row
        held = np.zeros(places.shape[0] - 1, np.uint8)
        cdef unsigned char[::1] found = held
        for row in range(found.shape[0]):
            if places[row] < places[row + 1]:
                found[row] = self.sets_in(&octets[places[row]], places[row + 1] - places[row])
        return held

    cdef unsigned char sets_in(self, const unsigned char* text, Py_ssize_t size) noexcept:
        cdef Py_ssize_t at
        cdef unsigned char found = 0
        for at in range(size - 2):
            if self.thirds[text[at] | text[at + 1] << 8] >> (text[at + 2] & 31) & 1:
                found |= self.sets_at(text, size, at)
        if size > 1:
            found |= self.sets_at(text, size, size - 2)
        return found

    cdef unsigned char sets_at(
        self, const unsigned char* text, Py_ssize_t size, Py_ssize_t at
    ) noexcept:
        """Return the sets of the needles whose rarest pair stands in *text* at *at*."""
        cdef unsigned char found = 0
        cdef Py_ssize_t start
        cdef int number = self.begins[self.folds[text[at]] | self.folds[text[at + 1]] << 8]
        while number >= 0:
            start = at - self.rarest[number]
            if start >= 0 and start + self.sizes[number] <= size:
                if self.stands_at(text + start, number):
                    found |= self.sets[number]
            number = self.others[number]
        return found

    cdef inline bint stands_at(self, const unsigned char* text, int number) noexcept:
        cdef int at
        for at in range(self.sizes[number]):
            if self.folds[text[at]] != self.needles[number][at]:
                return False
        return True


def unshown(const unsigned char[::1] octets, const long long[::1] places):
    """Return for each text whether a control character, or one that is none, stands in it."""
    cdef Py_ssize_t row
    mask = np.zeros(places.shape[0] - 1, np.bool_)
    cdef unsigned char[::1] found = mask.view(np.uint8)
    for row in range(found.shape[0]):
        if places[row] < places[row + 1]:
            found[row] = is_unshown(&octets[places[row]], places[row + 1] - places[row])
    return mask


cdef bint is_unshown(const unsigned char* text, Py_ssize_t size) noexcept:
    """Whether U+007F to U+009F, U+FFFE or U+FFFF, or a control of ASCII is in *text*."""
    cdef Py_ssize_t at
    cdef unsigned char suspects = 0  # asked first, without a branch: most texts have none
    for at in range(size):
        suspects |= (
            (text[at] < 0x20) & (text[at] != 0x09) & (text[at] != 0x0A) & (text[at] != 0x0D)
        ) | (text[at] == 0x7F) | (text[at] == 0xC2) | (text[at] == 0xEF)
    if not suspects:
        return False
    for at in range(size):
        if text[at] == 0xC2:
            if at + 1 < size and text[at + 1] < 0xA0:
                return True
        elif text[at] == 0xEF:
            if at + 2 < size and text[at + 1] == 0xBF and text[at + 2] >= 0xBE:
                return True
        elif text[at] == 0x7F or text[at] < 0x20:
            if text[at] != 0x09 and text[at] != 0x0A and text[at] != 0x0D:
                return True
    return False


def lengths(const unsigned char[::1] octets, const long long[::1] places):
    """Return how many characters are in each text."""
    cdef Py_ssize_t row
    counts = np.zeros(places.shape[0] - 1, np.int32)
    cdef int[::1] counted = counts
    for row in range(counted.shape[0]):
        if places[row] < places[row + 1]:
            counted[row] = length_of(&octets[places[row]], places[row + 1] - places[row])
    return counts


cdef int length_of(const unsigned char* text, Py_ssize_t size) noexcept:
    cdef Py_ssize_t at
    cdef int found = 0
    for at in range(size):
        found += text[at] & 0xC0 != 0x80
    return found


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


def are_joined(
    const unsigned char[::1] octets,
    const long long[::1] places,
    const unsigned char[::1] parts,
    const long long[::1] part_places,
    const long long[::1] owners,
    const unsigned char[::1] is_asked,
):
    """Return for each text whether it is its own *parts*, in order, with a blank line between.

    *owners* are the rows of the texts whose parts they are, in order; only those count of which
    *is_asked* is 1.
    """
    cdef Py_ssize_t row, part = 0, at, end, size
    cdef bint is_first, is_it
    mask = np.zeros(places.shape[0] - 1, np.bool_)
    cdef unsigned char[::1] found = mask.view(np.uint8)
    for row in range(found.shape[0]):
        at, end = places[row], places[row + 1]
        is_it = is_first = True
        while part < owners.shape[0] and owners[part] == row:
            if not is_asked[part]:
                part += 1
                continue
            size = part_places[part + 1] - part_places[part]
            if not is_first:
                is_it = is_it and at + 2 <= end and octets[at] == octets[at + 1] == c"\n"
                at += 2
            is_it = is_it and at + size <= end and (
                size == 0 or memcmp(&octets[at], &parts[part_places[part]], size) == 0
            )
            at += size
            is_first = False
            part += 1
        found[row] = is_it and at == end
    return mask
