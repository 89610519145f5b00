"""Needles: short texts of which one stands in all that a pattern finds; all are sought in one walk.

To seek each by itself takes a walk for each, and in few places of a text one of them begins.
"""

from cpython.unicode cimport PyUnicode_DATA, PyUnicode_KIND, PyUnicode_READ
from libc.string cimport memset

cdef enum:
    PAIRS = 4096  # a power of two; of two signs each, which few pairs of a text share with needles
    MOST = 256  # needles
    SETS = 64


cdef class Needles:
    """Sets of needles in small letters, of two signs each at least."""

    cdef list needles
    cdef short[PAIRS] begins  # the first needle that begins with two signs, -1 for none,
    cdef short[MOST] others  # and the next that does
    cdef unsigned long long[MOST] sets  # of each, as a bit

    def __init__(self, sets):
        cdef str needle
        cdef int number, key
        self.needles = []
        memset(self.begins, -1, sizeof(self.begins))
        pairs = [(number, needle) for number, needles in enumerate(sets) for needle in needles]
        if len(pairs) > MOST or len(sets) > SETS:
            raise ValueError(f"{len(pairs)} needles in {len(sets)} sets: {MOST} in {SETS} at most")
        for number, needle in pairs:
            if len(needle) < 2 or needle != needle.lower():
                raise ValueError(f"{needle!r}: a needle has two small letters, or more")
            key = pair(needle[0], needle[1])
            self.sets[len(self.needles)] = 1ULL << number
            self.others[len(self.needles)] = self.begins[key]
            self.begins[key] = len(self.needles)
            self.needles.append(needle)

    cpdef unsigned long long sets_in(self, str text) except? 0:
        """Return the sets, as bits, of which a needle is in *text*, in whatever case."""
        cdef unsigned long long found = 0
        cdef Py_UCS4 sign, before = 0
        cdef Py_ssize_t at
        cdef int kind, number
        cdef void* signs
        if not text.isascii():
            text = text.lower()  # as one: what a sign becomes may hang on its neighbours
        kind, signs = PyUnicode_KIND(text), PyUnicode_DATA(text)
        for at in range(len(text)):
            sign = small(PyUnicode_READ(kind, signs, at))
            number = self.begins[pair(before, sign)]
            while number >= 0:
                if not found & self.sets[number] and stands(self.needles[number], text, at - 1):
                    found |= self.sets[number]
                number = self.others[number]
            before = sign
        return found


cdef inline int pair(Py_UCS4 one, Py_UCS4 two) noexcept:
    """Return the place of two signs among PAIRS."""
    return (<unsigned int> one << 5 ^ <unsigned int> two) & (PAIRS - 1)


cdef inline Py_UCS4 small(Py_UCS4 sign) noexcept:
    """Return *sign*, a capital of ASCII as its small letter."""
    return <Py_UCS4> (<unsigned int> sign | 32) if u"A" <= sign <= u"Z" else sign


cdef bint stands(str needle, str text, Py_ssize_t at) noexcept:
    """Whether *needle* stands in *text* from *at* on."""
    cdef Py_ssize_t inside
    cdef int kind = PyUnicode_KIND(text), own = PyUnicode_KIND(needle)
    cdef void* signs = PyUnicode_DATA(text)
    cdef void* sought = PyUnicode_DATA(needle)
    if at < 0 or at + len(needle) > len(text):
        return False
    for inside in range(len(needle)):
        if small(PyUnicode_READ(kind, signs, at + inside)) != PyUnicode_READ(own, sought, inside):
            return False
    return True
