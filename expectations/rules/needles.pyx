"""Sets of needles, looked for in the octets of a column of texts, all of them in one walk.

*octets* are UTF-8; the text of row n stands from places[n] to places[n + 1].
"""

import numpy as np

from libc.string cimport memset

COMMON = frozenset((  # three of more than 6 in 10,000 octets of news, as far as needles have them
    " a | ac| al| ch| cl| co| da| in| me| no| pe| re| to| yo|a s|age|al |all|and|app|are|art|ate"
    "|ati|ave|ces|con|ct |d c|e a|e h|e i|e t|ect|enc|end|ent|er |ere|ers|es |ess|est|fer|for|ge "
    "|hin|his|ice|ide|ill|ing|ins|int|ion|is |ist|iti|les|man|men|min|nal|nce|nd |ner|not|ns |nte"
    "|nti|o t|ona|ons|ont|ore|orm|ot |ou |oun|our|out|ow |par|per|pla|pre|r t|re |ren|res|rin|s a"
    "|s b|s c|s i|se |ser|ss |ste|sti|t a|te |ten|ter|thi|tim|tin|tio|tiv|to |tra|und|ur |use|ust"
    "|ut |you"
).split("|"))
LETTERS = "zqxjkvbpygfwmucldrhsnioate "  # of the languages most read, the seldom ones first
SIGN, FOREIGN, UNKNOWN = -22, 0, 35  # beside those: ASCII that is no letter, no ASCII, any octet
cdef enum:
    MOST = 512  # needles
    MOST_SETS = 8
    LONGEST = 32  # octets of one
    STEP = 2  # octets from one that is looked at to the next
    MOST_LINKS = 32767


def cases(octet):
    """Return *octet*, and the capital of a small letter of ASCII."""
    return {octet, octet - 32} if ord("a") <= octet <= ord("z") else {octet}


def window(bytes needle, int at):
    """Return the three octets from *at* on in *needle*; None for those beside it."""
    return [needle[one] if 0 <= one < len(needle) else None for one in range(at, at + 3)]


def rank(octets):
    """Return how common *octets* are together, the seldom ones first."""
    is_common = None not in octets and bytes(octets).decode("latin-1") in COMMON
    return (is_common, sum(map(commonness, octets)))


def commonness(octet):
    """Return how common an octet is, by letters; each step is a fifth more."""
    if octet is None:
        return UNKNOWN
    if octet > 0x7F:
        return FOREIGN
    place = LETTERS.find(chr(octet))
    return SIGN if place < 0 else place


cdef class Needles:
    """Some sets of texts to look for, ASCII letters in either case.

    Every second octet is looked at with the two behind it. Of a needle that begins at an even
    place, and of one at an odd one, the rarest three are known that are then looked at: two of
    them, and of the third its last bits, which are a letter's in either case. Only where they
    stand is the text compared with it.
    """

    cdef int count, links
    cdef unsigned int thirds[65536]  # by pair of octets: a bit for each five last bits of a third
    cdef short begins[65536]  # by pair in lower case: the first link, or -1
    cdef short others[MOST_LINKS]  # by link: the next of its pair
    cdef short linked[MOST_LINKS]  # by link: a needle
    cdef signed char rarest[MOST_LINKS]  # by link: where that pair stands in the needle
    cdef unsigned char sets[MOST]  # a bit for each set that a needle is in
    cdef int sizes[MOST]
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
        self.sets[number], self.sizes[number] = sets, len(needle)
        for place, octet in enumerate(needle):
            self.needles[number][place] = octet
        for first in (0, -1):  # of a needle at an odd place the octet before it may be looked at
            places = range(first, len(needle) - 1, STEP)
            self._link(number, min(places, key=lambda at: rank(window(needle, at))), needle)
        self.count += 1

    def _link(self, int number, int at, bytes needle):
        first, second, third = window(needle, at)
        bits = 0xFFFFFFFF if third is None else 1 << (third & 31)
        for one in range(256) if first is None else cases(first):
            for two in cases(second):
                self.thirds[one | two << 8] |= bits
        for one in {self.folds[at] for at in range(256)} if first is None else (first,):
            if self.links == MOST_LINKS:
                raise ValueError(f"needles of two octets: {MOST_LINKS // 256} at most")
            pair = one | second << 8
            self.linked[self.links], self.rarest[self.links] = number, at
            self.others[self.links] = self.begins[pair]
            self.begins[pair] = self.links
            self.links += 1

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
        cdef Py_ssize_t at = 0
        cdef unsigned char found = 0
        while at < size - 2:
            if self.thirds[text[at] | text[at + 1] << 8] >> (text[at + 2] & 31) & 1:
                found |= self.sets_at(text, size, at)
            at += STEP
        if at == size - 2:
            found |= self.sets_at(text, size, at)
        return found

    cdef unsigned char sets_at(
        self, const unsigned char* text, Py_ssize_t size, Py_ssize_t at
    ) noexcept:
        """Return the sets of the needles of which the rarest pair stands in *text* at *at*."""
        cdef unsigned char found = 0
        cdef Py_ssize_t start
        cdef int number
        cdef short link = self.begins[self.folds[text[at]] | self.folds[text[at + 1]] << 8]
        while link >= 0:
            number, start = self.linked[link], at - self.rarest[link]
            if start >= 0 and start + self.sizes[number] <= size:
                if self.stands_at(text + start, number):
                    found |= self.sets[number]
            link = self.others[link]
        return found

    cdef inline bint stands_at(self, const unsigned char* text, int number) noexcept:
        cdef int at
        for at in range(self.sizes[number]):
            if self.folds[text[at]] != self.needles[number][at]:
                return False
        return True
