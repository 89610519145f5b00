from spiders.extraction.page.runs cimport TextBlock

cdef enum:
    SHORTEST_DEK = 20  # letters; shorter descriptions are the site's name or a slogan

cdef int describe_text(double* row, TextBlock block, int times, claims, str deks) except -1
