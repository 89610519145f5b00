from spiders.extraction.page.dom cimport Node


cdef class Place:
    cdef Node element
    cdef object tree
    cdef readonly str tag
    cdef readonly Place parent
    cdef readonly int number
    cdef readonly bint has_paragraph
    cdef str _names
    cdef unsigned long long _kinds
    cdef bint _is_hidden

    cdef unsigned long long kinds(self) except? 0
    cdef int read(self) except -1


cdef int mark_paragraph(Place place) except -1
