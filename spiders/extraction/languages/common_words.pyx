"""Which words of a text are among a few: they are compared as numbers, without making any of them.

A word is what stands between white space, in lower case, as `str.lower` and `str.split` have it.
"""

cdef enum:
    SLOTS = 512  # a power of two, many times as many as one language's words
    LONGEST = 8  # characters of a word, an octet each in its number


cdef class Words:
    """A set of *words* of at most 8 characters, none beyond U+00FF, all in lower case."""

    cdef unsigned long long slots[SLOTS]

    def __init__(self, words):
        for word in words:
            if word.lower().split() != [word] or len(word) > LONGEST or max(word) > "\xff":
                raise ValueError(f"{word!r}: a word has 1 to 8 letters of Latin-1, in lower case")
        if 2 * len(words) > SLOTS:
            raise ValueError(f"{len(words)} words: {SLOTS // 2} at most")
        for word in words:
            number = int.from_bytes(word.encode("latin-1"), "big")
            self.slots[self.slot_of(number)] = number

    cdef inline int slot_of(self, unsigned long long number) noexcept:
        """Return where *number* stands, or would."""
        cdef int slot = (number * 0x9E3779B97F4A7C15ULL) >> 55
        while self.slots[slot] and self.slots[slot] != number:
            slot = (slot + 1) & (SLOTS - 1)
        return slot

    def counted(self, str text, Py_ssize_t most):
        """Return how many words the first *most* characters of *text* have, and how many of them
        are among these.
        """
        cdef Py_ssize_t at, size = min(len(text), most), words = 0, known = 0
        cdef int length = 0
        cdef unsigned long long number = 0
        cdef Py_UCS4 sign
        for at in range(size + 1):
            sign = text[at] if at < size else c" "
            if sign.isspace():
                if length:
                    words += 1
                    known += 0 < length <= LONGEST and self.slots[self.slot_of(number)] == number
                length = number = 0
                continue
            if sign > 0x7F or c"A" <= sign <= c"Z":
                sign = sign.lower() if sign != 0x130 else sign  # that one becomes two
            if not 0 < sign <= 0xFF:
                length = LONGEST  # so that it is too long for any
            length += length <= LONGEST
            number = number << 8 | (<unsigned int> sign & 0xFF)
        return words, known
