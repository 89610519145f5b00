"""The octets of a column of texts, looked at once: whether what cannot be shown is in each; how many
characters and blanks; whether it is others joined, and whether others in its row are the same.

*octets* are UTF-8; the text of row n stands from places[n] to places[n + 1].
"""

import numpy as np

from libc.string cimport memcmp, memcpy

cdef enum:
    AT_ONCE = 64  # octets that are looked at together; most such are plain ASCII
    PLAIN = 0x5E  # over 0x20: the last of them
    BUCKETS = 1024  # more than most texts have paragraphs


def shown(const unsigned char[::1] octets, const long long[::1] places):
    """Return of each text how many characters it has, and whether one of them is a control
    character, or none at all.
    """
    cdef Py_ssize_t row
    cdef bint is_suspect
    counts, mask = np.zeros(places.shape[0] - 1, np.int32), np.zeros(places.shape[0] - 1, np.bool_)
    cdef int[::1] counted = counts
    cdef unsigned char[::1] found = mask.view(np.uint8)
    for row in range(counted.shape[0]):
        if places[row] < places[row + 1]:
            is_suspect = False
            counted[row] = length_of(
                &octets[places[row]], places[row + 1] - places[row], &is_suspect
            )
            if is_suspect:
                found[row] = is_unshown(&octets[places[row]], places[row + 1] - places[row])
    return counts, mask


cdef int length_of(const unsigned char* text, Py_ssize_t size, bint* is_suspect) noexcept:
    """Return how many characters *text* has; *is_suspect* is set if `is_unshown` is to be asked."""
    cdef int found = 0
    while size >= AT_ONCE:
        found += signs_in(text, AT_ONCE, is_suspect)
        text += AT_ONCE
        size -= AT_ONCE
    return found + signs_in(text, size, is_suspect)


cdef inline int signs_in(const unsigned char* text, Py_ssize_t size, bint* is_suspect) noexcept:
    """The same of at most 255 octets."""
    cdef Py_ssize_t at
    cdef unsigned char other = 0, suspects = 0, found = 0, octet
    for at in range(size):
        other |= <unsigned char> (text[at] - 0x20) > PLAIN
    if not other:
        return <int> size
    for at in range(size):
        octet = text[at]
        found += octet & 0xC0 != 0x80
        suspects |= (
            (octet < 0x20) & (octet != 0x09) & (octet != 0x0A) & (octet != 0x0D)
        ) | (octet == 0x7F) | (octet == 0xC2) | (octet == 0xEF)
    is_suspect[0] |= suspects
    return found


cdef bint is_unshown(const unsigned char* text, Py_ssize_t size) noexcept:
    """Whether U+007F to U+009F, U+FFFE or U+FFFF, or a control of ASCII is in *text*."""
    cdef Py_ssize_t at
    for at in range(size):
        if text[at] == 0xC2:
            if at + 1 < size and text[at + 1] < 0xA0:
                return True
        elif text[at] == 0xEF:
            if at + 2 < size and text[at + 1] == 0xBF and text[at + 2] >= 0xBE:
                return True
        elif text[at] == 0x7F or text[at] < 0x20:
            if text[at] != 0x09 and text[at] != 0x0A and text[at] != 0x0D:
                return True
    return False


def gaps(const unsigned char[::1] octets, const long long[::1] places):
    """Return how many blanks and blank lines there are in each text."""
    cdef Py_ssize_t row
    counts = np.zeros(places.shape[0] - 1, np.int64)
    cdef long long[::1] counted = counts
    for row in range(counted.shape[0]):
        if places[row] < places[row + 1]:
            counted[row] = gaps_in(&octets[places[row]], places[row + 1] - places[row])
    return counts


cdef long long gaps_in(const unsigned char* text, Py_ssize_t size) noexcept:
    cdef Py_ssize_t at
    cdef int found = text[0] == c" "
    for at in range(1, size):
        found += (text[at] == c" ") | ((text[at] == c"\n") & (text[at - 1] == c"\n"))
    return found


def are_joined(
    const unsigned char[::1] octets,
    const long long[::1] places,
    const unsigned char[::1] parts,
    const long long[::1] part_places,
    const long long[::1] owners,
    const unsigned char[::1] is_asked,
):
    """Return for each text whether it is its own *parts*, in order, with a blank line between.

    *owners* are the rows of the texts whose parts they are, in order; only those count of which
    *is_asked* is 1.
    """
    cdef Py_ssize_t row, part = 0, at, end, size
    cdef bint is_first, is_it
    mask = np.zeros(places.shape[0] - 1, np.bool_)
    cdef unsigned char[::1] found = mask.view(np.uint8)
    for row in range(found.shape[0]):
        at, end = places[row], places[row + 1]
        is_it = is_first = True
        while part < owners.shape[0] and owners[part] == row:
            if not is_asked[part]:
                part += 1
                continue
            size = part_places[part + 1] - part_places[part]
            if not is_first:
                is_it = is_it and at + 2 <= end and octets[at] == octets[at + 1] == c"\n"
                at += 2
            is_it = is_it and at + size <= end and (
                size == 0 or memcmp(&octets[at], &parts[part_places[part]], size) == 0
            )
            at += size
            is_first = False
            part += 1
        found[row] = is_it and at == end
    return mask


def repeated(
    const unsigned char[::1] octets,
    const long long[::1] places,
    const long long[::1] owners,
    const unsigned char[::1] is_asked,
    Py_ssize_t rows,
    int times,
):
    """Return for each of *rows* whether one string stands in it so many *times*.

    *owners* are the rows of the strings, in order; only those count of which *is_asked* is 1.
    """
    cdef Py_ssize_t part, one, size
    cdef int bucket
    mask = np.zeros(rows, np.bool_)
    cdef unsigned char[::1] found = mask.view(np.uint8)
    cdef int[::1] counts = np.zeros(owners.shape[0], np.int32)
    cdef Py_ssize_t[::1] others = np.empty(owners.shape[0], np.intp)
    cdef Py_ssize_t[BUCKETS] begins  # the last string of each key, in whatever row; its row tells
    for bucket in range(BUCKETS):
        begins[bucket] = -1
    for part in range(owners.shape[0]):
        if not is_asked[part]:
            continue
        size = places[part + 1] - places[part]
        bucket = bucket_of(&octets[places[part]], size) if size else 0
        one = begins[bucket]
        while one >= 0 and owners[one] == owners[part]:
            if places[one + 1] - places[one] == size and (
                size == 0 or memcmp(&octets[places[one]], &octets[places[part]], size) == 0
            ):
                counts[one] += 1
                found[owners[one]] |= counts[one] >= times
                break
            one = others[one]
        else:
            others[part], begins[bucket] = begins[bucket], part
            counts[part] = 1
            found[owners[part]] |= times <= 1
    return mask


cdef inline int bucket_of(const unsigned char* text, Py_ssize_t size) noexcept:
    """Return a number below BUCKETS, of the size, the beginning and the end of *text*."""
    cdef unsigned long long first = 0, last = 0
    cdef Py_ssize_t length = 8 if size > 8 else size
    memcpy(&first, text, length)
    memcpy(&last, text + size - length, length)
    return ((first ^ last * 31 ^ <unsigned long long> size) * 0x9E3779B97F4A7C15ULL) >> 54
