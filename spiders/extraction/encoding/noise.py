"""Text that no language is written in: bytes of chance, encoded data, code and data sent as a page.

Shares of characters, in whatever script. The limits stand between what the pages of the corpora
have (2026-11: 1,837 articles of some thirty languages, among them articles about code) and what
noise has; each line says both.
"""

import re
import string
import unicodedata

from schemas.capture import Capture
from schemas.errors import ParseError

BEGINNING = 4_000  # characters that are looked at
SHORTEST = 60  # characters: in fewer a share says nothing
SYMBOLS = '{}[]<>=+*\\|_^~`#@$;"'
MOST_SYMBOLS = 0.08  # articles to 0.06, JavaScript, JSON and CSS from 0.08 to 0.16
CAPITALS, DIGITS = string.ascii_uppercase.encode(), string.digits.encode()
SWITCH = re.compile(r"[a-z][A-Z]|[A-Za-z][0-9]|[0-9][A-Za-z]")
MOST_SWITCHES = 0.08  # articles to 0.03, base 64, base 85 and hexadecimal from 0.18 to 0.30
UNKNOWN = re.compile("[\ufffd\ue000-\uf8ff]")
MOST_UNKNOWN = 0.05  # articles none, UTF-16 of chance 0.11
# Marks that sentences and lists of results are not full of.
MARK = re.compile(r"[^\w\s.,:;()'’\"“”„«»‹›‘–—/、。，・「」！？（）：；\u00ad\u200b-\u200f-]")
MOST_MARKS = 0.18  # articles to 0.11, high bytes and wide characters of chance from 0.25 to 0.38
# How JSON begins, and how it ends; how programs begin that stand in a file of their own.
JSON = re.compile(rb"(?:\xef\xbb\xbf)?\s*[\[{]\s*(?:[\"{\[]|[\]}]\s*\Z)")
PROGRAM = re.compile(
    rb"(?:\xef\xbb\xbf)?(?:\s+|/\*[^*]*\*+(?:[^/*][^*]*\*+)*/|//[^\n]*\n)*+"  # comments
    rb"(?:(?:var|let|const)\s+[\w$]+\s*="
    rb"|import\s*(?:[\w$*{][^\n]*\sfrom\s*)?[\"']"
    rb"|export\s+(?:default|const|function|class)\b"
    rb"|[;!(\s]*(?:async\s*)?function\b[^\n(]*\("
    rb"|[\"']use strict[\"']|(?:window|document|self)\.\w+\s*[=.(\[]"
    rb"|define\(|\(\s*\(\w*\)\s*=>)"
)
MARKUP = re.compile(rb"<(?:!doctype|html|head|body|title|meta|article)\b", re.IGNORECASE)


def refuse_code(capture: Capture) -> None:
    """Raise ParseError if the payload of *capture* is JSON or a program, as a whole."""
    payload = capture.payload
    is_json = JSON.match(payload) and payload.rstrip()[-1:] in (b"}", b"]")
    is_program = not is_json and PROGRAM.match(payload) and not MARKUP.search(payload)
    if is_json or is_program:
        kind = "JSON" if is_json else "a program"
        raise ParseError("not_a_page", "payload", f"{kind} sent as a page", capture.record_id)


def refuse_noise(text: str, record: str) -> None:
    """Raise ParseError if the *text* of a story is none: by its kind, data or code."""
    head = text[:BEGINNING]
    if len(head) < SHORTEST:
        return
    size = len(head)
    is_plain = is_plain_in_part(head)
    for name, count, most in (
        ("letters that turn into others or digits", switches_in(head), MOST_SWITCHES),
        ("characters of no script", len(UNKNOWN.findall(head)), MOST_UNKNOWN),
        ("marks", 0 if is_plain else marks_in(head), MOST_MARKS),
    ):
        if count > most * size:
            raise ParseError("binary", "body", f"{count} of {size} are {name}", record)
    symbols = 0 if is_plain else sum(map(head.count, SYMBOLS))
    if symbols > MOST_SYMBOLS * size:
        fact = f"code or data: {symbols} of {size} are symbols"
        raise ParseError("not_a_page", "body", fact, record)


def switches_in(text: str) -> int:
    """Return how many letters of *text* turn into others or digits; 0 where they are surely few.

    A capital turns once at most, a digit twice, and both are quickly counted.
    """
    octets = text.encode("ascii", "ignore")
    others = len(octets.translate(None, CAPITALS)), len(octets.translate(None, DIGITS))
    most = 3 * len(octets) - others[0] - 2 * others[1]
    return 0 if most <= MOST_SWITCHES * len(text) else len(SWITCH.findall(text))


def is_plain_in_part(text: str) -> bool:
    """Whether a paragraph of *text* has no mark: chance writes none, and a story may show many."""
    return any(len(part) >= SHORTEST and not MARK.search(part) for part in text.split("\n\n"))


def marks_in(text: str) -> int:
    """Return how many characters of *text* are neither of a word nor white space.

    Vowel signs and accents belong to words, which Python's expressions do not know.
    """
    found = MARK.findall(text)
    if len(found) <= MOST_MARKS * len(text):
        return len(found)
    return sum(unicodedata.category(mark)[0] != "M" for mark in found)
