from spiders.extraction.body.passages cimport Passages
from spiders.extraction.page.runs cimport TextBlock

cdef enum:
    SHORTEST_DEK = 20  # letters; shorter descriptions are the site's name or a slogan

cdef inline bint is_digit(Py_UCS4 letter) noexcept:
    """Whether *letter* is a decimal digit of any script."""
    return u"0" <= letter <= u"9" if letter < 0x80 else letter.isdecimal()

cdef int describe_text(
    double* row, TextBlock block, int times, claims, Passages deks, Passages body
) except -1
