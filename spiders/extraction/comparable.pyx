"""Texts in a form in which they are compared: their words, and nothing between but a blank."""


cpdef str comparable(str text):
    """Return the words of *text* in lower case, one blank between, no punctuation.

    >>> comparable("“Rain”, he said: rain!")
    'rain he said rain'
    """
    cdef str low = text.lower()
    cdef Py_ssize_t at, start = -1, size = len(low)
    cdef Py_UCS4 letter
    cdef list words = []
    for at in range(size):
        letter = low[at]
        if letter.isalnum() or letter == u"_":
            if start < 0:
                start = at
        elif start >= 0:
            words.append(low[start:at])
            start = -1
    if start >= 0:
        words.append(low[start:])
    return " ".join(words)
