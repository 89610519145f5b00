"""Text that a site wrote, as a terminal may print it: seen, and without effect."""

import codecs
import io
import re
from typing import TextIO

ESCAPED = "broadsheet.escaped"  # the name of our handler of what a stream cannot encode
# Control characters but tab and line feed, and those that turn the direction of all text behind
# them (UAX 9): a terminal obeys the first, and a reader is misled by the second.
UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def show_all(stream: TextIO) -> None:
    """Let *stream* print what its encoding has no bytes for, as an escape of JSON and Python."""
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(errors=ESCAPED)


def escaped(error: UnicodeError) -> tuple[str, int]:
    r"""Return what stands for the characters that cannot be encoded, and where to go on.

    >>> "é😀".encode("ascii", ESCAPED)
    b'\\u00e9\\ud83d\\ude00'
    """
    assert isinstance(error, UnicodeEncodeError)
    units = error.object[error.start : error.end].encode("utf-16-be", "surrogatepass")
    pairs = zip(units[::2], units[1::2], strict=True)
    return "".join(f"\\u{high:02x}{low:02x}" for high, low in pairs), error.end


codecs.register_error(ESCAPED, escaped)


def printable(text: str) -> str:
    r"""Return *text* with each character that would have an effect as an escape of JSON and Python.

    >>> print(printable("Storm\u202egnirps \x1b[31m"))
    Storm\u202egnirps \u001b[31m
    """
    return UNSEEN.sub(lambda unseen: f"\\u{ord(unseen[0]):04x}", text)
