from spiders.extraction.page.runs cimport TextBlock


cdef class Shown:
    cdef readonly list page, blocks, kept, listed, words
    cdef readonly object start

    cdef bint is_story(self, Py_ssize_t index) except -1
    cpdef bint is_teaser(self, Py_ssize_t index) except -1
    cdef tuple span(self)


cpdef bint is_link(TextBlock block) except -1
