"""The parser's tree, read through the C functions that the parser's library exports.

A node is the address that the parser gives as `mem_id`. A walk makes no object of the nodes that it
passes.

This is the whole border to C: no other module calls the parser's functions but through `dom` and
the functions below. What holds at it:

- *Life.* A node stands as long as its tree does, and trees are never changed here. Whatever keeps
  a node (`Element`, `Place`, `Cutter`) keeps its tree beside it, so the tree outlives it. A node
  that the parser has detached (the body of a page that turns out to be a frameset, what is in a
  `<template>`) still stands in the memory of its document.
- *Who frees what.* Texts that `dom.text` gives are copies in an arena of the document; they are
  given back through `free_text`, to the document and to nothing else: whatever else stands
  outermost is no arena, and freeing into it ends the process. Where no document stands above a
  node, its texts are left to the arena, which goes with the tree. Names, attributes and their
  values belong to the tree: they are read, never freed.
- *What is needed.* `next`, `first_child`, `parent`, `type`, `tag_id` and `text` take a node of any
  type, never NULL. `name`, `first_attribute` take elements alone: on a text or a comment they read
  what is no attribute, so `tag_of`, `attributes_of` and `Names` ask for the type first.
  `next_attribute`, `attribute_name` and `attribute_value` take an attribute.
- *What comes back.* NULL where there is nothing, which every caller asks about. Octets are not
  ended by NUL and may hold some; only the size that comes with them counts. They need not be
  UTF-8: what is not is replaced.
- *Depth.* Walks keep no frame for a level; a page of any depth costs memory, never the stack.
"""

from libc.stdint cimport uintptr_t
from libc.string cimport memcmp

from selectolax import lexbor

NAMING = ("class", "id", "itemprop", "data-testid", "data-component", "role")
cdef list KNOWN = [None] * STANDARD  # names of tags by their numbers

cdef extern from * nogil:
    """
    #ifdef _WIN32
    #include <windows.h>
    static void* library_at(const char* path) { return (void*) LoadLibraryA(path); }
    static void* function_in(void* library, const char* name) {
        return (void*) GetProcAddress((HMODULE) library, name);
    }
    #else
    #include <dlfcn.h>
    static void* library_at(const char* path) { return dlopen(path, RTLD_NOW); }
    static void* function_in(void* library, const char* name) { return dlsym(library, name); }
    #endif
    """
    void* library_at(const char* path)
    void* function_in(void* library, const char* name)


cdef void* exported(void* library, bytes name) except NULL:
    """Return the address of the function *name*; raises ImportError where there is none."""
    cdef void* function = function_in(library, name)
    if function == NULL:
        raise ImportError(f"{lexbor.__file__} exports no {name.decode()}")
    return function


cdef Functions loaded(bytes path) except *:
    """Return the functions of the library at *path*, which is open already."""
    cdef void* library = library_at(path)
    cdef Functions found
    if library == NULL:
        raise ImportError(f"{lexbor.__file__} cannot be opened")
    found.next = <NodeOfNode> exported(library, b"lxb_dom_node_next_noi")
    found.first_child = <NodeOfNode> exported(library, b"lxb_dom_node_first_child_noi")
    found.parent = <NodeOfNode> exported(library, b"lxb_dom_node_parent_noi")
    found.type = <NumberOfNode> exported(library, b"lxb_dom_node_type_noi")
    found.tag_id = <TagOfNode> exported(library, b"lxb_dom_node_tag_id_noi")
    found.text = <TextOfNode> exported(library, b"lxb_dom_node_text_content")
    found.free_text = <EndOfText> exported(library, b"lxb_dom_document_destroy_text_noi")
    found.name = <TextOfNode> exported(library, b"lxb_dom_element_qualified_name")
    found.first_attribute = <NodeOfNode> exported(
        library, b"lxb_dom_element_first_attribute_noi"
    )
    found.next_attribute = <NodeOfNode> exported(
        library, b"lxb_dom_element_next_attribute_noi"
    )
    found.attribute_name = <TextOfNode> exported(library, b"lxb_dom_attr_qualified_name")
    found.attribute_value = <TextOfNode> exported(library, b"lxb_dom_attr_value_noi")
    return found


dom = loaded(lexbor.__file__.encode())


cdef Node next_in(Node root, Node node) noexcept nogil:
    """Return the node behind *node* in page order, NULL behind the last in *root*."""
    cdef Node inner = dom.first_child(node)
    return inner if inner != NULL else node_after(node, root)


