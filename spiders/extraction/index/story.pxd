from spiders.extraction.page.runs cimport TextBlock


cdef class Shown:
    cdef readonly list page, blocks, kept, listed
    cdef readonly dict words
    cdef readonly object start
    cdef list sure  # the confidence of each block

    cpdef bint is_teaser(self, Py_ssize_t index) except -1


cpdef bint is_link(TextBlock block) except -1
