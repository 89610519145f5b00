"""MHTML: a page and what belongs to it as one message (RFC 2557), as browsers save it.

The page is the part that the message calls its start, else the first of HTML. Each byte of the
message is looked at a few times, however many parts are in it.
"""

import binascii
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from email.message import Message
from email.parser import BytesHeaderParser

from pipelines.importing.pages import LONGEST_PAGE, SavedPage, html_page, mail_date, web_url
from pipelines.kinds import ImportFileError

LONGEST_MESSAGE = 64 << 20  # bytes that are looked at: the page comes first, pictures behind it
LONGEST_HEAD = 1 << 16
MOST_PARTS = 10_000  # browsers write one a picture
DEEPEST = 3  # multipart/alternative within multipart/related is met
HEAD_END = re.compile(rb"^\r?\n|\r?\n\r?\n")
PAGES = ("text/html", "application/xhtml+xml")


@dataclass(frozen=True)
class Part:
    """One part of a message; *is_cut* if the message ends within it."""

    head: Message
    body: bytes
    is_cut: bool = False


def message_page(page: SavedPage) -> SavedPage:
    """Return the page in the message that *page* holds. Raises ImportFileError where none is."""
    whole = part_of(page.payload, is_cut=page.truncated is not None)
    start = field(whole.head, "start").strip("<>")
    root = first_page(whole, start, page.name) or first_page(whole, "", page.name)
    if root is None:
        raise ImportFileError(f"{page.name}: MHTML without a page in it")
    payload = content_of(root)
    is_long = len(payload) > LONGEST_PAGE
    charset = root.head.get_content_charset()
    inner = replace(
        page,
        payload=payload[:LONGEST_PAGE],
        content_type=f"text/html; charset={charset}" if charset else "text/html",
        truncated="length" if is_long else "unspecified" if root.is_cut else None,
    )
    heads = (root.head, whole.head)
    named = [header(head, "Content-Location") for head in heads]
    named.insert(1, header(whole.head, "Snapshot-Content-Location"))
    url = next((url for url in map(web_url, named) if url), None)
    return html_page(inner).saved(url, mail_date(header(whole.head, "Date")))


def first_page(part: Part, start: str, name: str, depth: int = 0) -> Part | None:
    """Return the page in *part*: that with the id *start*, if one is named, else the first."""
    if part.head.get_content_maintype() != "multipart":
        is_named = not start or header(part.head, "Content-ID").strip("<>") == start
        return part if is_named and part.head.get_content_type() in PAGES else None
    if depth == DEEPEST:
        raise ImportFileError(f"{name}: MHTML with parts more than {DEEPEST} deep")
    boundary = field(part.head, "boundary")
    for number, one in enumerate(parts(part.body, boundary) if boundary else ()):
        if number == MOST_PARTS:
            raise ImportFileError(f"{name}: MHTML without a page in its first {MOST_PARTS} parts")
        if found := first_page(one, start, name, depth + 1):
            return found
    return None


def parts(body: bytes, boundary: str) -> Iterator[Part]:
    """Yield the parts of *body* between the lines of *boundary*."""
    line = re.compile(
        rb"(?:^|\r?\n)--"
        + re.escape(boundary.encode("latin-1", "replace"))
        + rb"(--)?[ \t]*(?=\r?\n|\Z)"
    )
    start: int | None = None
    for found in line.finditer(body):
        if start is not None:
            yield part_of(body[start : found.start()])
        start = found.end() + (2 if body.startswith(b"\r\n", found.end()) else 1)
        if found[1]:
            return
    if start is not None:
        yield part_of(body[start:], is_cut=True)


def part_of(data: bytes, is_cut: bool = False) -> Part:
    """Return *data*, a head and a body, as a part."""
    end = HEAD_END.search(data, 0, LONGEST_HEAD)
    at = end.end() if end else min(len(data), LONGEST_HEAD)
    return Part(BytesHeaderParser().parsebytes(data[:at]), data[at:], is_cut)


def header(head: Message, name: str) -> str:
    """Return the header field *name* of *head* without its folds, "" where there is none."""
    return re.sub(r"[\r\n]+[ \t]*", "", str(head.get(name, ""))).strip()


def field(head: Message, name: str) -> str:
    """Return the parameter *name* of the content type of *head*, "" where there is none."""
    found = re.search(
        rf"""[;\s]{name}\s*=\s*(?:"([^"]*)"|([^\s;"]+))""", header(head, "Content-Type"), re.I
    )
    return (found[1] or found[2] or "") if found else ""


def content_of(part: Part) -> bytes:
    """Return the body of *part* without its transfer encoding."""
    encoding = header(part.head, "Content-Transfer-Encoding").lower()
    if encoding == "quoted-printable":
        return binascii.a2b_qp(part.body)
    if encoding == "base64":
        letters = re.sub(rb"[^A-Za-z0-9+/]", b"", part.body)
        return binascii.a2b_base64(letters[: len(letters) // 4 * 4] + padded(letters))
    return part.body


def padded(letters: bytes) -> bytes:
    """Return the last group of base64 *letters*, which may be short of its padding."""
    rest = letters[len(letters) // 4 * 4 :]
    return b"" if len(rest) < 2 else rest.ljust(4, b"=")
