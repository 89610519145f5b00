"""Whether a text may say whose a picture is: by the signs and words of which a credit line has some.

Most texts have no such sign, and are asked no more.
"""

NAMES = (
    "photo", "picture", "image", "foto", "bild", "crédit", "credit", "quelle", "source",
    "copyright", "©", "fot", "zdj.", "фото", "kuva", "صورة", "عکس", "फोटो", "写真", "撮影", "照片", "图片", "摄",
    "사진",
)  # fmt: skip


cpdef bint may_credit(str text, Py_ssize_t start=0) except -1:
    """Whether *text*, from *start* on, has what a credit line begins with, or is in brackets.

    >>> may_credit("The pier (Photo: Ada)"), may_credit("The pier (Ada/Gazette)")
    (True, True)
    """
    cdef str low
    if not has_sign(text, start):
        return False
    low = text[start:].lower()
    for name in NAMES:  # a loop of its own: any() costs as much again
        if name in low:
            return True
    return "/" in low and ")" in low


cdef bint has_sign(str text, Py_ssize_t start) noexcept:
    """Whether *text*, from *start* on, has what stands before a name: a colon, say, or "by"."""
    cdef Py_UCS4 sign, before = 0
    cdef Py_ssize_t at
    for at in range(start, len(text)):
        sign = text[at]
        if sign == u":" or sign == u"/" or sign == u"©" or sign == u"：" or sign == u"=" or sign == u"＝":
            return True
        if (sign == u"y" or sign == u"Y") and (before == u"b" or before == u"B"):
            return True
        before = sign
    return False
