"""Names of elements -> numbers: how many on a page are named for parts of a list, or of a story.

The trade has its words for what shops, catalogues and archives are built of, as it has for what
stands in and around a story; authors of pages use them on sites that have nothing else in common.
"""

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from math import log1p

from spiders.extraction.body import Judged
from spiders.extraction.page import Place

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
LEVELS = 3  # elements around a text and with it; four tell no more
WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
LONGEST_NAMES = 200  # characters; utility-class soups go on for thousands


def of_names(page: Sequence[Judged]) -> list[float]:
    """Return how many elements around the texts of *page* are named for each of PARTS."""
    found = [0] * len(PARTS)
    for names, count in Counter(place.names[:LONGEST_NAMES] for place in around(page)).items():
        for part in parts_named(names):
            found[part] += count
    return [log1p(count) for count in found]


def around(page: Sequence[Judged]) -> set[Place]:
    """Return the elements of all texts of *page*, and those around them."""
    ring = {judged.block.place for judged in page}
    found = set(ring)
    for _ in range(LEVELS - 1):
        ring = {place.parent for place in ring if place.parent is not None}
        found |= ring
    return found


@lru_cache(maxsize=4096)  # a site has some hundred, on each of its pages
def parts_named(names: str) -> frozenset[int]:
    """Return for which of PARTS an element with those *names* is.

    >>> [PARTS[part].split()[0] for part in sorted(parts_named("productCard js-sort"))]
    ['product', 'filter', 'grid']
    """
    words = map(str.lower, WORD.findall(names))
    return frozenset(PART_OF[word] for word in words if word in PART_OF)
