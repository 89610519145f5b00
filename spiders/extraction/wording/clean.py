"""Text that every reader can take: no lone surrogates, no control characters.

Pages carry them by accident, and one lone surrogate makes Arrow refuse the whole batch.
"""

import re

UNSAFE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
INVISIBLE = re.compile(  # break hints, direction marks, byte order marks
    "[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]"
    # Joiners belong to the spelling of Persian, of India's scripts and of emoji, behind a letter.
    "|(?<![\u0590-\u1dbf\u2600-\u27bf\u2c80-\U0010ffff])[\u200c\u200d]"
    "|\u200c(?!\\S)"
)


def clean(text: str) -> str:
    r"""Return *text* with lone surrogates replaced and control characters dropped.

    Tab, line feed and carriage return stay; form feed, separators and the like count as a space.

    >>> clean("a\x00b\x0cc\ud800")
    'ab c\ufffd'
    """
    return text if text.isprintable() else UNSAFE.sub(safe, text)


def safe(match: re.Match[str]) -> str:
    """Return what stands in for one unsafe character."""
    character = match[0]
    if character.isspace():
        return " "
    return "\ufffd" if "\ud800" <= character <= "\udfff" else ""
