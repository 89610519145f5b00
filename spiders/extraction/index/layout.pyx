"""How a page is laid out from its first heading on -> numbers: what lists have and stories do not.

A list repeats one template for all that it lists, is links for the most part, shows a picture of
each and lets its reader choose. Its own text, for there may be much of it, stands above or below.
"""

from libc.math cimport log1p

from spiders.extraction.index.story cimport is_link
from spiders.extraction.page.places cimport Place
from spiders.extraction.page.runs cimport TextBlock

cdef enum:
    GROUP = 5  # links of one template are a list


def of_layout(document, list page, Py_ssize_t start):
    """Return how the blocks of *page* are laid out from that at *start*, its heading, on."""
    cdef dict lists = {}
    cdef list longest = [], linked
    cdef TextBlock block
    cdef Py_ssize_t at, letters = 0, in_links = 0, listed = 0
    for at in range(start, len(page)):
        block = (<tuple> page[at])[0]
        letters += len(block.text)
        in_links += block.linked
        if is_link(block):
            lists.setdefault(template(block.place), []).append(at)
    for linked in lists.values():
        if len(linked) > len(longest):
            longest = linked
        if len(linked) >= GROUP:
            listed += len(linked)
    return [
        log1p(len(longest)),
        log1p(listed),
        in_links / <double> (letters or 1),
        *of_story_beside(longest, page),
        letters_within(longest, page) / <double> (letters or 1),
        log1p(document.marks.images),
        log1p(document.marks.choices),
    ]


cdef list of_story_beside(list linked, list page):
    """Return how much of the story stands before, between and behind those *linked* blocks."""
    cdef Py_ssize_t[3] sizes = [0, 0, 0]
    cdef Py_ssize_t at, total, first, last
    cdef tuple judged
    if not linked:
        return [0.0, 0.0, 0.0]
    first, last = linked[0], linked[-1]
    for at in range(len(page)):
        judged = <tuple> page[at]
        if judged[3]:
            sizes[(at >= first) + (at > last)] += len((<TextBlock> judged[0]).text)
    total = (sizes[0] + sizes[1] + sizes[2]) or 1
    return [size / <double> total for size in sizes]


cdef Py_ssize_t letters_within(list linked, list page) except -1:
    """Return how many letters there are from the first to the last of the *linked* blocks."""
    cdef Py_ssize_t letters = 0, at
    if linked:
        for at in range(linked[0], linked[-1] + 1):
            letters += len((<TextBlock> (<tuple> page[at])[0]).text)
    return letters


cdef tuple template(Place place):
    """Return by what two blocks of one template are alike: the names of what is around them.

    Three elements around a block tell that.
    """
    cdef Place outer = place.parent, outmost = outer.parent if outer is not None else None
    if outer is None:
        return place.tag, place.kinds()
    if outmost is None:
        return place.tag, place.kinds(), outer.tag, outer.kinds()
    return place.tag, place.kinds(), outer.tag, outer.kinds(), outmost.tag, outmost.kinds()
