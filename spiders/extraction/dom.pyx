"""The parser's tree, read through the C functions that the parser's library exports.

A node is the address that the parser gives as `mem_id`; it stands as long as its tree does. Reading
a node so costs a twentieth of what an object for it would.
"""

from libc.stdint cimport uintptr_t

from selectolax import lexbor

cdef extern from "dlfcn.h" nogil:
    void* dlopen(const char* path, int mode)
    void* dlsym(void* library, const char* name)
    int RTLD_NOW


cdef void* exported(void* library, bytes name) except NULL:
    """Return the address of the function *name*; raises ImportError where there is none."""
    cdef void* function = dlsym(library, name)
    if function == NULL:
        raise ImportError(f"{lexbor.__file__} exports no {name.decode()}")
    return function


cdef Functions loaded(bytes path) except *:
    """Return the functions of the library at *path*, which is open already."""
    cdef void* library = dlopen(path, RTLD_NOW)
    cdef Functions found
    if library == NULL:
        raise ImportError(f"{lexbor.__file__} cannot be opened")
    found.next = <Node (*)(Node) noexcept nogil> exported(library, b"lxb_dom_node_next_noi")
    found.first_child = <Node (*)(Node) noexcept nogil> exported(
        library, b"lxb_dom_node_first_child_noi"
    )
    found.parent = <Node (*)(Node) noexcept nogil> exported(library, b"lxb_dom_node_parent_noi")
    found.type = <int (*)(Node) noexcept nogil> exported(library, b"lxb_dom_node_type_noi")
    found.tag_id = <uintptr_t (*)(Node) noexcept nogil> exported(
        library, b"lxb_dom_node_tag_id_noi"
    )
    found.text = <char* (*)(Node, size_t*) noexcept nogil> exported(
        library, b"lxb_dom_node_text_content"
    )
    found.free_text = <void* (*)(Node, char*) noexcept nogil> exported(
        library, b"lxb_dom_document_destroy_text_noi"
    )
    found.name = <char* (*)(Node, size_t*) noexcept nogil> exported(
        library, b"lxb_dom_element_qualified_name"
    )
    found.first_attribute = <Attribute (*)(Node) noexcept nogil> exported(
        library, b"lxb_dom_element_first_attribute_noi"
    )
    found.next_attribute = <Attribute (*)(Attribute) noexcept nogil> exported(
        library, b"lxb_dom_element_next_attribute_noi"
    )
    found.attribute_name = <char* (*)(Attribute, size_t*) noexcept nogil> exported(
        library, b"lxb_dom_attr_qualified_name"
    )
    found.attribute_value = <char* (*)(Attribute, size_t*) noexcept nogil> exported(
        library, b"lxb_dom_attr_value_noi"
    )
    return found


dom = loaded(lexbor.__file__.encode())


cdef Node document_of(Node node) noexcept nogil:
    """Return the document that *node* stands in: the outermost node around it."""
    cdef Node outer = dom.parent(node)
    while outer != NULL:
        node, outer = outer, dom.parent(outer)
    return node


cdef str text_of(Node node, Node document):
    """Return all text in *node*, a node of *document*."""
    cdef size_t size = 0
    cdef char* octets = dom.text(node, &size)
    if octets == NULL:
        return ""
    try:
        return octets[:size].decode("utf-8", "replace")
    finally:
        dom.free_text(document, octets)


cdef str name_of(Attribute attribute):
    """Return the name of *attribute*."""
    cdef size_t size = 0
    cdef char* octets = dom.attribute_name(attribute, &size)
    return octets[:size].decode("utf-8", "replace") if octets != NULL else ""


cdef str value_of(Attribute attribute):
    """Return the value of *attribute*, "" where it has none."""
    cdef size_t size = 0
    cdef char* octets = dom.attribute_value(attribute, &size)
    return octets[:size].decode("utf-8", "replace") if octets != NULL else ""
