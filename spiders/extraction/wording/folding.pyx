"""What is asked of every text of a page, compiled: its folded form, how many words it has, and
whether it is a sentence.
"""

from cpython.unicode cimport PyUnicode_1BYTE_KIND, PyUnicode_DATA, PyUnicode_KIND

from spiders.extraction.wording.clean import INVISIBLE, clean

cdef Py_UCS4 NO_BREAK = 0xA0, SOFT_HYPHEN = 0xAD
ENDERS = ".!?…。！？؟։।"
LONG = 140  # letters; a line this long is a paragraph even where its full stop is missing
cdef str ENDING = ENDERS, CLOSERS = "\"'”’“‘»«)]›‹」』 "
cdef Py_ssize_t PARAGRAPH = LONG

cdef enum:
    FEWEST_WORDS = 5  # of a sentence


cpdef str folded(str text):
    r"""Return *text* cleaned, each run of white space (no-break spaces too) as one blank.

    Signs that no reader sees are dropped, so that a search finds the word.

    >>> folded(" a\u00a0\n b "), folded("Rat\u00adhaus\u200b")
    ('a b', 'Rathaus')
    """
    cdef str line
    if is_folded(text):
        return text
    line = " ".join(text.split())
    return line if is_folded(line) else " ".join(INVISIBLE.sub("", clean(line)).split())


cdef bint is_folded(str text) except -1:
    """Whether *text* has single blanks inside, and nothing else that is white or unseen."""
    cdef Py_UCS4 letter, last = u" "
    if PyUnicode_KIND(text) == PyUnicode_1BYTE_KIND:
        return is_folded_narrow(<const unsigned char*> PyUnicode_DATA(text), len(text))
    for letter in text:
        if letter < 0x7F:
            if letter <= u" " and (letter != u" " or last == u" "):
                return False
        elif letter <= NO_BREAK or letter == SOFT_HYPHEN:
            return False
        elif letter > 0xFF and not letter.isprintable():
            return False
        last = letter
    return last != u" " or not text


cdef bint is_folded_narrow(const unsigned char* letters, Py_ssize_t size) noexcept nogil:
    """Tell the same of a text of one octet a letter, of which many are looked at side by side."""
    cdef unsigned char odd = 0, letter
    cdef Py_ssize_t at
    if not size or letters[0] == 0x20 or letters[size - 1] == 0x20:
        return False
    for at in range(size):
        letter = letters[at]
        odd |= (letter < 0x20) | ((letter >= 0x7F) & (letter <= 0xA0)) | (letter == 0xAD)
    for at in range(1, size):
        odd |= (letters[at - 1] == 0x20) & (letters[at] == 0x20)
    return not odd


cpdef Py_ssize_t words_in(str line) except -1:
    """Return the number of words in *line*; two letters of a script without spaces make one.

    >>> words_in("It rained")
    2
    """
    cdef Py_ssize_t blanks = 0, wide = 0
    cdef Py_UCS4 letter
    if PyUnicode_KIND(line) == PyUnicode_1BYTE_KIND:
        return blanks_in(<const unsigned char*> PyUnicode_DATA(line), len(line)) + 1
    for letter in line:
        blanks += letter == u" "
        wide += letter >= 0xE00 and is_wide(letter)
    return blanks + 1 + wide // 2


cdef Py_ssize_t blanks_in(const unsigned char* letters, Py_ssize_t size) noexcept nogil:
    """Return the number of blanks in a text of one octet a letter."""
    cdef Py_ssize_t blanks = 0, at
    for at in range(size):
        blanks += letters[at] == 0x20
    return blanks


cpdef bint is_sentence(str line) except -1:
    """Whether *line* is one sentence or more, not a heading or an entry of a list."""
    cdef Py_ssize_t size = len(line), end = size
    if size >= PARAGRAPH:
        return True
    while end and line[end - 1] in CLOSERS:
        end -= 1
    if not (end and line[end - 1] in ENDING or size and line[size - 1] in ENDING):
        return False
    return words_in(line) >= FEWEST_WORDS


cdef inline bint is_wide(Py_UCS4 letter) noexcept:
    """Whether *letter* is of Thai, of Japanese or Chinese, or a syllable of Korean."""
    return (
        letter <= 0xE7F
        or 0x3040 <= letter <= 0x30FF
        or 0x3400 <= letter <= 0x9FFF
        or 0xAC00 <= letter <= 0xD7AF
    )
