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
    LONGEST_VALUE = 160  # octets; of at most 34 signs


def scripted_candidates(document):
    """Yield the publication times in the data of the page's scripts, one a key."""
    by_key = {}
    times = times_in(document.markup)
    for number, (_, key, value) in enumerate(times):
        by_key.setdefault(key, []).append((number, value))
    places = anchors = None
    for key, found in by_key.items():
        weight = ONE
        value = found[0][1]
        if len({value for _, value in found}) > 1:
            if places is None:
                places = in_signs(document.markup, [at for at, _, _ in times])
                anchors = anchors_in(document, quoted(document.markup))
            near = [
                (min(abs(places[number] - one) for one in anchors), value)
                for number, value in found
                if anchors
            ]
            distance, value = min(near, default=(FARTHEST, ""))
            if distance >= FARTHEST:
                continue
            weight = NEAREST
        is_created = "creat" in key.lower()
        yield Candidate("script", value, GUESS, weight - CREATED * is_created, is_stated=True)


cdef str quoted(bytes markup):
    """Return *markup* as text; a component's data in an attribute has its quotes escaped."""
    return markup.decode("utf-8", "replace").replace("&quot;", '"')


cdef list in_signs(bytes markup, list octets):
    """Return where the *octets* of *markup* at which quotes begin, in order, stand in its text."""
    cdef Py_ssize_t start = 0, signs = 0, at
    cdef list found = []
    for at in octets:
        signs += len(quoted(markup[start:at]))
        start = at
        found.append(signs)
    return found


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


cpdef list times_in(bytes markup):
    """Return what SCRIPTED finds in *markup*: where its first octet stands, its key and its value.

    Only what stands around a colon that may be one of its is decoded; most pages have none.
    """
    cdef const char* octets = markup
    cdef const char* end = octets + len(markup)
    cdef const char* colon = octets
    cdef const char* key
    cdef const char* value
    cdef list found = []
    while len(found) < MOST:
        colon = <const char*> memchr(colon, b":", end - colon)
        if colon == NULL:
            break
        value = value_behind(colon + 1, end)
        key = key_before(octets, colon) if value != NULL else NULL
        if key != NULL:
            match = SCRIPTED.match(quoted(key[: min(end - key, value - key + LONGEST_VALUE)]))
            if match is not None:
                found.append((key - octets, match["key"], match["value"]))
        colon += 1
    return found


cdef const char* value_behind(const char* at, const char* end) noexcept:
    """Return where, once the quote *at* or behind it is passed, a year of ours or a number of
    seconds may stand; else NULL.
    """
    while at < end and is_blank(at[0]):
        at += 1
    while at < end and at[0] == b"\\":
        at += 1
    if end - at > 5 and not memcmp(at, b"&quot;", 6):
        at += 6
    elif at < end and at[0] == b'"':
        at += 1
    if end - at > 7 and (at[0] == b"1" or at[0] == b"2" and at[1] == b"0"):
        return at
    return NULL


cdef const char* key_before(const char* begin, const char* at) noexcept:
    """Return where a key of KEYS may begin, with its quote, that ends before *at*, with its quote;
    else NULL.
    """
    cdef char[LONGEST_KEY] key
    cdef Text text
    cdef bint is_plain = True
    while at > begin and is_blank(at[-1]):
        at -= 1
    at = before_quote(begin, at)
    while at != NULL and at > begin and at[-1] == b"\\":
        at -= 1
    text.size = 0
    while at != NULL and at > begin and text.size < LONGEST_KEY and is_of_key(at[-1]):
        at -= 1
        text.size += 1
        key[LONGEST_KEY - text.size] = at[0] | 32  # in small letters
        is_plain = is_plain and not at[0] & 0x80
    text.octets = key + LONGEST_KEY - text.size
    return before_quote(begin, at) if not is_plain or has_part(&text, &KEYS) else NULL


cdef const char* before_quote(const char* begin, const char* at) noexcept:
    """Return where the quote begins that ends *at*; NULL if none does."""
    if at != NULL and at - begin > 5 and not memcmp(at - 6, b"&quot;", 6):
        return at - 6
    return at - 1 if at != NULL and at > begin and at[-1] == b'"' else NULL


cdef inline bint is_blank(char octet) noexcept:
    """Whether *octet* may be of white space, which is of ASCII or not."""
    return octet == 32 or 9 <= octet <= 13 or 28 <= octet <= 31 or octet & 0x80


cdef inline bint is_of_key(char octet) noexcept:
    """Whether *octet* may be of a key: a letter, in whatever case and script."""
    return b"a" <= octet | 32 <= b"z" or octet == b"_" or octet & 0x80
