"""Names of elements -> the words that their authors put together: `storyBody js-price`, four."""


cpdef list words_named(str names, bint is_run_whole=False):
    """Return the words of *names* in lower case, in order: runs of letters of English, camel case
    parted.

    Of several capitals in a row the last begins the word of the small letters behind it, unless
    *is_run_whole*.

    >>> words_named("storyBody js-price"), words_named("HTMLWidget")
    (['story', 'body', 'js', 'price'], ['html', 'widget'])
    >>> words_named("HTMLWidget", True)
    ['htmlw', 'idget']
    """
    cdef list found = []
    cdef Py_ssize_t at = 0, start, size = len(names)
    cdef str word
    while at < size:
        start = at
        while at < size and u"A" <= names[at] <= u"Z":
            at += 1
        if at - start > 1:
            if not is_run_whole and at < size and u"a" <= names[at] <= u"z":
                at -= 1
            found.append(names[start:at].lower())
            continue
        while at < size and u"a" <= names[at] <= u"z":
            at += 1
        if at == start:
            at += 1
        else:
            word = names[start:at]
            found.append(word.lower() if u"A" <= names[start] <= u"Z" else word)
    return found


def kinds_named(str names, dict kinds, dict stems, Py_ssize_t stem):
    """Return what *kinds* has for the words of *names*, all bits together; for a word that is not
    there, what *stems* has for its first letters, *stem* of them.
    """
    cdef unsigned long long found = 0
    cdef str word
    for word in words_named(names):
        kind = kinds.get(word)
        if kind is None:
            kind = stems.get(word[:stem])
        if kind is not None:
            found |= <unsigned long long> kind
    return found
