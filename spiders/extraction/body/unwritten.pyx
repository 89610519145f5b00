"""What a page shows that nobody wrote: its server's faults, and data for its scripts."""

import re

from spiders.extraction.page.runs cimport TextBlock

# What PHP prints of its own troubles, into whatever page it makes.
NOTICE = re.compile(
    r"(?:PHP )?(?:Warning|Notice|Deprecated|Strict Standards|Parse error|"
    r"(?:Uncaught |(?:Catchable|Recoverable) )?[Ff]atal error): .+ in (\S+) on line \d+"
)
cdef str BEGINNINGS = "PWNDSUCRFf"  # letters that it begins with
DATA, CODE = ('{"', '[{"'), ("pre", "code", "samp")


cdef bint is_unwritten(TextBlock block) except -1:
    """Whether *block* shows what nobody wrote, and no element that a story quotes it in."""
    cdef Py_UCS4 first = block.text[0]
    if first in BEGINNINGS and " on line " in block.text and is_notice(block):
        return True
    return first in u"{[" and block.text.startswith(DATA) and block.place.tag not in CODE


cdef bint is_notice(TextBlock block) except -1:
    """Whether *block* is what the server prints of a fault: with the file in bold, or in no element.

    A story on such faults quotes them in elements of its own.
    """
    match = NOTICE.match(block.text)
    return match is not None and (block.strong > len(match[1]) or block.place.tag == "body")
