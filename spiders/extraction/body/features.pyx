"""Blocks -> one row of numbers a block, of the block alone: its text, its element, their names.

Only blocks that can be a part of the story have a row. What stands around a block is no part of
it: that is `context`, once it is known what the others are like.

The trunk is the path of elements around the headline: what block and headline share is named for
the page, not for the block.
"""

from collections import Counter

import numpy as np

from spiders.extraction.body.letters cimport SHORTEST_DEK, describe_text
from spiders.extraction.body.passages cimport Passages
from spiders.extraction.page.places cimport Place
from spiders.extraction.page.runs cimport TextBlock
from spiders.extraction.wording.comparable cimport comparable
from spiders.extraction.wording.folding cimport words_in

from spiders.extraction.body.letters import TEXT_NAMES
from spiders.extraction.body.surroundings import NAMES as AROUND, surroundings
from spiders.extraction.wording import KINDS

TAG_CODES = {
    tag: code
    for code, tags in enumerate(
        (
            "p",
            "div body main article section",
            "h2",
            "h3",
            "h4 h5 h6",
            "li",
            "blockquote",
            "figcaption figure",
            "td th tr caption",
            "dt dd",
            "header",
            "footer",
            "pre",
            "details summary",
            "span address",
        )
    )
    for tag in tags.split()
}

TRUNK = (0, 1)  # the body and what wraps all of it are named for the page

# Columns: of the text, logarithms of its size and words, whether it is a paragraph, which tag it
# has, which kinds of word name the elements around it, and which name those on its branch.
cdef int LOGARITHMS = len(TEXT_NAMES), PARAGRAPH = LOGARITHMS + 2, TAGS = PARAGRAPH + 1
cdef int ANY_TAG = max(TAG_CODES.values()) + 1, NEAR = TAGS + ANY_TAG + 1
cdef int NAMES = KINDS, BRANCH = NEAR + NAMES, WIDTH = BRANCH + NAMES
cdef int HEADLINE = TEXT_NAMES.index("headline")


def features(list asked, list all_blocks, list places, claims):
    """Return one row for each of *all_blocks* whose index is in *asked*."""
    cdef double[:, ::1] rows
    cdef TextBlock block
    cdef Place place
    cdef int index = 0
    cdef list blocks = [all_blocks[index] for index in asked]
    found = np.zeros((len(blocks), WIDTH + len(AROUND)))
    rows = found
    times = Counter([block.text for block in all_blocks])
    deks = Passages("\n".join(["", *[dek for dek in claims.deks if len(dek) > SHORTEST_DEK]]))
    body = Passages(claims.body) if claims.body else None
    for index, block in enumerate(blocks):
        describe_text(&rows[index, 0], block, times[block.text], claims, deks, body)
        rows[index, PARAGRAPH] = block.is_paragraph
        rows[index, TAGS + <int> TAG_CODES.get(block.place.tag, ANY_TAG)] = 1
    found[:, LOGARITHMS:PARAGRAPH] = np.log1p(found[:, :2])
    head = headline_block(all_blocks, claims)
    if head is None:
        repeating = found[:, HEADLINE].argmax() if found[:, HEADLINE].any() else None
        head = all_blocks[0] if repeating is None else blocks[int(repeating)]
    known = {place.number: 0 for place in (<TextBlock> head).place.ancestors()}
    for index, block in enumerate(blocks):
        describe_names(&rows[index, NEAR], near_kinds(block.place))
        describe_names(&rows[index, BRANCH], branch_kinds(block.place, known))
    found[:, WIDTH:] = surroundings(asked, all_blocks, places, all_blocks.index(head))
    return found


def headline_block(list blocks, claims):
    """Return the `<h1>` that repeats what the metadata calls the story, or else the first."""
    cdef TextBlock block
    found = [block for block in blocks if block.place.tag == "h1"]
    for block in found:
        if comparable(block.text) in claims.headlines:
            return block
    return found[0] if found else None


cdef int describe_names(double* row, unsigned long long kinds) except -1:
    """Write one number for each kind of word, 1 if it is among *kinds*, which are bits."""
    cdef int bit
    for bit in range(NAMES):
        row[bit] = (kinds >> bit) & 1
    return 0


cpdef unsigned long long near_kinds(Place place) except? 0:
    """Return the kinds of word that name *place* and the two around it."""
    cdef unsigned long long kinds = 0
    cdef int level
    for level in range(3):
        if place is not None:
            kinds |= place.kinds()
            place = place.parent
    return kinds


cdef unsigned long long branch_kinds(Place place, dict known) except? 0:
    """Return the kinds of word around *place*, up to one that is *known*; and make them known.

    *known* begins with the numbers of the places of the trunk, which have no kinds.
    """
    cdef list path = []
    cdef unsigned long long kinds = 0
    while place is not None and place.number not in known:
        path.append(place)
        place = place.parent
    if place is not None:
        kinds = known[place.number]
    for place in reversed(path):
        kinds |= place.kinds()
        known[place.number] = kinds
    return kinds


def linked_blocks(
    list page, unsigned long long kinds, unsigned long long others, Py_ssize_t fewest_words
):
    """Return the blocks of the judged *page*, none of its story, that hold links and so many words
    in what is named after one of *kinds*, and after none of *others*.
    """
    cdef dict known = dict.fromkeys(TRUNK, 0)
    cdef unsigned long long named
    cdef TextBlock block
    cdef list found = []
    for judged in page:
        block = (<tuple> judged)[0]
        if (<tuple> judged)[3] or not block.links or words_in(block.text) < fewest_words:
            continue
        named = branch_kinds(block.place, known)
        if named & kinds and not named & others:
            found.append(block)
    return found