cdef Node document_of(Node node) noexcept nogil:
    """Return the document around *node*; NULL around what the parser has detached from it."""
    cdef Node outer = dom.parent(node)
    while outer != NULL:
        node, outer = outer, dom.parent(outer)
    return node if dom.type(node) == DOCUMENT else NULL


cdef str text_of(Node node, Node document):
    """Return all text in *node*, a node of *document* (which is NULL if it is detached)."""
    cdef size_t size = 0
    cdef char* octets = dom.text(node, &size)
    if octets == NULL:
        return ""
    try:
        return octets[:size].decode("utf-8", "replace")
    finally:
        if document != NULL:
            dom.free_text(document, octets)


cdef str tag_of(Node node):
    """Return the name of the tag of *node*; "-text" or "" where it is no element."""
    cdef size_t size = 0
    cdef uintptr_t number = dom.tag_id(node)
    cdef char* octets
    cdef str name
    if number < STANDARD and KNOWN[number] is not None:
        return KNOWN[number]
    if dom.type(node) != ELEMENT:
        return "-text" if dom.type(node) == TEXT else ""
    octets = dom.name(node, &size)
    name = octets[:size].decode("utf-8", "replace") if octets != NULL else ""
    if number < STANDARD:
        KNOWN[number] = name
    return name


cdef class Names:
    """Names of attributes, which are read together, without the others that an element has."""

    def __init__(self, names):
        self.names = tuple(names)
        self.octets = [name.encode() for name in names]

    cdef dict values_in(self, Node element):
        """Return the attributes of *element* that have one of these names; none of other nodes."""
        cdef Attribute attribute = first_attribute_of(element)
        cdef size_t size = 0, value_size = 0
        cdef char* octets
        cdef char* value
        cdef Py_ssize_t index
        cdef bytes sought
        cdef dict found = {}
        while attribute != NULL:
            octets = dom.attribute_name(attribute, &size)
            for index, sought in enumerate(self.octets):
                if size == <size_t> len(sought) and not memcmp(octets, <char*> sought, size):
                    value = dom.attribute_value(attribute, &value_size)
                    found[self.names[index]] = (
                        value[:value_size].decode("utf-8", "replace") if value != NULL else None
                    )
                    break
            attribute = dom.next_attribute(attribute)
        return found


cdef Attribute first_attribute_of(Node node) noexcept nogil:
    """Return the first attribute of *node*, NULL if it has none or is no element."""
    return dom.first_attribute(node) if dom.type(node) == ELEMENT else NULL


cdef dict attributes_of(Node element):
    """Return the attributes of *element*, None for one without a value; none of other nodes."""
    cdef Attribute attribute = first_attribute_of(element)
    cdef size_t size = 0
    cdef char* octets
    cdef dict found = {}
    while attribute != NULL:
        octets = dom.attribute_name(attribute, &size)
        name = octets[:size].decode("utf-8", "replace")
        octets = dom.attribute_value(attribute, &size)
        found[name] = octets[:size].decode("utf-8", "replace") if octets != NULL else None
        attribute = dom.next_attribute(attribute)
    return found


cdef str named_by(str tag):
    """Return what an element is named by its *tag*, "" for one of HTML's: authors' own have a hyphen.
    """
    return tag if "-" in tag and tag[0] != "-" else ""


cdef str names_in(str tag, dict attributes):
    """Return the names that the author of an element of *tag* with *attributes* gave to it, as one
    text.
    """
    cdef list found = [tag] if named_by(tag) else []
    for name in NAMING:
        value = attributes.get(name)
        if value:
            found.append(value)
    return " ".join(found)


cdef Node node_after(Node node, Node root) noexcept nogil:
    """Return what follows the end of *node* in *root*, NULL if nothing does."""
    cdef Node following
    while node != root and node != NULL:
        following = dom.next(node)
        if following != NULL:
            return following
        node = dom.parent(node)
    return NULL


cdef str text_unless_blank(Node node, Node document):
    """Return the text of the text node *node*, None if it is white space."""
    cdef size_t size = 0, at = 0
    cdef char* octets = dom.text(node, &size)
    cdef str text = None
    if octets == NULL:
        return None
    while at < size and (octets[at] == 32 or 9 <= octets[at] <= 13):
        at += 1
    if at < size:
        text = octets[:size].decode("utf-8", "replace")
    if document != NULL:
        dom.free_text(document, octets)
    return text if text is not None and not text.isspace() else None
