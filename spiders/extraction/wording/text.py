"""Text that every reader can take: no lone surrogates, no control characters, white space folded.

Pages carry them by accident, and one lone surrogate makes Arrow refuse the whole batch.
"""

import html
import re

UNSAFE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
INVISIBLE = re.compile(  # break hints, direction marks, byte order marks
    "[\u00ad\u200b\u200e\u200f\u2060-\u2064\ufeff]"
    # Joiners belong to the spelling of Persian, of India's scripts and of emoji, behind a letter.
    "|(?<![\u0590-\u1dbf\u2600-\u27bf\u2c80-\U0010ffff])[\u200c\u200d]"
    "|\u200c(?!\\S)"
)
ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
NO_CHARACTER = re.compile(r"&#[0-9]{1000,};?")  # Python reads no number beyond 4,300 digits
TAG = re.compile(  # of the kinds that editors put into a headline; others are text
    r"</?(?:a|abbr|b|big|br|cite|em|font|i|mark|p|q|s|small|span|strong|sub|sup|u)\b[^<>]{0,1000}>",
    re.IGNORECASE,
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


def folded(text: str) -> str:
    r"""Return *text* cleaned, each run of white space (no-break spaces too) as one blank.

    Signs that no reader sees are dropped, so that a search finds the word.

    >>> folded(" a\u00a0\n b "), folded("Rat\u00adhaus\u200b")
    ('a b', 'Rathaus')
    """
    line = text.strip()
    if line.isprintable() and "  " not in line:  # as most texts are
        return line
    line = " ".join(line.split())
    return line if line.isprintable() else " ".join(INVISIBLE.sub("", clean(line)).split())


LONGEST_FIELD = 20_000  # characters of a field that holds one thing; the rest is not looked at


def printed(text: str) -> str:
    """Return the words of a short field as a reader sees them.

    Metadata is often escaped twice and may carry tags: both are undone.

    >>> printed("Fish &amp;amp; <b>chips</b>")
    'Fish & chips'
    """
    text = text[:LONGEST_FIELD]
    for _ in range(2):
        if "&" not in text or not ENTITY.search(text):
            break
        text = unescaped(text)
    return folded(TAG.sub("", text) if "<" in text else text)


def unescaped(text: str) -> str:
    r"""Return *text* with its character references undone; what stands for none is U+FFFD.

    >>> unescaped("Fish &amp; chips, &#" + "9" * 5000)
    'Fish & chips, \ufffd'
    """
    return html.unescape(NO_CHARACTER.sub("\ufffd", text))


def listed(words: str) -> frozenset[str]:
    """Return the entries of *words*, a list with commas: a long vocabulary in few lines."""
    return frozenset(word.strip() for word in words.split(","))
