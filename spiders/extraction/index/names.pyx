"""Names of elements -> numbers: how many on a page are named for parts of a list, or of a story.

The trade has its words for what shops, catalogues and archives are built of, as it has for what
stands in and around a story; authors of pages use them on sites that have nothing else in common.

Names are read as the octets that the page holds: most places are asked for theirs here alone.
"""

from libc.math cimport log1p
from libc.string cimport memcmp, memset

from spiders.extraction.page.dom cimport Attribute, Node, dom, first_attribute_of
from spiders.extraction.page.octets cimport Text
from spiders.extraction.page.places cimport Place
from spiders.extraction.page.runs cimport TextBlock

from spiders.extraction.page import NAMING

PARTS = (
    "product products price prices pricing sku item items swatch swatches variant plp",
    "cart basket bag minicart wishlist favorite favorites quick quickview shop compare checkout",
    "filter filters facet facets sort sorting sortby orderby refine refinement",
    "pagination pager paging paginate loadmore",
    "grid card cards tile tiles listing listings result results collection catalog list",
    "rating ratings star stars review reviews",
    "article story single entry blogpost postid",
    "author byline writer bio avatar",
    "comment comments reply respond disqus",
    "share sharing social whatsapp",
    "caption figcaption credit",
    "teaser excerpt summary snippet",
)
NAMING_OCTETS = [name.encode() for name in NAMING]
WORD_OCTETS = [word.encode() for words in PARTS for word in words.split()]

cdef enum:
    COUNT = 12  # parts
    NAMED = 6  # attributes that name
    MOST_WORDS = 128
    LEVELS = 3  # elements around a text and with it; four tell no more
    LONGEST_NAMES = 200  # characters; utility-class soups go on for thousands

cdef Text[NAMED] ATTRIBUTES
for number, octets in enumerate(NAMING_OCTETS):
    ATTRIBUTES[number] = Text(octets, len(octets))

cdef struct Words:  # in chains of those that begin with the same letter, -1 at the end
    Text[MOST_WORDS] texts
    int[MOST_WORDS] parts
    int[MOST_WORDS] others
    int[26] begins

cdef Words WORDS = words_of_parts()


cdef Words words_of_parts():
    """Return the words of PARTS, by their first letters."""
    cdef Words words
    cdef bytes word
    cdef int count
    memset(words.begins, -1, sizeof(words.begins))
    parts = [part for part, named in enumerate(PARTS) for _ in named.split()]
    for count, word in enumerate(WORD_OCTETS):
        words.texts[count] = Text(word, len(word))
        words.parts[count] = parts[count]
        words.others[count] = words.begins[word[0] - 97]
        words.begins[word[0] - 97] = count
    return words


def of_names(list page):
    """Return how many elements around the texts of *page* are named for each of PARTS."""
    cdef Py_ssize_t[COUNT] found
    cdef bytearray known  # by number, whether a place is around a text before
    cdef TextBlock block
    cdef Place place
    cdef unsigned int parts
    cdef int level, part
    cdef int last = 0
    memset(found, 0, sizeof(found))
    for judged in page:
        last = max(last, (<TextBlock> (<tuple> judged)[0]).place.number)
    known = bytearray(last + 1)
    for judged in page:
        block = (<tuple> judged)[0]
        place = block.place
        for level in range(LEVELS):
            if place is None:
                break
            if not known[place.number]:
                known[place.number] = True
                parts = parts_of_element(place.element)
                for part in range(COUNT):
                    found[part] += parts >> part & 1
            place = place.parent
    return [log1p(found[part]) for part in range(COUNT)]


cdef unsigned int parts_of_element(Node element) noexcept nogil:
    """Return for which of PARTS, as bits, *element* is by the first of its names."""
    cdef Text[NAMED] values
    cdef Attribute attribute = first_attribute_of(element)
    cdef size_t size = 0, end
    cdef const char* name
    cdef int number, room = LONGEST_NAMES
    cdef unsigned int found = 0
    memset(values, 0, sizeof(values))
    while attribute != NULL:
        name = dom.attribute_name(attribute, &size)
        for number in range(NAMED):
            if size == ATTRIBUTES[number].size and not memcmp(
                name, ATTRIBUTES[number].octets, size
            ):
                values[number].octets = dom.attribute_value(attribute, &values[number].size)
                break
        attribute = dom.next_attribute(attribute)
    for number in range(NAMED):
        if values[number].octets == NULL or not values[number].size:
            continue
        end = begun(&values[number], room)
        room -= signs_in(values[number].octets, end)
        values[number].size = end
        found |= parts_in(&values[number])
        room -= room > 0  # a blank stands between
    return found


cdef size_t begun(Text* text, int room) noexcept nogil:
    """Return how many octets of *text* its first *room* characters are."""
    cdef size_t end = min(text.size, <size_t> room)  # each is one octet, or more
    cdef int signs = signs_in(text.octets, end)
    while end < text.size and (signs < room or is_inside(text.octets[end])):
        signs += not is_inside(text.octets[end])
        end += 1
    return end


cdef int signs_in(const char* octets, size_t size) noexcept nogil:
    """Return how many characters begin in *octets*."""
    cdef int signs = 0
    cdef size_t at
    for at in range(size):
        signs += not is_inside(octets[at])
    return signs


cdef inline bint is_inside(char octet) noexcept nogil:
    """Whether *octet* goes on with a character of UTF-8."""
    return (octet & 0xC0) == 0x80


cdef unsigned int parts_in(Text* names) noexcept nogil:
    """Return for which of PARTS, as bits, the words of *names* are, parted as in `words_named`."""
    cdef size_t at = 0, start
    cdef const char* octets = names.octets
    cdef unsigned int found = 0
    while at < names.size:
        start = at
        while at < names.size and b"A" <= octets[at] <= b"Z":
            at += 1
        if at - start > 1:
            if at < names.size and b"a" <= octets[at] <= b"z":
                at -= 1
        else:
            while at < names.size and b"a" <= octets[at] <= b"z":
                at += 1
        if at > start:
            found |= part_of(octets + start, at - start)
        else:
            at += 1
    return found


cdef unsigned int part_of(const char* word, size_t size) noexcept nogil:
    """Return for which of PARTS, as a bit, *word* of letters is, in whatever case."""
    cdef int index = WORDS.begins[(word[0] | 32) - 97]
    while index >= 0:
        if WORDS.texts[index].size == size and is_alike(word, &WORDS.texts[index]):
            return 1 << WORDS.parts[index]
        index = WORDS.others[index]
    return 0


cdef inline bint is_alike(const char* word, Text* text) noexcept nogil:
    """Whether *word* of letters, as long as *text*, is it in whatever case."""
    cdef size_t at
    for at in range(text.size):
        if word[at] | 32 != text.octets[at]:
            return False
    return True
