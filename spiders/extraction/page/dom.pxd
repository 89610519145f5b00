from libc.stdint cimport uintptr_t

ctypedef void* Node
ctypedef void* Attribute

ctypedef Node (*NodeOfNode)(Node) noexcept nogil
ctypedef int (*NumberOfNode)(Node) noexcept nogil
ctypedef uintptr_t (*TagOfNode)(Node) noexcept nogil
ctypedef char* (*TextOfNode)(Node, size_t*) noexcept nogil
ctypedef void* (*EndOfText)(Node, char*) noexcept nogil

cdef struct Functions:
    NodeOfNode next, first_child, parent, first_attribute, next_attribute
    NumberOfNode type
    TagOfNode tag_id
    TextOfNode name, text, attribute_name, attribute_value
    EndOfText free_text

cdef enum:
    ELEMENT = 1  # types of node
    TEXT = 3
    DOCUMENT = 9
    STANDARD = 512  # tags of the standard have lower numbers; others are new on every page

cdef Functions dom

cdef str tag_of(Node node)
cdef str text_unless_blank(Node node, Node document)
cdef class Names:
    cdef tuple names
    cdef list octets

    cdef dict values_in(self, Node element)

cdef Attribute first_attribute_of(Node node) noexcept nogil
cdef dict attributes_of(Node element)
cdef str named_by(str tag)
cdef str names_in(str tag, dict attributes)
cdef Node node_after(Node node, Node root) noexcept nogil
cdef Node next_in(Node root, Node node) noexcept nogil

cdef Node document_of(Node node) noexcept nogil
cdef str text_of(Node node, Node document)
