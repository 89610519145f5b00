"""The publication time in the state that a page's scripts hand to its framework.

Such a state holds the times of other stories too: a key's only value on the page is the story's,
or the one that stands nearest to its headline or its address.
"""

import re

from libc.string cimport memchr, memcmp

from spiders.extraction.page.octets cimport Parts, Text, has_part, parts_of

from spiders.extraction.dates.candidate import GUESS, Candidate

SCRIPTED = re.compile(  # "publishedAt", "pub_date", "deployDt", quotes perhaps escaped
    # Few keys begin as these do: they are told by one letter.
    r'"(?=[acdfopr])(?P<key>(?:first_?|original_?|article_?)?'
    r"(?:publi(?:sh(?:ed)?|cation)|pub|deploy|release|reg|post(?:ed)?|created?|display)_?"
    r"(?:at|on|date|dt|time|timestamp|datetime)(?:_?(?:time|utc|gmt|iso))?"
    r'|date_?(?:first_?)?(?:published|posted|created))\\*"\s*:\s*\\*"?'
    r'(?P<value>(?:19|20)\d\d[^"\\]{4,30}|1\d{12}|1\d{9}(?!\d))',
    re.IGNORECASE,
)
ONE, NEAREST, CREATED = 34, 30, 8
FARTHEST = 3_000  # characters between the headline in a story's data and its time
ANCHOR = 30  # characters of a headline that are looked for
MOST = 500  # matches; a listing's state has thousands
KEY_PARTS = [b"pub", b"deploy", b"release", b"reg", b"post", b"creat", b"display"]
cdef Parts KEYS = parts_of(KEY_PARTS)  # one of them is in each key of SCRIPTED

cdef enum:
    LONGEST_KEY = 48  # octets


def scripted_candidates(document):
    """Yield the publication times in the data of the page's scripts, one a key."""
    if not may_hold_time(document.markup):
        return
    markup = document.html.replace("&quot;", '"')  # a component's data in an attribute
    by_key = {}
    for count, match in enumerate(SCRIPTED.finditer(markup)):
        if count == MOST:
            break
        by_key.setdefault(match["key"], []).append((match.start(), match["value"]))
    anchors = None
    for key, found in by_key.items():
        weight = ONE
        value = found[0][1]
        if len({value for _, value in found}) > 1:
            anchors = anchors_in(document, markup) if anchors is None else anchors
            near = [
                (min(abs(at - one) for one in anchors), value) for at, value in found if anchors
            ]
            distance, value = min(near, default=(FARTHEST, ""))
            if distance >= FARTHEST:
                continue
            weight = NEAREST
        is_created = "creat" in key.lower()
        yield Candidate("script", value, GUESS, weight - CREATED * is_created, is_stated=True)


def anchors_in(document, str markup):
    """Return where the data in *markup* names the headline, or the last part of its address."""
    title = document.meta("og:title") or document.title or ""
    slug = document.url.partition("?")[0].rstrip("/").rpartition("/")[2]
    found = {
        at - 1
        for name in (title[:ANCHOR], slug)
        if len(name) > 8
        for at in places_of(name, markup)
        if markup[at - 1 : at] in ('"', "/")
    }
    return sorted(found)[:MOST]


def places_of(str name, str markup):
    """Yield where *name* stands in *markup*: texts are searched for faster than patterns."""
    cdef Py_ssize_t at = markup.find(name)
    while at >= 0:
        yield at
        at = markup.find(name, at + 1)


cpdef bint may_hold_time(bytes markup) except -1:
    """Whether SCRIPTED may find something in *markup*: most pages hold no such key.

    All of it would have to be decoded to be searched.
    """
    cdef const char* octets = markup
    cdef const char* end = octets + len(markup)
    cdef const char* colon = octets
    while True:
        colon = <const char*> memchr(colon, b":", end - colon)
        if colon == NULL:
            return False
        if begins_time(colon + 1, end) and ends_key(octets, colon):
            return True
        colon += 1


cdef bint begins_time(const char* at, const char* end) noexcept:
    """Whether a year of ours or a number of seconds may stand *at* once its quote is passed."""
    while at < end and is_blank(at[0]):
        at += 1
    while at < end and at[0] == b"\\":
        at += 1
    if end - at > 5 and not memcmp(at, b"&quot;", 6):
        at += 6
    elif at < end and at[0] == b'"':
        at += 1
    return end - at > 7 and (at[0] == b"1" or at[0] == b"2" and at[1] == b"0")


cdef bint ends_key(const char* begin, const char* at) noexcept:
    """Whether a key of KEYS may end before *at*, and with its quote."""
    cdef char[LONGEST_KEY] key
    cdef Text text
    cdef bint is_plain = True
    while at > begin and is_blank(at[-1]):
        at -= 1
    if at - begin > 5 and not memcmp(at - 6, b"&quot;", 6):
        at -= 6
    elif at > begin and at[-1] == b'"':
        at -= 1
    else:
        return False
    while at > begin and at[-1] == b"\\":
        at -= 1
    text.size = 0
    while at > begin and text.size < LONGEST_KEY and is_of_key(at[-1]):
        at -= 1
        text.size += 1
        key[LONGEST_KEY - text.size] = at[0] | 32  # in small letters
        is_plain = is_plain and not at[0] & 0x80
    text.octets = key + LONGEST_KEY - text.size
    return not is_plain or has_part(&text, &KEYS)


cdef inline bint is_blank(char octet) noexcept:
    """Whether *octet* may be of white space, which is of ASCII or not."""
    return octet == 32 or 9 <= octet <= 13 or 28 <= octet <= 31 or octet & 0x80


cdef inline bint is_of_key(char octet) noexcept:
    """Whether *octet* may be of a key: a letter, in whatever case and script."""
    return b"a" <= octet | 32 <= b"z" or octet == b"_" or octet & 0x80
