"""Broken JSON -> its objects, by structure: what a reader of the script would take it to be.

A string ends where its quote is followed by what follows a string there: a comma and the next name,
or the end of its object. So unescaped quotes, markup, missing and trailing commas, comments, stray
characters, single quotes and an end cut off lose nothing else. Time is linear in the text.
"""

import math
import re
from collections.abc import Iterator
from typing import Any

DEEPEST = 100  # nesting; real pages stay under 20
MOST_DIGITS = 19  # of a whole number: 64 bits and a sign
OPENING = re.compile(r"[{\[]\s{0,200}(?=[\"'{\[@}\]]|/[/*]|\w{1,40}\s{0,20}:)")
BLANK = re.compile(r"(?:[\s,;]|/\*.{0,500}?\*/|(?<![:\w])//[^\n]{0,2000}|<!--|-->)+", re.DOTALL)
NAME = r"(?:\"[^\"\n]{1,80}\"|'[^'\n]{1,80}')\s{0,200}:"
STRAY = r"(?:[^\w\s\"'{}\[\],:]\s{0,20})?"
UNQUOTED = r"@?[A-Za-z_$][\w$]{0,40}\s{0,20}:\s{0,20}[\"'{\[\d]"
ENDS_VALUE = re.compile(  # behind the last quote of a member's value
    rf"\s{{0,200}}(?:/\*.{{0,200}}?\*/\s{{0,200}})?(?:(?:,\s{{0,20}}){{0,3}}\s{{0,200}}"
    rf"(?:{STRAY}{NAME}|/[/*])|"
    rf",\s{{0,200}}{UNQUOTED}|$|"
    r",?\s{0,200}[}\]]\s{0,200}(?:[,}\]\[{;<\"']|/|$)|,\s{0,200}$)",
    re.DOTALL,
)
ENDS_ITEM = re.compile(r"\s{0,200}(?:,\s{0,200}[\"'{\[\d\]/]|\]|$)")
BARE_NAME = re.compile(r"[\w@$-]{1,80}(?=\s{0,20}:)")
BARE = re.compile(r"[^\s,}\]:\"'{\[]{1,80}")
COLON = re.compile(r"\s{0,200}(?::|=>)\s{0,200}")
ESCAPE = re.compile(r"\\(u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|.)", re.DOTALL)
SIGNS = {"n": "\n", "t": "\t", "r": "\r", "b": "", "f": " "}


def loose_values(text: str) -> list[Any]:
    """Return the objects and lists in *text*, one behind the other.

    >>> loose_values('Notice: x {"a": "the "b" c" "d": 1,} {\\'e\\': [2,]')
    [{'a': 'the "b" c', 'd': 1}, {'e': [2]}]
    """
    return [value for value in Reader(text).values() if value]


class TooDeep(ValueError):
    """Nesting that no page has."""


class Reader:
    """A place in a text that is read as JSON."""

    def __init__(self, text: str) -> None:
        """Begin at the start of *text*."""
        self.text, self.at = text, 0

    def values(self) -> Iterator[Any]:
        """Yield the objects and lists at the top of the text; what stands between is skipped."""
        while (match := OPENING.search(self.text, self.at)) is not None:
            self.at = match.start()
            try:
                yield self.value(0)
            except TooDeep:
                return

    def value(self, depth: int) -> Any:
        """Return the value that begins here."""
        if depth > DEEPEST:
            raise TooDeep
        sign = self.text[self.at : self.at + 1]
        if sign == "{":
            return self.members(depth)
        if sign == "[":
            return self.items(depth)
        if sign in ("'", '"', "`") and sign:
            return self.string(ENDS_VALUE)
        return self.bare()

    def members(self, depth: int) -> dict[str, Any]:
        """Return the object that begins here."""
        found: dict[str, Any] = {}
        self.at += 1
        while (sign := self.next_sign()) not in ("", "}"):
            name = self.name(sign)
            colon = COLON.match(self.text, self.at) if name is not None else None
            if name is None or colon is None:
                self.at += name is None  # a stray character
                continue
            self.at = colon.end()
            found.setdefault(name, self.value(depth + 1))
        self.at += 1
        return found

    def items(self, depth: int) -> list[Any]:
        """Return the list that begins here."""
        found: list[Any] = []
        self.at += 1
        while (sign := self.next_sign()) not in ("", "]"):
            start = self.at
            is_text = sign in ("'", '"')
            found.append(self.string(ENDS_ITEM) if is_text else self.value(depth + 1))
            if self.at == start:  # a stray character
                found.pop()
                self.at += 1
        self.at += 1
        return found

    def next_sign(self) -> str:
        """Return the next sign that is no white space, comma or comment, "" at the end."""
        blank = BLANK.match(self.text, self.at)
        self.at = blank.end() if blank else self.at
        return self.text[self.at : self.at + 1]

    def name(self, sign: str) -> str | None:
        """Return the name of a member that begins here, None where none does."""
        if sign in ("'", '"'):
            end = self.text.find(sign, self.at + 1, self.at + 200)
            if end < 0:
                return None
            name, self.at = self.text[self.at + 1 : end], end + 1
            return name
        match = BARE_NAME.match(self.text, self.at)
        if match is None:
            return None
        self.at = match.end()
        return match[0]

    def string(self, ends: re.Pattern[str]) -> str:
        """Return the string that begins here; one without an end goes to that of the text."""
        quote, start = self.text[self.at], self.at + 1
        end = self.text.find(quote, start)
        while end >= 0 and (self.is_escaped(end) or not ends.match(self.text, end + 1)):
            end = self.text.find(quote, end + 1)
        end = end if end >= 0 else len(self.text)
        self.at = end + 1
        return plain(self.text[start:end])

    def is_escaped(self, at: int) -> bool:
        """Tell whether the sign at *at* stands behind an odd number of backslashes."""
        before = self.text[max(0, at - 20) : at]
        return (len(before) - len(before.rstrip("\\"))) % 2 == 1

    def bare(self) -> Any:
        """Return the number or word that begins here; a word that JSON does not know is None."""
        match = BARE.match(self.text, self.at)
        if match is None:
            return None
        self.at = match.end()
        return {"true": True, "false": False}.get(match[0], number(match[0]))


def plain(text: str) -> str:
    r"""Return *text* with its escapes undone, those that JSON does not know too.

    >>> plain(r"The company\'s \u00fc")
    "The company's ü"
    """
    if "\\" not in text:
        return text
    text = ESCAPE.sub(lambda match: sign_of(match[1]), text)
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def sign_of(escape: str) -> str:
    """Return what *escape*, without its backslash, stands for."""
    return chr(int(escape[1:], 16)) if len(escape) > 1 else SIGNS.get(escape, escape)


def number(text: str) -> int | float | None:
    """Return the number *text*, None for what is none or beyond what a column holds."""
    try:
        if text.lstrip("-").isdecimal():
            return int(text) if len(text) <= MOST_DIGITS else None
        value = float(text)
    except ValueError:
        return None
    return value if math.isfinite(value) else None
