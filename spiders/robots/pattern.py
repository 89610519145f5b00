"""The paths of robots.txt: how a rule's pattern and an address are compared (RFC 9309, 2.2.2-3).

Both sides are brought to one form in octets first: unreserved characters bare, all others
percent-encoded in upper case. In an address `*` and `$` are encoded, so a rule that wants them
writes %2A and %24. Matching looks for each piece once, from left to right: no pattern is slow.
"""

import re
from dataclasses import dataclass

UNRESERVED = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
RESERVED = frozenset(b":/?#[]@!$&'()*+,;=")
BARE = UNRESERVED | RESERVED | frozenset(b"%")
AUTHORITY = re.compile(r"^(?:[A-Za-z][A-Za-z0-9+.-]*:)?//")


@dataclass(frozen=True)
class Pattern:
    """A path with wildcards, split at them; *octets* is its length, by which rules are ranked."""

    pieces: tuple[bytes, ...]
    is_anchored: bool
    octets: int

    @classmethod
    def of(cls, value: bytes) -> "Pattern":
        """Return the pattern written as *value*: `*` is any octets, a last `$` the end."""
        is_anchored = value.endswith(b"$")
        bare = normal(value.removesuffix(b"$") if is_anchored else value).replace(b"$", b"%24")
        return cls(tuple(re.sub(rb"\*+", b"*", bare).split(b"*")), is_anchored, len(value))

    def matches(self, path: bytes) -> bool:
        """Whether the pattern matches *path* from its start."""
        first, *rest = self.pieces
        if not path.startswith(first):
            return False
        if not rest:
            return not self.is_anchored or len(path) == len(first)
        at = len(first)
        *middle, last = rest
        for piece in middle:
            at = path.find(piece, at)
            if at < 0:
                return False
            at += len(piece)
        if self.is_anchored:
            return len(path) - len(last) >= at and path.endswith(last)
        return path.find(last, at) >= 0


def path_of(url: str) -> bytes:
    """Return path and query of *url* as rules are compared with it; no path is the root.

    >>> path_of("http://www.example.com/a/b?c=d&e=f#fragment")
    b'/a/b?c=d&e=f'
    """
    rest = AUTHORITY.sub("", url.partition("#")[0])
    start = re.search(r"[/?;]", rest)
    path = rest[start.start() :] if start else "/"
    octets = normal(
        ("" if path.startswith("/") else "/").encode() + path.encode("utf-8", "replace")
    )
    return octets.replace(b"*", b"%2A").replace(b"$", b"%24")


def normal(octets: bytes) -> bytes:
    """Return *octets* in the one form in which paths are compared.

    >>> normal(b"/foo/bar/%62%61%7a/caf\\xc3\\xa9?u=http%3a%2f%2Fx")
    b'/foo/bar/baz/caf%C3%A9?u=http://x'
    """
    encoded = b"".join(bytes([octet]) if octet in BARE else b"%%%02X" % octet for octet in octets)
    decoded = re.sub(rb"%[0-9A-Fa-f]{2}", plain_if_unreserved, encoded)
    path, mark, query = decoded.partition(b"?")
    # Inside a query ":" and "/" delimit nothing; the table in RFC 9309, 2.2.2 equates both forms.
    return path + mark + query.replace(b"%3A", b":").replace(b"%2F", b"/")


def plain_if_unreserved(triplet: re.Match[bytes]) -> bytes:
    """Return the octet of a percent triplet if it needs no encoding, else the triplet."""
    octet = int(triplet[0][1:], 16)
    return bytes([octet]) if octet in UNRESERVED else triplet[0].upper()
