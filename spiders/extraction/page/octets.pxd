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
cdef bint has_part(Text* text, Parts* parts) noexcept
cdef unsigned int sets_in(Text* text, Parts* parts) noexcept
cdef bint is_word(Text* text, const char* word) noexcept
cdef bint has_word(Text* text, const char* word) noexcept
