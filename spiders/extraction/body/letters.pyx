"""The numbers of one block's text: its letters and words, how it begins and ends, what repeats it."""

import re

from spiders.extraction.body.passages cimport Passages
from spiders.extraction.page.runs cimport TextBlock
from spiders.extraction.wording.comparable cimport comparable

from spiders.extraction.wording import words_of

CLOCK = re.compile(r"\d{1,2}[:.h]\d{2}\b|\b(?:19|20)\d\d\b")
# First words of calls to action, credits, and pointers to other stories.
CALLS = words_of(
    "read see watch learn find click tap listen sign subscribe follow join share download get more "
    "related also photo photos image picture video advertisement copyright by "
    "foto bild quelle mehr lesen jetzt anzeige newsletter hier lire voir à lea leer ver suscríbete "
    "síguenos leggi guarda iscriviti leia veja lees läs les czytaj więcej читайте подпишитесь фото "
    "devam ayrıca kaynak 写真 関連 関連記事 続き 관련 사진 اقرأ קרא"
)
TEXT_NAMES = (
    "size words link links strong italic end colon comma stops quote isupper lowstart pipe at "
    "copy http clock ellipsis question exclamation bullet opens closes bracket wordlength repeated "
    "headline indek dek inbody hidden named call"
).split()

cdef str ENDERS = ".!?…。！？؟։।:;"
cdef str CLOSERS = "\"'”’»)]›」』“ "
cdef str BULLETS = "-–—•*·●►▶"
cdef str OPENING = "\"“„«'‘", CLOSING = "\"”»'’"
cdef Py_ssize_t SHORT = 100  # letters; in a longer block a time is a detail
cdef int CLOCK_DIGITS = 3  # at least, as in 9:30
cdef Py_ssize_t START = 60  # letters of a block that are compared with the metadata
cdef double WIDE = 2.4  # octets a letter, from which on two letters make a word


cdef int describe_text(
    double* row, TextBlock block, int times, claims, Passages deks, Passages body
) except -1:
    """Write the numbers of the text of *block*, in the order of TEXT_NAMES.

    *times* is how often the page has that text; *deks* has one dek a line; *body* is the text that
    the metadata has, None if they have none.
    """
    cdef str text = block.text
    cdef Py_ssize_t size = len(text), plain = size, octets = 0, wide = 0, end = size
    cdef int commas = 0, quotes = 0, blanks = 0, stops = 0, pipes = 0, ats = 0, copies = 0
    cdef int digits = 0
    cdef bint is_linking = False
    cdef Py_UCS4 letter, before = 0, first = text[0], final = text[size - 1], last = 0
    cdef double words
    cdef str start
    for letter in text:
        if u"a" <= letter <= u"z":
            is_linking |= before == u"t" and letter == u"p" or before == u"w" and letter == u"w"
            before = letter
            continue
        plain -= 1
        octets += 1 if letter < 0x80 else 2 if letter < 0x800 else 3 if letter < 0x10000 else 4
        if letter == u" ":
            blanks += 1
            stops += before == u"."
        elif is_digit(letter):
            digits += 1
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
    row[16] = is_linking and ("http" in text or "www." in text)
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
    row[28] = is_long and deks.holds(start)
    row[29] = row[28] and f"\n{start}" in deks.text
    row[30] = share_in(start, body) if body is not None else -1.0
    row[31] = block.place.is_hidden
    row[32] = block.place.names != ""
    row[33] = start.partition(" ")[0] in CALLS
    return 0


cdef double share_in(str text, Passages longer) except? -1:
    """Return how much of *text* stands in *longer*: all, a part, none."""
    if longer.holds(text):
        return 1.0
    words = text.split()
    thirds = [" ".join(words[i : i + 3]) for i in range(0, len(words) - 2, 3)]
    return sum([longer.holds(third) for third in thirds]) / <double> len(thirds) if thirds else 0.0
