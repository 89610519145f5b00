"""Places: the elements of a page with text in them, each with the place around it."""

import re

cimport cython

from spiders.extraction.page.dom cimport Names, named_by, names_in
from spiders.extraction.page.element cimport element_at

from spiders.extraction.page.dom import NAMING
from spiders.extraction.wording import TAGS, named

HIDDEN = re.compile(r"display:\s*none|visibility:\s*hidden")

cdef Names READ = Names([*NAMING, "hidden", "aria-hidden", "style"])


@cython.no_gc  # places lead outwards only
cdef class Place:
    """One element with text in it, and the place around it.

    `number` is its index among the places of the page, which come after those around them.

    *has_paragraph* tells whether one stands anywhere inside. What costs is read from the element at
    first use: most places hold menus, and nobody asks for their names.
    """

    def __init__(self):
        raise TypeError("a place is made by blocks_of")

    @property
    def names(self):
        """Names of the element, as one text."""
        if self._names is None:
            self.read()
        return self._names

    @property
    def own(self):
        """Kinds of word (`words.NAMES`, then `words.TAGS`) in the names, as bits."""
        return self.kinds()

    @property
    def is_hidden(self):
        """Whether the element says itself that it is not shown."""
        if self._names is None:
            self.read()
        return self._is_hidden

    def ancestors(self):
        """Yield this place and those around it, innermost first."""
        place = self
        while place is not None:
            yield place
            place = place.parent

    def is_around(self, Place place not None):
        """Whether *place* is this one, or in it: a place has a higher number than those around it."""
        while place.number > self.number and place.parent is not None:
            place = place.parent
        return place is self

    @property
    def node(self):
        """The element itself."""
        return element_at(self.element, self.tree)

    cdef unsigned long long kinds(self) except? 0:
        """Return what `own` is, for compiled modules."""
        if self._names is None:
            self.read()
        return self._kinds

    cdef int read(self) except -1:
        """Read what the attributes of the element say."""
        cdef dict attributes = READ.values_in(self.element)
        if len(attributes) == 1 and "class" in attributes and "-" not in self.tag:  # as most have
            self._names = attributes["class"] or ""
        elif attributes:
            self._names = names_in(self.tag, attributes)
            self._is_hidden = is_hidden(attributes)
        else:
            self._names = named_by(self.tag)
        self._kinds = named(self._names) | TAGS.get(self.tag, 0)
        return 0


cdef bint is_hidden(dict attributes) except -1:
    """Whether an element with those attributes is not shown."""
    if "hidden" in attributes or attributes.get("aria-hidden") == "true":
        return True
    style = attributes.get("style")
    return bool(style and HIDDEN.search(style))


cdef int mark_paragraph(Place place) except -1:
    """Note that a paragraph stands in *place* and in all around it."""
    while place is not None and not place.has_paragraph:
        place.has_paragraph = True
        place = place.parent
    return 0
