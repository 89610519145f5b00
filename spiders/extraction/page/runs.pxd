from spiders.extraction.page.dom cimport Node
from spiders.extraction.page.places cimport Place

cdef str NO_WORDS


cdef class TextBlock:
    cdef readonly Place place
    cdef readonly str text
    cdef readonly list links
    cdef readonly Py_ssize_t linked, strong, italic
    cdef readonly bint is_entry, is_paragraph


cdef class Run:
    cdef list parts, links
    cdef Py_ssize_t linked, strong, italic
    cdef bint is_initial, is_unparted

    cdef bint is_sentence_before(self, Py_UCS4 first) except -1
    cdef str unbroken(self, str text)
    cdef str initial(self)
    cdef bint is_cap(self) except -1
    cdef int go_on(self, bint is_unparted) except -1
    cdef int add(self, Node node, Node document, int style) except -1
    cdef bint ends_at_break(self) except -1
    cdef TextBlock ended(self)
