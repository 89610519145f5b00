cpdef str comparable(str text)
cpdef str letters_of(str text)
