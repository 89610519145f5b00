"""Text that a site wrote, as a terminal may print it: seen, and without effect."""

import re

# Control characters but tab and line feed, and those that turn the direction of all text behind
# them (UAX 9): a terminal obeys the first, and a reader is misled by the second.
UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def printable(text: str) -> str:
    r"""Return *text* with each character that would have an effect as an escape of JSON and Python.

    >>> print(printable("Storm\u202egnirps \x1b[31m"))
    Storm\u202egnirps \u001b[31m
    """
    return UNSEEN.sub(lambda unseen: f"\\u{ord(unseen[0]):04x}", text)
