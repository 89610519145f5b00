cpdef str folded(str text)
cpdef Py_ssize_t words_in(str line) except -1
