"""Folders of an address -> the first links of a page that lead there: the entries of its menu."""

from libc.stdint cimport uintptr_t
from libc.string cimport memcmp

from selectolax.lexbor import create_tag

from spiders.extraction.page.dom cimport Attribute, Node, dom, first_attribute_of, next_in
from spiders.extraction.page.element cimport element_at

cdef uintptr_t ANCHOR = create_tag("a").tag_id


def entries_of(tree, list paths):
    """Return the first link of *tree* to each of *paths*, which begin with a slash and end with
    none; None if there is none.

    A link leads there if its address ends so, perhaps with one more slash.
    """
    cdef list sought = [path.encode() for path in paths], found = [None] * len(paths)
    cdef Node node, root
    cdef Attribute attribute
    cdef size_t size = 0
    cdef const char* octets
    cdef Py_ssize_t index, missing = len(paths)
    if tree.root is None:
        return found
    node = root = <Node> <uintptr_t> tree.root.mem_id
    while node != NULL and missing:
        attribute = first_attribute_of(node) if dom.tag_id(node) == ANCHOR else NULL
        while attribute != NULL:
            octets = dom.attribute_name(attribute, &size)
            if size == 4 and not memcmp(octets, b"href", 4):
                octets = dom.attribute_value(attribute, &size)
                for index in range(len(sought)):
                    if found[index] is None and ends_so(octets, size, sought[index]):
                        found[index] = element_at(node, tree)
                        missing -= 1
                break
            attribute = dom.next_attribute(attribute)
        node = next_in(root, node)
    return found


cdef bint ends_so(const char* octets, size_t size, bytes path) noexcept:
    """Whether the address in *octets* ends with *path*, or with that and a slash."""
    cdef size_t length = len(path)
    if octets == NULL:
        return False
    if size and octets[size - 1] == b"/":
        size -= 1
    return size >= length and not memcmp(octets + size - length, <char*> path, length)
