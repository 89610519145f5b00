"""Blocks -> one row of numbers a block, of the block alone: its text, its element, their names.

Only blocks that can be a part of the story have a row. What stands around a block is no part of
it: that is `context`, once it is known what the others are like.

The trunk is the path of elements around the headline: what block and headline share is named for
the page, not for the block.
"""

import re
from collections import Counter

import numpy as np

from spiders.extraction.page.places cimport Place
from spiders.extraction.page.runs cimport TextBlock
from spiders.extraction.wording.comparable cimport comparable

from spiders.extraction.wording import KINDS, kind, words_of
from spiders.extraction.wording import TAGS as KINDS_OF_TAGS

CLOCK = re.compile(r"\d{1,2}[:.h]\d{2}\b|\b(?:19|20)\d\d\b")
# First words of calls to action, credits, and pointers to other stories.
CALLS = words_of(
    "read see watch learn find click tap listen sign subscribe follow join share download get more "
    "related also photo photos image picture video advertisement copyright by "
    "foto bild quelle mehr lesen jetzt anzeige newsletter hier lire voir à lea leer ver suscríbete "
    "síguenos leggi guarda iscriviti leia veja lees läs les czytaj więcej читайте подпишитесь фото "
    "devam ayrıca kaynak 写真 関連 関連記事 続き 관련 사진 اقرأ קרא"
)
TAG_CODES = {
    tag: code
    for code, tags in enumerate(
        (
            "p",
            "div body main article section",
            "h2",
            "h3",
            "h4 h5 h6",
            "li",
            "blockquote",
            "figcaption figure",
            "td th tr caption",
            "dt dd",
            "header",
            "footer",
            "span address pre details",
        )
    )
    for tag in tags.split()
}
TEXT_NAMES = (
    "size words link links strong italic end colon comma stops quote isupper lowstart pipe at "
    "copy http clock ellipsis question exclamation bullet opens closes bracket wordlength repeated "
    "headline indek dek inbody hidden named call"
).split()

TEXT_TAGS = words_of("p li td th dt dd h2 h3 h4 h5 h6 blockquote figcaption")

cdef Py_ssize_t LONGEST_LABEL = 25  # letters
cdef unsigned long long EMBED = kind("embed")
# Kinds of name that no paragraph has, on any of 60, 33, 18, 7 and 45 sites that use them.
cdef unsigned long long NO_STORY = (
    kind("caption") | kind("byline") | kind("comment") | kind("related") | KINDS_OF_TAGS["figure"]
)
cdef str ENDERS = ".!?…。！？؟։।:;"
cdef str CLOSERS = "\"'”’»)]›」』“ "
cdef str BULLETS = "-–—•*·●►▶"
cdef str OPENING = "\"“„«'‘", CLOSING = "\"”»'’"
cdef Py_ssize_t SHORTEST_DEK = 20  # letters; shorter descriptions are the site's name or a slogan
cdef Py_ssize_t SHORT = 100  # letters; in a longer block a time is a detail
cdef int CLOCK_DIGITS = 3  # at least, as in 9:30
cdef Py_ssize_t START = 60  # letters of a block that are compared with the metadata
cdef double WIDE = 2.4  # octets a letter, from which on two letters make a word

# Columns: of the text, logarithms of its size and words, whether it is a paragraph, which tag it
# has, which kinds of word name the elements around it, and which name those on its branch.
cdef int LOGARITHMS = len(TEXT_NAMES), PARAGRAPH = LOGARITHMS + 2, TAGS = PARAGRAPH + 1
cdef int ANY_TAG = max(TAG_CODES.values()) + 1, NEAR = TAGS + ANY_TAG + 1
cdef int NAMES = KINDS, BRANCH = NEAR + NAMES, WIDTH = BRANCH + NAMES
cdef int HEADLINE = TEXT_NAMES.index("headline")


def asked_blocks(list blocks):
    """Return the indices of the blocks that can be a part of the story.

    Where that leaves none of the page's paragraphs, its names are not what they seem: any block
    but a link can be.
    """
    cdef TextBlock block
    cdef list asked = [], others = []
    cdef bint is_story = False, is_any_story = False
    for index, block in enumerate(blocks):
        if is_asked(block):
            asked.append(index)
            is_story |= block.is_paragraph
        if not block.is_entry:
            others.append(index)
            is_any_story |= block.is_paragraph
    return asked if is_story or not is_any_story else others


cpdef bint is_asked(TextBlock block) except -1:
    """Whether *block* can be a part of the story: no bare link, label, headline or embedded post.

    A label is some letters in an element that says nothing of them, such as "Advertisement".
    """
    cdef Place place = block.place
    cdef str text = block.text
    cdef int level
    if block.is_entry or place.tag == "h1" or <unsigned long long> place.own & NO_STORY:
        return False
    if len(text) < LONGEST_LABEL and place.tag not in TEXT_TAGS and text[-1] not in ENDERS:
        return False
    for level in range(3):  # elements around a block that may be its quotation
        if place.tag == "blockquote" and <unsigned long long> place.own & EMBED:
            return False
        place = place.parent
        if place is None:
            break
    return True


