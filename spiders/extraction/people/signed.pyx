"""The paragraphs that a page sets to the right, where papers without bylines sign a story."""

from libc.stdint cimport uintptr_t
from libc.string cimport memcmp

from selectolax.lexbor import create_tag

from spiders.extraction.page.dom cimport Attribute, Node, dom, first_attribute_of, next_in
from spiders.extraction.page.element cimport element_at
from spiders.extraction.page.octets cimport Parts, Text, has_part, parts_of

cdef uintptr_t PARAGRAPH = create_tag("p").tag_id
RIGHT_PARTS = [b"right"]
cdef Parts RIGHT = parts_of(RIGHT_PARTS)


def set_to_right(tree, Py_ssize_t most):
    """Return the first *most* paragraphs of *tree* that are set to the right."""
    cdef list found = []
    cdef Node node, root
    if tree.root is None:
        return found
    node = root = <Node> <uintptr_t> tree.root.mem_id
    while node != NULL and len(found) < most:
        if dom.tag_id(node) == PARAGRAPH and is_set_to_right(node):
            found.append(element_at(node, tree))
        node = next_in(root, node)
    return found


cdef bint is_set_to_right(Node paragraph) noexcept:
    """Whether the style of *paragraph* names that side, or its `align` is that."""
    cdef Attribute attribute = first_attribute_of(paragraph)
    cdef size_t size = 0
    cdef const char* name
    cdef Text value
    while attribute != NULL:
        name = dom.attribute_name(attribute, &size)
        if size == 5 and (not memcmp(name, b"style", 5) or not memcmp(name, b"align", 5)):
            value.octets = dom.attribute_value(attribute, &value.size)
            if value.octets != NULL and (
                has_part(&value, &RIGHT) if name[0] == b"s" else is_right(&value)
            ):
                return True
        attribute = dom.next_attribute(attribute)
    return False


cdef bint is_right(Text* value) noexcept:
    """Whether *value* is the name of that side, in whatever case."""
    cdef int at
    if value.size != 5:
        return False
    for at in range(5):
        if value.octets[at] | 32 != b"right"[at]:
            return False
    return True
