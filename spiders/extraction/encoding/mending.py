"""UTF-8 -> the same text as it was meant: what programs on its way have done to letters is undone.

A database that took UTF-8 for another encoding has encoded each letter twice; Java and MySQL write
signs beyond the first plane as two halves; file systems and windows-1258 part letters from their
marks. Each is asked for by octets that next to no other page has.
"""

import re
from unicodedata import normalize

HALVES = re.compile(rb"\xed[\xa0-\xaf][\x80-\xbf]\xed[\xb0-\xbf][\x80-\xbf]")
# A mark that stands behind its letter, a letter of Korean by itself, a mark of voice of Japanese.
PARTED_OCTETS = (b"\xcc", b"\xe1\x84", b"\xe3\x82\x99", b"\xe3\x82\x9a")
PARTED = re.compile(
    r"(?P<address>[\"'](?:https?:)?/[^\"'\s<>]*)|"  # an address is another where a letter differs
    "[^\\W\\d_][\u0300-\u036f]{1,8}|[\u1100-\u11ff]+|[\u3040-\u30ff][\u3099\u309a]"
)
# First octets of the letters that are encoded twice, as signs of Western text with others behind.
LEADS = (*(sign.encode() + b"\xc2" for sign in "ÂÃÐÑØÙÎÏ×ãåæàìíë"), "â€".encode())
LEAST = 10  # of them in a page; fewer may be meant
BY_SIGN = {bytes([octet]).decode("cp1252", "replace"): octet for octet in range(0x80, 0xC0)} | {
    chr(octet): octet for octet in range(0x80, 0x100)
}  # of cp1252, and where it has none
BEHIND = "[" + "".join(sign for sign, octet in BY_SIGN.items() if octet < 0xC0) + "]"
NO_BREAK, PARTED_OFF = "\xa0", frozenset("àâéèêëîïôûçìíù")  # letters that end French words
DOUBLED = re.compile(f"[Â-ß]{BEHIND}|[à-ï]{BEHIND}{{2}}|[ð-ô]{BEHIND}{{3}}")


def mended(octets: bytes) -> bytes:
    """Return *octets*, which are UTF-8 but for faults, with letters as they were meant.

    >>> mended("e\u0301tat".encode()).decode()
    'état'
    """
    if octets.isascii():
        return octets
    octets = joined(octets)
    if octets.count(b"\xc2") >= LEAST and sum(map(octets.count, LEADS)) >= LEAST:
        octets = DOUBLED.sub(meant, octets.decode("utf-8", "replace")).encode()
    if any(part in octets for part in PARTED_OCTETS):
        text = octets.decode("utf-8", "replace")
        octets = PARTED.sub(composed, text).encode()
    return octets


def joined(octets: bytes) -> bytes:
    """Return *octets* with the signs whole that were written as two halves."""
    return HALVES.sub(whole, octets) if b"\xed" in octets else octets


def whole(found: re.Match[bytes]) -> bytes:
    """Return the sign of which *found* is the two halves."""
    halves = found[0].decode("utf-8", "surrogatepass").encode("utf-16-le", "surrogatepass")
    return halves.decode("utf-16-le").encode()


def composed(found: re.Match[str]) -> str:
    """Return the letters of *found* with their marks, or the address that it is, as it is."""
    return found[0] if found["address"] else normalize("NFC", found[0])


def meant(found: re.Match[str]) -> str:
    """Return the letter that was encoded twice, or *found* itself if that is none."""
    try:
        if found[0][1] == NO_BREAK and found[0][0] in PARTED_OFF:
            return found[0]
        return bytes(BY_SIGN.get(sign, ord(sign)) for sign in found[0]).decode()
    except ValueError:
        return found[0]
