from spiders.extraction.page.dom cimport Node


cdef class Place:
    cdef Node element
    cdef object tree
    cdef readonly str tag
    cdef readonly Place parent
    cdef readonly int number
    cdef readonly bint has_paragraph
    cdef str _names
    cdef object _own
    cdef bint _is_hidden

    cdef int read(self) except -1


cdef class TextBlock:
    cdef readonly Place place
    cdef readonly str text
    cdef readonly list links
    cdef readonly Py_ssize_t linked, strong, italic
    cdef readonly bint is_entry, is_paragraph
