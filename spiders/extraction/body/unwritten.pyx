"""What a page shows that nobody wrote: its server's faults, data for its scripts, ways through its
parts, signs between them, and the Latin of a template that has no text yet.

That Latin stands where the story would, so that it helps to find the rest of it, and is none itself.
"""

import re

from spiders.extraction.page.runs cimport TextBlock
from spiders.extraction.wording.folding cimport folded

from spiders.extraction.body.placed import aside_role
from spiders.extraction.page import HEADINGS
from spiders.extraction.phrases import Openings
from spiders.extraction.wording import letters_of, words_of

# What PHP prints of its own troubles, into whatever page it makes.
NOTICE = re.compile(
    r"(?:PHP )?(?:Warning|Notice|Deprecated|Strict Standards|Parse error|"
    r"(?:Uncaught |(?:Catchable|Recoverable) )?[Ff]atal error): .+ in (\S+) on line \d+"
)
cdef str BEGINNINGS = "PWNDSUCRFf"  # letters that it begins with
FILLER = words_of(
    "a ab accusamus accusantium ad adipisci adipiscing alias aliqua aliquam aliquid aliquip amet "
    "anim animi aperiam architecto asperiores aspernatur assumenda at atque aut aute autem beatae "
    "blanditiis cillum commodi commodo consectetur consequat consequatur consequuntur corporis "
    "corrupti culpa cum cumque cupidatat cupiditate debitis delectus deleniti deserunt dicta "
    "dignissimos distinctio do dolor dolore dolorem doloremque dolores doloribus dolorum ducimus "
    "duis ea eaque earum eius eiusmod eligendi elit enim eos error esse est et eu eum eveniet ex "
    "excepteur excepturi exercitation exercitationem expedita explicabo facere facilis fuga fugiat "
    "fugit harum hic id illo illum impedit in incididunt inventore ipsa ipsam ipsum irure iste "
    "itaque iure iusto labore laboriosam laboris laborum laudantium libero lorem magna magnam "
    "magni maiores maxime minim minima minus modi molestiae molestias mollit mollitia nam natus "
    "necessitatibus nemo neque nesciunt nihil nisi nobis non nostrum nostrud nulla numquam "
    "obcaecati occaecat occaecati odio odit officia officiis omnis optio pariatur perferendis "
    "perspiciatis placeat porro possimus praesentium proident provident quae quaerat quam quas "
    "quasi qui quia quibusdam quidem quis quisquam quo quod quos ratione recusandae reiciendis "
    "rem repellat repellendus reprehenderit repudiandae rerum saepe sapiente sed sequi similique "
    "sint sit soluta sunt suscipit tempor tempora tempore temporibus tenetur totam ullam ullamco "
    "unde ut vel velit veniam veritatis vero vitae voluptas voluptate voluptatem voluptates "
    "voluptatibus voluptatum"
)

BEGINS = Openings(re.compile("|".join(sorted(FILLER))))

cdef enum:
    LOOKED_AT = 20  # letters, for the first word
    LEAST = 6  # words
    FEWEST_LINKS = 4  # of a way through

cdef double ENOUGH = 0.9  # of the words of a text

cdef double MOSTLY = 0.7  # of the signs of a way through stand in links, and all its letters
cdef frozenset WORDED = HEADINGS | {"pre"}  # tags of lines that may be links alone

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


def is_filler(str text):
    """Whether *text* is of such Latin; the first word tells that nearly all others are not.

    >>> is_filler("Dolor ipsam et est cumque. Laboriosam sed."), is_filler("Et in Arcadia ego.")
    (True, False)
    """
    cdef list words = text[:LOOKED_AT].split(None, 1) if BEGINS.may_begin(text) else []
    if not words or bare(words[0]) not in FILLER:
        return False
    words = text.split()
    return len(words) >= LEAST and sum([bare(word) in FILLER for word in words]) >= ENOUGH * len(words)


cdef str bare(str word):
    """Return *word* in small letters, without the signs around it."""
    return word.strip(".,;:!?").lower()


def is_wordless(TextBlock block):
    """Whether *block* is a way through the page or its site, of links alone, or one sign again and
    again, as between parts; no cell of a table is.
    """
    cdef str first = block.text[0]
    cdef bint is_found
    if len(block.links) >= FEWEST_LINKS and block.linked > MOSTLY * len(block.text):
        is_found = block.place.tag not in WORDED and is_way(block)
    else:
        is_found = not first.isalnum() and first != "_" and not block.text.strip(f"{first} ")
    return is_found and aside_role(block) != "table"


cdef bint is_way(TextBlock block) except -1:
    """Whether the links of *block* lead to parts of its page, or stand in a row without a blank, and
    no words between."""
    cdef Py_ssize_t size = 0, letters = 0
    cdef bint is_inside = True
    cdef str text
    for link in block.links:
        text = folded(link.text())
        is_inside &= (link.attributes.get("href") or "").startswith("#")
        size += len(text)
        letters += len(letters_of(text))
    return letters >= len(letters_of(block.text)) and (is_inside or size >= len(block.text))
