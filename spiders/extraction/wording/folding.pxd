cpdef str folded(str text)
cpdef Py_ssize_t words_in(str line) except -1
cpdef bint is_sentence(str line) except -1
