cpdef str comparable(str text)
