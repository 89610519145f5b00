"""Octets of attributes asked for parts and words, without making an object of them."""

from libc.string cimport memcmp, memset, strlen


cdef Parts parts_of(list texts):
    """Return *texts*, which are literals, as Parts."""
    cdef Parts parts
    cdef bytes text
    memset(&parts, 0, sizeof(Parts))
    for text in texts:
        parts.texts[parts.count] = Text(text, len(text))
        parts.count += 1
        parts.begins[<unsigned char> text[0]] = True
    return parts


cdef bint has_part(Text* text, Parts* parts) noexcept:
    """Whether *text* holds one of *parts*."""
    cdef size_t at
    cdef int index
    cdef Text part
    for at in range(text.size):
        if parts.begins[<unsigned char> text.octets[at]]:
            for index in range(parts.count):
                part = parts.texts[index]
                if part.size <= text.size - at and not memcmp(
                    text.octets + at, part.octets, part.size
                ):
                    return True
    return False


cdef bint is_word(Text* text, const char* word) noexcept:
    """Whether *text* is *word*."""
    return text.size == strlen(word) and not memcmp(text.octets, word, text.size)


cdef bint has_word(Text* text, const char* word) noexcept:
    """Whether *word* is one of those in *text*, which are parted by white space."""
    cdef size_t at, start = 0
    cdef Text one
    if not text.size:
        return False
    for at in range(text.size + 1):
        if at == text.size or text.octets[at] == 32 or 9 <= text.octets[at] <= 13:
            if start < at and text.octets[start] == word[0]:
                one.octets, one.size = text.octets + start, at - start
                if is_word(&one, word):
                    return True
            start = at + 1
    return False
