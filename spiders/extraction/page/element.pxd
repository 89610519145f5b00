from spiders.extraction.page.dom cimport Node


cdef class Element:
    cdef Node node
    cdef object tree
    cdef readonly str tag
    cdef dict _attributes


cdef Element element_at(Node node, object tree)
