"""The story that was found on a page -> numbers: how much there is, how sure, and among what."""

from libc.math cimport log1p

from spiders.extraction.page.places cimport Place
from spiders.extraction.page.runs cimport TextBlock
from spiders.extraction.wording.folding cimport words_in

cdef enum:
    SHORTEST_HEADLINE = 4  # words; a shorter link names a section
    TEASED = 2  # blocks: a headline, perhaps a time, a teaser

cdef double SURE = 0.9  # confidence


cdef class Shown:
    """The judged blocks of a page, with what is asked of each several times.

    *kept* are the indices of the story's, *words* has the words of every block from the first of
    these to the last, 0 for the others, *listed* tells of each block whether it is a link that reads
    like a headline, *start* is the index of the page's first heading, None if it has none.
    """

    def __init__(self, list page):
        cdef TextBlock block
        cdef Py_ssize_t index
        self.page, self.start = page, None
        self.blocks, self.kept, self.listed = [], [], []
        for index in range(len(page)):
            block = (<tuple> page[index])[0]
            self.blocks.append(block)
            self.listed.append(is_link(block) and words_in(block.text) >= SHORTEST_HEADLINE)
            if self.is_story(index):
                self.kept.append(index)
            if self.start is None and block.place.tag == "h1":
                self.start = index
        self.words = [0] * len(page)
        if self.kept:
            for index in range(self.kept[0], self.kept[-1] + 1):
                self.words[index] = words_in((<TextBlock> self.blocks[index]).text)

    cdef bint is_story(self, Py_ssize_t index) except -1:
        """Whether the block at *index* is a part of the story."""
        return (<tuple> self.page[index])[3]

    @property
    def heading(self):
        """The page's first heading, "" if it has none."""
        return (<TextBlock> self.blocks[self.start]).text if self.start is not None else ""

    cpdef bint is_teaser(self, Py_ssize_t index) except -1:
        """Whether the block at *index* stands right under a linked headline, as a teaser does."""
        cdef Py_ssize_t above
        for above in range(max(0, index - TEASED), index):
            if self.listed[above]:
                return True
        return False

    cdef tuple span(self):
        """Return where the story begins and where it ends, as a range has them."""
        return (self.kept[0], self.kept[-1] + 1) if self.kept else (0, 0)


cpdef bint is_link(TextBlock block) except -1:
    """Whether most of *block* is a link."""
    return block.linked * 2 > len(block.text)


def of_story(Shown shown):
    """Return how much story there is, in how many parts, and among what."""
    cdef Py_ssize_t count = len(shown.kept), words = 0, most = 0, held = 0, others = 0
    cdef Py_ssize_t listed = 0, teasers = 0, index, size, first, end
    cdef Place holder
    cdef dict holders = {}  # words of the story, by the element around its blocks
    first, end = shown.span()
    for index in range(first, end):
        size = shown.words[index]
        if not shown.is_story(index):
            others += size
            listed += shown.listed[index]
            continue
        holder = (<TextBlock> shown.blocks[index]).place.parent
        words += size
        most = max(most, size)
        holders[holder] = holders.get(holder, 0) + size
        teasers += shown.is_teaser(index)
    for size in holders.values():
        held = max(held, size)
    return [
        log1p(words),
        log1p(most),
        log1p(words / <double> max(1, count)),
        held / <double> (words or 1),
        longest_run(shown) / <double> (words + 1),
        others / <double> (others + words + 1),
        log1p(listed),
        teasers / <double> (count or 1),
        log1p(largest_list(shown)),
        *of_confidence(shown, words),
    ]


def of_confidence(Shown shown, double words):
    """Return how sure the story of *words* is, and how much of the page it is."""
    cdef Py_ssize_t index, size, sure = 0, letters = 0, all_letters = 0
    cdef double weighed = 0, most = 0, confidence
    cdef TextBlock block
    for block in shown.blocks:
        all_letters += len(block.text)
    for index in shown.kept:
        block, size = shown.blocks[index], shown.words[index]
        confidence = (<tuple> shown.page[index])[2]
        letters += len(block.text)
        weighed += confidence * size
        most = max(most, confidence)
        if confidence >= SURE:
            sure += size
    return [
        weighed / (words or 1),
        log1p(sure),
        sure / (words + 1),
        most,
        letters / <double> (all_letters or 1),
        log1p(len(shown.blocks)),
    ]


cpdef Py_ssize_t longest_run(Shown shown) except -1:
    """Return the words of the longest part of the story without a line of something else in it."""
    cdef Py_ssize_t run = 0, longest = 0, index, words, first, end
    first, end = shown.span()
    for index in range(first, end):
        words = shown.words[index]
        if shown.is_story(index):
            run += words
            longest = max(longest, run)
        elif words >= SHORTEST_HEADLINE:
            run = 0
    return longest


cpdef Py_ssize_t largest_list(Shown shown) except -1:
    """Return how many headlines stand in one position of the page's template."""
    cdef dict alike = {}
    cdef TextBlock block
    cdef Place place, outer
    cdef Py_ssize_t count, most = 0, index
    for index in range(len(shown.blocks)):
        if shown.listed[index]:
            block = shown.blocks[index]
            place = block.place
            outer = place.parent if place.parent is not None else place
            position = (place.tag, place.kinds(), outer.tag, outer.kinds())
            count = alike[position] = alike.get(position, 0) + 1
            most = max(most, count)
    return most
