"""UTF-8 -> the same text as it was meant: what programs on its way have done to letters is undone.

A database that took UTF-8 for another encoding has encoded each letter twice; Java and MySQL write
signs beyond the first plane as two halves; file systems and windows-1258 part letters from their
marks. Each is asked for by octets that few other pages have.
"""

import re
from collections.abc import Iterator
from unicodedata import normalize

HALVES = re.compile(rb"\xed[\xa0-\xaf][\x80-\xbf]\xed[\xb0-\xbf][\x80-\xbf]")
# Letters that are encoded twice: Â Ã Î Ï Ð Ñ × Ø Ù à ã å æ ë ì í with what is left of them; "â€".
TWICE = re.compile(
    rb"\xc3(?:[\x82\x83\x8e-\x91\x97-\x99\xa0\xa3\xa5\xa6\xab-\xad]\xc2|\xa2\xe2\x82\xac)"
)
LEAST = 10  # of them in a page; fewer may be meant
TWICE_QUOTED = b"\xc3\xa2\xc2\x80"  # a quote, a dash: behind "â" a control, which nobody means
BY_SIGN = {bytes([octet]).decode("cp1252", "replace"): octet for octet in range(0x80, 0xC0)} | {
    chr(octet): octet for octet in range(0x80, 0x100)
}  # of cp1252, and where it has none
BEHIND = "[" + "".join(sign for sign, octet in BY_SIGN.items() if octet < 0xC0) + "]"
DOUBLED = re.compile(f"[Â-ß]{BEHIND}|[à-ï]{BEHIND}{{2}}|[ð-ô]{BEHIND}{{3}}")
NO_BREAK, ENDING = "\xa0", frozenset("àâéèêëîïôûçìíù")  # letters that end words before such a blank
KOREAN, JAMO = re.compile(rb"\xe1[\x84\x85]"), re.compile("[\u1100-\u11ff]+")  # parts of syllables
VOICED = re.compile(rb"\xe3\x82[\x99\x9a]")
MARKS = re.compile("[\u0300-\u036f\u3099\u309a]{1,8}")  # behind a letter
ADDRESS = re.compile(r"[\"'](?:https?:)?/[^\"'\s<>]*\Z")  # is another where a letter differs
LONGEST_ADDRESS = 400  # letters


def mended(octets: bytes) -> bytes:
    """Return *octets*, which are UTF-8 but for faults, with letters as they were meant.

    >>> mended("e\u0301tat".encode()).decode()
    'état'
    """
    if octets.isascii():
        return octets
    octets = joined(octets)
    if b"\xc3" in octets and (TWICE_QUOTED in octets or len(TWICE.findall(octets)) >= LEAST):
        octets = DOUBLED.sub(meant, octets.decode("utf-8", "replace")).encode()
    if b"\xe1" in octets and KOREAN.search(octets):
        text = octets.decode("utf-8", "replace")
        octets = JAMO.sub(lambda found: normalize("NFC", found[0]), text).encode()
    if b"\xcc" in octets or (b"\xe3" in octets and VOICED.search(octets)):
        octets = "".join(composed(octets.decode("utf-8", "replace"))).encode()
    return octets


def joined(octets: bytes) -> bytes:
    """Return *octets* with the signs whole that were written as two halves."""
    return HALVES.sub(whole, octets) if b"\xed" in octets else octets


def whole(found: re.Match[bytes]) -> bytes:
    """Return the sign of which *found* is the two halves."""
    halves = found[0].decode("utf-8", "surrogatepass").encode("utf-16-le", "surrogatepass")
    return halves.decode("utf-16-le").encode()


def composed(text: str) -> Iterator[str]:
    """Yield the pieces of *text*, letters with their marks as one sign, but in addresses."""
    at = 0
    for found in MARKS.finditer(text):
        start, end = found.start() - 1, found.end()
        if start < at or not text[start].isalpha():
            continue
        if not ADDRESS.search(text[max(0, start - LONGEST_ADDRESS) : start]):
            yield text[at:start]
            yield normalize("NFC", text[start:end])
            at = end
    yield text[at:]


def meant(found: re.Match[str]) -> str:
    """Return the letter that was encoded twice, or *found* itself if that is none."""
    letters = found[0]
    if letters[1] == NO_BREAK and letters[0] in ENDING:
        return letters
    try:
        return bytes(BY_SIGN.get(sign, ord(sign)) for sign in letters).decode()
    except ValueError:
        return letters
