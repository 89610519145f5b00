"""The head of an HTTP/1.1 response: status and header fields, as forgiving as browsers."""

import re
from dataclasses import dataclass

# Gateways write HTTP/2 before what they pass on as HTTP/1.1, and some servers small letters.
STATUS_LINE = re.compile(rb"HTTP/[1-3](?:\.\d)?[ \t]+([1-5]\d\d)(?!\d)", re.I)


class ProtocolError(Exception):
    """The server does not speak HTTP/1.1."""


@dataclass(frozen=True)
class Head:
    """Status and header fields; *raw* is all of it as received, with the blank line."""

    raw: bytes
    status: int
    fields: tuple[tuple[bytes, bytes], ...]

    def values(self, name: bytes) -> list[bytes]:
        """Return the values of all fields called *name* (in lower case), in order."""
        return [value for key, value in self.fields if key.lower() == name]


def head_of(raw: bytes) -> Head:
    """Return the head in *raw*; a line without a colon is skipped, as browsers do.

    Raises ProtocolError if its first line is no status line.
    """
    lines = raw.replace(b"\r\n", b"\n").rstrip(b"\n").split(b"\n")
    status = STATUS_LINE.match(lines[0])
    if status is None:
        raise ProtocolError(f"status line {lines[0][:80]!r}")
    fields: list[tuple[bytes, bytes]] = []
    for line in lines[1:]:
        name, colon, value = line.partition(b":")
        if line[:1] in b" \t" and fields:  # obsolete folding continues the field before
            key, before = fields.pop()
            fields.append((key, before + b" " + line.strip()))
        elif colon and name.strip():
            fields.append((name.strip(), value.strip()))
    return Head(raw, int(status[1]), tuple(fields))
