"""Names of elements -> numbers: how many on a page are named for parts of a list, or of a story.

The trade has its words for what shops, catalogues and archives are built of, as it has for what
stands in and around a story; authors of pages use them on sites that have nothing else in common.
"""

from functools import lru_cache

from libc.math cimport log1p

from spiders.extraction.page.places cimport Place
from spiders.extraction.page.runs cimport TextBlock
from spiders.extraction.wording.naming cimport words_named

PARTS = (
    "product products price prices pricing sku item items swatch swatches variant plp",
    "cart basket bag minicart wishlist favorite favorites quick quickview shop compare checkout",
    "filter filters facet facets sort sorting sortby orderby refine refinement",
    "pagination pager paging paginate loadmore",
    "grid card cards tile tiles listing listings result results collection catalog list",
    "rating ratings star stars review reviews",
    "article story single entry blogpost postid",
    "author byline writer bio avatar",
    "comment comments reply respond disqus",
    "share sharing social whatsapp",
    "caption figcaption credit",
    "teaser excerpt summary snippet",
)
PART_OF = {word: part for part, words in enumerate(PARTS) for word in words.split()}
NONE: frozenset[int] = frozenset()

cdef enum:
    LEVELS = 3  # elements around a text and with it; four tell no more
    LONGEST_NAMES = 200  # characters; utility-class soups go on for thousands


def of_names(page):
    """Return how many elements around the texts of *page* are named for each of PARTS."""
    cdef list found = [0] * len(PARTS)
    cdef set known = set()  # the elements around texts before
    cdef TextBlock block
    cdef Place place
    cdef int level
    for block, _, _, _ in page:
        place = block.place
        for level in range(LEVELS):
            if place is None:
                break
            if place not in known:
                known.add(place)
                for part in parts_named(place.names[:LONGEST_NAMES]):
                    found[part] += 1
            place = place.parent
    return [log1p(count) for count in found]


@lru_cache(maxsize=4096)  # a site has some hundred, on each of its pages
def parts_named(str names):
    """Return for which of PARTS an element with those *names* is.

    >>> [PARTS[part].split()[0] for part in sorted(parts_named("productCard js-sort"))]
    ['product', 'filter', 'grid']
    """
    cdef set found = set()
    for word in words_named(names):
        part = PART_OF.get(word)
        if part is not None:
            found.add(part)
    return frozenset(found) if found else NONE