def features(list blocks, list all_blocks, claims):
    """Return one row for each of *blocks*, which are some of *all_blocks*."""
    cdef double[:, ::1] rows
    cdef TextBlock block
    cdef Place place
    cdef int index = 0
    found = np.zeros((len(blocks), WIDTH))
    rows = found
    times = Counter([block.text for block in all_blocks])
    deks = "\n".join(["", *[dek for dek in claims.deks if len(dek) > SHORTEST_DEK]])
    for index, block in enumerate(blocks):
        describe_text(&rows[index, 0], block, times[block.text], claims, deks)
        rows[index, PARAGRAPH] = block.is_paragraph
        rows[index, TAGS + <int> TAG_CODES.get(block.place.tag, ANY_TAG)] = 1
    found[:, LOGARITHMS:PARAGRAPH] = np.log1p(found[:, :2])
    head = headline_block(all_blocks, claims)
    if head is None:
        repeating = found[:, HEADLINE].argmax() if found[:, HEADLINE].any() else None
        head = all_blocks[0] if repeating is None else blocks[int(repeating)]
    known = {place.number: 0 for place in (<TextBlock> head).place.ancestors()}
    for index, block in enumerate(blocks):
        describe_names(&rows[index, NEAR], near_kinds(block.place))
        describe_names(&rows[index, BRANCH], branch_kinds(block.place, known))
    return found


def headline_block(list blocks, claims):
    """Return the `<h1>` that repeats what the metadata calls the story, or else the first."""
    cdef TextBlock block
    found = [block for block in blocks if block.place.tag == "h1"]
    for block in found:
        if comparable(block.text) in claims.headlines:
            return block
    return found[0] if found else None


cdef int describe_text(double* row, TextBlock block, int times, claims, str deks) except -1:
    """Write the numbers of the text of *block*, in the order of TEXT_NAMES.

    *times* is how often the page has that text; *deks* has one dek a line.
    """
    cdef str text = block.text
    cdef Py_ssize_t size = len(text), plain = size, octets = 0, wide = 0, end = size
    cdef int commas = 0, quotes = 0, blanks = 0, stops = 0, pipes = 0, ats = 0, copies = 0
    cdef int digits = 0
    cdef Py_UCS4 letter, before = 0, first = text[0], final = text[size - 1], last = 0
    cdef double words
    cdef str start
    for letter in text:
        if u"a" <= letter <= u"z":
            before = letter
            continue
        plain -= 1
        octets += 1 if letter < 0x80 else 2 if letter < 0x800 else 3 if letter < 0x10000 else 4
        if letter.isdecimal():
            digits += 1
        elif letter == u" ":
            blanks += 1
            stops += before == u"."
        elif letter == u"," or letter == u"、" or letter == u"،" or letter == u"，":
            commas += 1
        elif letter == u'"' or letter == u"“" or letter == u"„" or letter == u"«":
            quotes += 1
        elif letter == u"。":
            stops += 1
        elif letter == u"|":
            pipes += 1
        elif letter == u"@":
            ats += 1
        elif letter == u"©":
            copies += 1
        before = letter
    octets += plain
    if octets > WIDE * size:
        wide = (octets - size) // 2
    words = blanks + 1 + wide / 2.0
    while end and text[end - 1] in CLOSERS:
        end -= 1
    if end:
        last = text[end - 1]
    start = comparable(text[:START])
    is_long = len(start) > SHORTEST_DEK
    row[0] = size + wide
    row[1] = words
    row[2] = block.linked / <double> size
    row[3] = len(block.links)
    row[4] = block.strong / <double> size
    row[5] = block.italic / <double> size
    row[6] = end > 0 and last in ENDERS
    row[7] = last == u":"
    row[8] = commas / words
    row[9] = stops
    row[10] = quotes / words
    row[11] = text.isupper()
    row[12] = first.islower()
    row[13] = pipes > 0
    row[14] = ats > 0
    row[15] = copies > 0
    row[16] = "http" in text or "www." in text
    row[17] = size < SHORT and digits >= CLOCK_DIGITS and CLOCK.search(text) is not None
    row[18] = final == u"…" or text.endswith("...")
    row[19] = last == u"?"
    row[20] = last == u"!"
    row[21] = first in BULLETS
    row[22] = first in OPENING
    row[23] = final in CLOSING
    row[24] = first in "([（【" and final in ")]）】"
    row[25] = size / words
    row[26] = times > 1
    row[27] = start in claims.headlines
    row[28] = is_long and start in deks
    row[29] = is_long and f"\n{start}" in deks
    row[30] = share_in(start, claims.body) if claims.body else -1.0
    row[31] = block.place.is_hidden
    row[32] = block.place.names != ""
    row[33] = start.partition(" ")[0] in CALLS
    return 0


cdef double share_in(str text, str longer) except? -1:
    """Return how much of *text* stands in *longer*: all, a part, none."""
    if text in longer:
        return 1.0
    words = text.split()
    thirds = [" ".join(words[i : i + 3]) for i in range(0, len(words) - 2, 3)]
    return sum([third in longer for third in thirds]) / <double> len(thirds) if thirds else 0.0


cdef int describe_names(double* row, unsigned long long kinds) except -1:
    """Write one number for each kind of word, 1 if it is among *kinds*, which are bits."""
    cdef int bit
    for bit in range(NAMES):
        row[bit] = (kinds >> bit) & 1
    return 0


cpdef unsigned long long near_kinds(Place place) except? 0:
    """Return the kinds of word that name *place* and the two around it."""
    cdef unsigned long long kinds = 0
    cdef int level
    for level in range(3):
        if place is not None:
            kinds |= <unsigned long long> place.own
            place = place.parent
    return kinds


cpdef unsigned long long branch_kinds(Place place, dict known) except? 0:
    """Return the kinds of word around *place*, up to one that is *known*; and make them known.

    *known* begins with the numbers of the places of the trunk, which have no kinds.
    """
    cdef list path = []
    cdef unsigned long long kinds = 0
    while place is not None and place.number not in known:
        path.append(place)
        place = place.parent
    if place is not None:
        kinds = known[place.number]
    for place in reversed(path):
        kinds |= <unsigned long long> place.own
        known[place.number] = kinds
    return kinds
