"""Texts in a form in which they are compared: their words, and nothing between but a blank."""

from libc.stdlib cimport free, malloc


cdef extern from "Python.h":
    enum: PyUnicode_4BYTE_KIND
    str PyUnicode_FromKindAndData(int kind, const void* letters, Py_ssize_t size)


cdef str HINTS = "\u00ad\u200b\u200e\u200f\u2060\ufeff"  # nobody sees them within a word


cdef inline bint is_of_word(Py_UCS4 letter) noexcept:
    """Whether a small *letter* is one of a word, or a digit."""
    if letter < 0x80:
        return u"a" <= letter <= u"z" or u"0" <= letter <= u"9" or letter == u"_"
    return letter.isalnum()


cpdef str comparable(str text):
    """Return the words of *text* in lower case, one blank between, no punctuation.

    >>> comparable("“Rain”, he said: rain!")
    'rain he said rain'
    """
    cdef str low = text.lower()
    cdef Py_ssize_t size = 0
    cdef Py_UCS4 letter
    cdef bint is_apart = False
    cdef Py_UCS4* letters = <Py_UCS4*> malloc((len(low) + 1) * sizeof(Py_UCS4))
    if letters == NULL:
        raise MemoryError
    for letter in low:
        if is_of_word(letter):
            if is_apart and size:
                letters[size] = u" "
                size += 1
            letters[size] = letter
            size += 1
            is_apart = False
        elif letter == u" " or letter not in HINTS:
            is_apart = True
    try:
        return PyUnicode_FromKindAndData(PyUnicode_4BYTE_KIND, letters, size)
    finally:
        free(letters)


cpdef str letters_of(str text):
    """Return the letters and digits of *text* alone.

    >>> letters_of("The Skerrow Gazette, no. 7")
    'TheSkerrowGazetteno7'
    """
    cdef Py_ssize_t size = 0
    cdef Py_UCS4 letter
    cdef Py_UCS4* letters = <Py_UCS4*> malloc((len(text) + 1) * sizeof(Py_UCS4))
    if letters == NULL:
        raise MemoryError
    for letter in text:
        if letter.isalnum():
            letters[size] = letter
            size += 1
    try:
        return PyUnicode_FromKindAndData(PyUnicode_4BYTE_KIND, letters, size)
    finally:
        free(letters)
