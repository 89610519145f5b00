cdef class Passages:
    cdef str text
    cdef unsigned char[8192] noted

    cpdef bint holds(self, str passage) except -1
    cdef bint may_hold(self, str passage, Py_ssize_t begin) noexcept
