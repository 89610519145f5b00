cdef struct Text:
    const char* octets
    size_t size


cdef struct Parts:  # some texts, and which octets one of them begins with
    Text[16] texts
    int count
    bint[256] begins


cdef Parts parts_of(list texts)
cdef bint has_part(Text* text, Parts* parts) noexcept
cdef bint is_word(Text* text, const char* word) noexcept
cdef bint has_word(Text* text, const char* word) noexcept
