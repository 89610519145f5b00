"""Bytes of a page -> its text, by the WHATWG rules: byte order mark, HTTP header, `<meta>`, guess.

One rule is ours: bytes that are plainly no UTF-8 are not read as such, and those that plainly are
not as anything else, whatever declares them so. Who saves a page in UTF-8 keeps its old `<meta>`.

No bytes raise: what cannot be decoded becomes U+FFFD, as in a browser.
"""

import re
from collections.abc import Iterator
from functools import cache

from spiders.extraction.encoding.guess import guessed_encoding, is_contradicted
from spiders.extraction.encoding.labels import CODECS, ENCODING_BY_LABEL
from spiders.extraction.encoding.mending import mended

BYTE_ORDER_MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xfe\xff", "utf-16be"),
    (b"\xff\xfe", "utf-16le"),
)
UNMARKED = ((b"<\0", "utf-16le"), (b"\0<", "utf-16be"))  # how such a page begins without a mark
XML = re.compile(rb"\s*<\?xml\s[^>]{0,200}?\sencoding\s*=\s*[\"']([\w.:-]+)")
PRESCANNED_BYTES = 65_536  # the standard's 1,024, and the later metas that a browser reloads for
SPACE = b"\t\n\x0c\r "
TAG_OR_COMMENT = re.compile(
    rb"(?P<comment><!--)|(?P<meta><meta[\t\n\x0c\r /])"
    rb"|(?P<tag></?[a-z])|(?P<declaration><[!/?])",
    re.I | re.S,
)
COMMENT_END = re.compile(rb"-->|(?<=<!--)-?>")
IN_CONTENT = re.compile(r"charset\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s;\"']+))", re.I)
CHARSET_PARAMETER = re.compile(r";\s*charset\s*=\s*\"?([^\s;\"]+)", re.I)


def decoded(payload: bytes, content_type: str = "") -> str:
    """Return the text of *payload*; *content_type* is the HTTP header field, which wins."""
    return utf_8(payload, content_type).decode("utf-8", "replace")


def utf_8(payload: bytes, content_type: str = "") -> bytes:
    """Return *payload* in UTF-8, mended; what is so already keeps its other faults."""
    encoding = encoding_of(payload, content_type)
    if encoding == "replacement":  # the standard's guard against encodings used to smuggle markup
        return "\ufffd".encode()
    mark = next((mark for mark, _ in BYTE_ORDER_MARKS if payload.startswith(mark)), b"")
    bare = payload[len(mark) :]
    if encoding != "utf-8":
        bare = bare.decode(CODECS.get(encoding, encoding), "replace").encode()
    return mended(bare)


def encoding_of(payload: bytes, content_type: str = "") -> str:
    """Return the WHATWG name of the encoding of *payload*, in lower case.

    >>> encoding_of(b"<meta charset=latin1>", "text/html; charset=UTF-8")
    'utf-8'
    """
    for start, encoding in (*BYTE_ORDER_MARKS, *UNMARKED):
        if payload.startswith(start):
            return encoding
    parameter = CHARSET_PARAMETER.search(content_type)
    declared = labelled(parameter[1]) if parameter else None
    if declared is None and not content_type.lower().startswith("text/plain"):
        declared = prescanned(payload[:PRESCANNED_BYTES])
    if declared is None or is_contradicted(payload, declared):
        return guessed_encoding(payload)
    return declared


def labelled(label: str) -> str | None:
    """Return the encoding that *label* stands for, if the standard knows it."""
    return ENCODING_BY_LABEL.get(label.strip("\t\n\x0c\r ").lower())


def prescanned(head: bytes) -> str | None:
    """Return the encoding that a `<meta>` in *head* names, read by the standard's prescan.

    Behind the last `charset` none names any, and nothing is read.
    """
    position, last = 0, head.lower().rfind(b"charset")
    while (found := TAG_OR_COMMENT.search(head, position)) and found.start() < last:
        if found["comment"]:
            end = COMMENT_END.search(head, found.end())
            position = end.end() if end else len(head)
        elif found["declaration"]:
            position = after(head.find(b">", found.end()), len(head))
        else:
            start = found.end() if found["meta"] else tag_name_end(head, found.end())
            pairs = dict[str, str]()
            position = start
            for name, value, end_of_pair in attributes(head, start):
                pairs.setdefault(name, value)
                position = end_of_pair
            if found["meta"] and (encoding := meta_encoding(pairs)):
                return encoding
    declaration = XML.match(head)
    return labelled(declaration[1].decode("latin-1")) if declaration else None


def after(index: int, otherwise: int) -> int:
    """Return the position behind *index*, or *otherwise* if there is none."""
    return index + 1 if index >= 0 else otherwise


def tag_name_end(head: bytes, position: int) -> int:
    """Return where the tag name around *position* ends."""
    return token(head, position, SPACE + b">")[1]


def meta_encoding(pairs: dict[str, str]) -> str | None:
    """Return the encoding that the attributes of one `<meta>` name."""
    label = pairs.get("charset")
    if label is None and pairs.get("http-equiv", "").lower() == "content-type":
        content = IN_CONTENT.search(pairs.get("content", ""))
        label = next((part for part in content.groups() if part), None) if content else None
    encoding = labelled(label) if label else None
    if encoding in ("utf-16be", "utf-16le"):  # then the meta could not have been read
        return "utf-8"
    return "windows-1252" if encoding == "x-user-defined" else encoding


def attributes(head: bytes, position: int) -> Iterator[tuple[str, str, int]]:
    """Yield each attribute's name, value and end, as the standard's prescan reads them.

    A tag that the end of *head* cuts off yields nothing more.
    """
    while True:
        position = skipped(head, position, SPACE + b"/")
        if position >= len(head) or head[position] == ord(">"):
            return
        name, position = token(head, position, b"=/>" + SPACE)
        position = skipped(head, position, SPACE)
        value = b""
        if head[position : position + 1] == b"=":
            position = skipped(head, position + 1, SPACE)
            quote = head[position : position + 1]
            if quote and quote in b"\"'":
                value, position = token(head, position + 1, quote)
                position += 1
            else:
                value, position = token(head, position, b">" + SPACE)
        if position >= len(head):
            return
        yield name.decode("latin-1").lower(), value.decode("latin-1"), position


def skipped(head: bytes, position: int, signs: bytes) -> int:
    """Return where the first byte that is none of *signs* stands, from *position* on."""
    found = span(signs).match(head, position)
    return found.end() if found else position


def token(head: bytes, position: int, ends: bytes) -> tuple[bytes, int]:
    """Return the bytes from *position* to the first of *ends*, and where that is."""
    found = span(b"^" + ends).match(head, position)
    return (found[0], found.end()) if found else (b"", position)


@cache
def span(signs: bytes) -> re.Pattern[bytes]:
    """Return the pattern of bytes of a set, or of those of none, as `[...]` has them."""
    return re.compile(b"[" + signs + b"]*")
