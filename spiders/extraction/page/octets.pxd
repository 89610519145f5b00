cdef struct Text:
    const char* octets
    size_t size


cdef enum:
    PAIRS = 1024  # a power of two; of two octets each, which few pairs of a text share with parts


cdef struct Parts:  # texts in sets; those that begin with the same pair are chained, -1 at the end
    Text[64] texts
    unsigned int[64] sets
    int[64] others
    short[PAIRS] begins


cdef Parts parts_of(list texts)
cdef Parts parts_in_sets(list sets)
cdef bint holds_part(Text* text, Parts* parts) noexcept
cdef unsigned int sets_held(Text* text, Parts* parts) noexcept
cdef bint is_word(Text* text, const char* word) noexcept
cdef bint holds_word(Text* text, const char* word) noexcept


# Most elements lack most attributes: that these are empty is seen without a call.
cdef inline bint has_part(Text* text, Parts* parts) noexcept:
    """Whether *text* holds one of *parts*."""
    return text.size > 1 and holds_part(text, parts)


cdef inline unsigned int sets_in(Text* text, Parts* parts) noexcept:
    """Return the sets, as bits, of those of *parts* that *text* holds."""
    return sets_held(text, parts) if text.size > 1 else 0


cdef inline bint has_word(Text* text, const char* word) noexcept:
    """Whether *word* is one of those in *text*, which are parted by white space."""
    return text.size > 0 and holds_word(text, word)
