from spiders.extraction.page.runs cimport TextBlock


cdef bint is_unwritten(TextBlock block) except -1
