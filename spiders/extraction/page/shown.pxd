from spiders.extraction.page.dom cimport Node


cdef bint is_unshown(Node node) except -1
cdef bint holds_story(Node root) except -1
cdef bint is_heading(Node button) except -1
cdef Node goes_on_in(Node element, tree) except? NULL
