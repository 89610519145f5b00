"""What stands around each block before anything is judged -> one row of numbers a block.

How much text the places around it hold and how much of that is links, which blocks stand before
and behind it, under which heading, and how far from the headline.
"""

from libc.math cimport log1p

from spiders.extraction.body.letters cimport is_digit
from spiders.extraction.page.places cimport Place
from spiders.extraction.page.runs cimport TextBlock

import numpy as np

from spiders.extraction.page import HEADINGS
from spiders.extraction.wording import is_label, may_label, words_of

NAMES = (
    "letters0 links0 letters1 links1 letters2 links2 letters3 links3 share0 share1 share2 "
    "hidden since position digits capitals alike first last "
    "before_entry before_heading before_paragraph before_size before_beside before_label "
    "behind_entry behind_heading behind_paragraph behind_size behind_beside "
    "under under_link under_level under_related under_comments under_tags under_size"
).split()

LABELS = ("related", "comments", "tags")

cdef int WIDTH = len(NAMES)
cdef int HIDDEN = NAMES.index("hidden"), BEFORE = NAMES.index("before_entry")
cdef int BEHIND = NAMES.index("behind_entry"), UNDER = NAMES.index("under")
cdef frozenset HEADING_TAGS = HEADINGS

cdef enum:
    LEVELS = 4  # a block's place and three around it
    FAR = 60  # blocks; beyond it distance says no more
    LONG = 30_000  # letters; two pages in a hundred have more, and no more is to be learned of them
    MANY = 100  # blocks; the same
    LONGEST_LABEL = 60  # letters


def surroundings(list asked, list blocks, list places, int head):
    """Return one row for each of *blocks* whose index is in *asked*; *head* is the headline's.

    The columns are NAMES; *places* are all of the page, by their numbers.
    """
    cdef double[::1] letters = np.zeros(len(places)), linked = np.zeros(len(places))
    cdef int[::1] entries = np.zeros(len(places), np.intc)
    cdef double[:, ::1] rows
    cdef Py_ssize_t count = len(blocks), number, index, row, heading = -1, walked = 0
    cdef int under = 0
    cdef dict hidden = {}
    cdef TextBlock block
    cdef Place place
    cdef double total
    cdef int level
    found = np.zeros((len(asked), WIDTH))
    rows = found
    for block in blocks:
        letters[block.place.number] += len(block.text)
        linked[block.place.number] += block.linked
        entries[block.place.number] += 1
    for number in range(len(places) - 1, 0, -1):
        place = places[number]
        letters[place.parent.number] += letters[number]
        linked[place.parent.number] += linked[number]
    total = letters[0] + 1
    for row in range(len(asked)):
        index = asked[row]
        block = blocks[index]
        while walked < index:
            if (<TextBlock> blocks[walked]).place.tag in HEADING_TAGS:
                heading, under = walked, label_of(blocks[walked])
            walked += 1
        place = block.place
        for level in range(LEVELS):
            number = place.number
            rows[row, 2 * level] = log1p(min(letters[number], LONG))
            rows[row, 2 * level + 1] = linked[number] / (letters[number] + 1)
            if level < LEVELS - 1:
                rows[row, 2 * LEVELS + level] = letters[number] / total
            place = place.parent if place.parent is not None else place
        rows[row, HIDDEN] = is_within_hidden(block.place, hidden)
        rows[row, HIDDEN + 1] = max(min(index - head, FAR), -FAR)
        rows[row, HIDDEN + 2] = index / <double> count
        write_letters(rows, row, block.text)
        write_beside(rows, row, block, blocks, index)
        if heading >= 0:
            write_heading(&rows[row, UNDER], blocks[heading], min(index - heading, FAR), under)
    write_alike(rows, asked, blocks)
    return found


cdef bint is_within_hidden(Place place, dict known) except -1:
    """Whether *place* or one around it is hidden, by number *known* of those that were asked.

    The names of others, such as menus' entries, would be read in vain.
    """
    cdef list inner = []
    cdef bint is_hidden = False
    while place is not None and place.number not in known:
        inner.append(place)
        place = place.parent
    if place is not None:
        is_hidden = known[place.number]
    for place in reversed(inner):
        is_hidden = is_hidden or place.is_hidden
        known[place.number] = is_hidden
    return is_hidden


cdef int write_letters(double[:, ::1] rows, Py_ssize_t row, str text) except -1:
    """Write which share of the letters of *text* are digits, and of its words begin large."""
    cdef Py_UCS4 letter, before = u" "
    cdef int digits = 0, capitals = 0, words = 0
    for letter in text:
        digits += is_digit(letter)
        if before == u" ":
            words += 1
            capitals += letter.isupper()
        before = letter
    rows[row, HIDDEN + 3] = digits / <double> len(text)
    rows[row, HIDDEN + 4] = capitals / <double> words
    return 0


cdef int write_beside(
    double[:, ::1] rows, Py_ssize_t row, TextBlock block, list blocks, Py_ssize_t index
) except -1:
    """Write what the blocks before and behind *block*, the one at *index*, are like."""
    cdef TextBlock other
    if index:
        other = blocks[index - 1]
        write_block(&rows[row, BEFORE], other, block)
        rows[row, BEFORE + 5] = label_of(other) > 0
    if index + 1 < len(blocks):
        write_block(&rows[row, BEHIND], blocks[index + 1], block)
    return 0


cdef int write_block(double* row, TextBlock other, TextBlock block) except -1:
    """Write what *other*, a block beside *block*, is like."""
    row[0] = other.is_entry
    row[1] = other.place.tag in HEADING_TAGS
    row[2] = other.is_paragraph
    row[3] = log1p(len(other.text))
    row[4] = other.place.parent is block.place.parent
    return 0


cdef int write_heading(double* row, TextBlock heading, int distance, int label) except -1:
    """Write what the nearest heading above a block is, *distance* blocks away."""
    row[0] = log1p(distance)
    row[1] = heading.is_entry
    row[2] = int(heading.place.tag[1])
    if label:
        row[2 + label] = 1
    row[6] = log1p(len(heading.text))
    return 0


cdef int label_of(TextBlock block) except -1:
    """Return which of LABELS *block* is, from 1; 0 for none."""
    cdef int number = 1
    if len(block.text) < LONGEST_LABEL and not block.is_entry and may_label(block.text):
        for name in LABELS:
            if is_label(name, block.text):
                return number
            number += 1
    return 0


cdef int write_alike(double[:, ::1] rows, list asked, list blocks) except -1:
    """Write how many blocks stand in one element with each, and whether it is first or last."""
    cdef dict times = {}, first = {}, last = {}
    cdef TextBlock block
    cdef Py_ssize_t row, around
    for row in range(len(asked)):
        block = blocks[asked[row]]
        around = block.place.parent.number if block.place.parent is not None else -1
        times[around] = times.get(around, 0) + 1
        first.setdefault(around, row)
        last[around] = row
    for row in range(len(asked)):
        block = blocks[asked[row]]
        around = block.place.parent.number if block.place.parent is not None else -1
        rows[row, HIDDEN + 5] = log1p(min(times[around], MANY))
        rows[row, HIDDEN + 6] = first[around] == row
        rows[row, HIDDEN + 7] = last[around] == row
    return 0
