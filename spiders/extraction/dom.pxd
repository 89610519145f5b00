from libc.stdint cimport uintptr_t

ctypedef void* Node
ctypedef void* Attribute

cdef struct Functions:
    Node (*next)(Node) noexcept nogil
    Node (*first_child)(Node) noexcept nogil
    Node (*parent)(Node) noexcept nogil
    int (*type)(Node) noexcept nogil
    uintptr_t (*tag_id)(Node) noexcept nogil
    char* (*text)(Node, size_t*) noexcept nogil
    void* (*free_text)(Node, char*) noexcept nogil
    char* (*name)(Node, size_t*) noexcept nogil
    Attribute (*first_attribute)(Node) noexcept nogil
    Attribute (*next_attribute)(Attribute) noexcept nogil
    char* (*attribute_name)(Attribute, size_t*) noexcept nogil
    char* (*attribute_value)(Attribute, size_t*) noexcept nogil

cdef enum:
    ELEMENT = 1  # types of node
    TEXT = 3

cdef Functions dom

cdef str tag_of(Node node)
cdef str words_of(Node node, Node document)
cdef class Names:
    cdef tuple names
    cdef list octets

    cdef dict values_in(self, Node element)

cdef dict attributes_of(Node element)
cdef str names_in(dict attributes)
cdef Node node_after(Node node, Node root) noexcept nogil

cdef Node document_of(Node node) noexcept nogil
cdef str text_of(Node node, Node document)
