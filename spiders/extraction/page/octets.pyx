"""Octets of attributes asked for parts and words, without making an object of them."""

from libc.string cimport memcmp, memset, strlen


cdef Parts parts_of(list texts):
    """Return *texts*, which are literals, as Parts in one set."""
    return parts_in_sets([texts])


cdef Parts parts_in_sets(list sets):
    """Return the literals of *sets*, 64 in all at most and none of one octet, as Parts; the first
    set is bit 1.
    """
    cdef Parts parts
    cdef bytes text
    cdef int count = 0, number, key
    assert sum(map(len, sets)) <= 64
    assert min([len(text) for texts in sets for text in texts]) > 1
    memset(parts.begins, -1, sizeof(parts.begins))
    for number, texts in enumerate(sets):
        for text in texts:
            parts.texts[count] = Text(text, len(text))
            parts.sets[count] = 1 << number
            key = pair_at(text, 0)
            parts.others[count] = parts.begins[key]
            parts.begins[key] = count
            count += 1
    return parts


cdef bint holds_part(Text* text, Parts* parts) noexcept:
    """Whether *text*, which is not empty, holds one of *parts*."""
    cdef size_t at
    for at in range(1, text.size):
        if sets_at(text, at - 1, parts):
            return True
    return False


cdef unsigned int sets_held(Text* text, Parts* parts) noexcept:
    """Return the sets, as bits, of those of *parts* that *text*, which is not empty, holds."""
    cdef size_t at
    cdef unsigned int found = 0
    for at in range(1, text.size):
        found |= sets_at(text, at - 1, parts)
    return found


cdef inline int pair_at(const char* octets, size_t at) noexcept:
    """Return the place of the two octets from *at* on among PAIRS."""
    return (<unsigned char> octets[at] << 4 ^ <unsigned char> octets[at + 1]) & (PAIRS - 1)


cdef inline unsigned int sets_at(Text* text, size_t at, Parts* parts) noexcept:
    """Return the sets, as bits, of those of *parts* that stand in *text* from octet *at* on, behind
    which there is another.
    """
    cdef int index = parts.begins[pair_at(text.octets, at)]
    cdef unsigned int found = 0
    cdef Text* part
    cdef size_t end
    while index >= 0:
        part = &parts.texts[index]
        end = at + part.size - 1  # most texts differ there, before all octets are compared
        if (
            end < text.size
            and text.octets[end] == part.octets[part.size - 1]
            and not memcmp(text.octets + at, part.octets, part.size)
        ):
            found |= parts.sets[index]
        index = parts.others[index]
    return found


cdef bint is_word(Text* text, const char* word) noexcept:
    """Whether *text* is *word*."""
    return text.size == strlen(word) and not memcmp(text.octets, word, text.size)


cdef bint holds_word(Text* text, const char* word) noexcept:
    """Whether *word* is one of those in *text*, which is not empty, parted by white space."""
    cdef size_t at, start = 0
    cdef Text one
    for at in range(text.size + 1):
        if at == text.size or text.octets[at] == 32 or 9 <= text.octets[at] <= 13:
            if start < at and text.octets[start] == word[0]:
                one.octets, one.size = text.octets + start, at - start
                if is_word(&one, word):
                    return True
            start = at + 1
    return False
