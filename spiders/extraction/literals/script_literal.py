"""The literals of a script -> values: names without quotes, and parameters for what is repeated.

Some frameworks hand a page its state as the result of a call, so that nothing is written twice:
`(function(a,b){return {title:a,draft:b}}("Pier reopens",!1))`.
"""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from spiders.extraction.literals.loose_json import DEEPEST, number, plain

CALL = re.compile(
    r"\(function\s{0,9}\(([\w$,\s]{0,20000})\)\s{0,99}\{\s{0,99}return\s{0,99}(?=[\[{])"
)
BEHIND = re.compile(r"\s{0,99};?\s{0,99}\}\s{0,99}\(")  # a function's end and its arguments
TOKEN = re.compile(
    r"""\s*(?:"(?P<double>(?:[^"\\]|\\.)*)"|'(?P<single>(?:[^'\\]|\\.)*)'"""
    r"""|(?P<bare>void 0|![01]|[\w$.+-]+)|(?P<sign>[{}\[\],:)]))""",
    re.DOTALL,
)
IS_NAME = re.compile(r"[A-Za-z_$][\w$]*")
WORDS = {"true": True, "false": False, "!0": True, "!1": False}


class Name(NamedTuple):
    """A parameter, where its argument belongs."""

    name: str


class Literal:
    """A place in a *script* where a literal stands."""

    def __init__(self, script: str, at: int) -> None:
        """Begin at the offset *at*."""
        self.script, self.at = script, at

    def token(self) -> re.Match[str]:
        """Return the next token; ValueError where a literal has none."""
        found = TOKEN.match(self.script, self.at)
        if found is None:
            raise ValueError("no literal")
        self.at = found.end()
        return found

    def value(self, depth: int = 0) -> Any:
        """Return the value that stands here, names as `Name`; ValueError if it is no literal."""
        return self.value_of(self.token(), depth)

    def value_of(self, token: re.Match[str], depth: int) -> Any:
        """Return the value that begins with *token*."""
        if depth > DEEPEST:
            raise ValueError("too deep")
        text = token["double"] if token["double"] is not None else token["single"]
        if text is not None:
            return plain(text)
        if token["sign"] == "[":
            return list(self.entries("]", depth))
        if token["sign"] == "{":
            return self.members(depth)
        bare = token["bare"]
        if bare is None:
            raise ValueError("no value")
        if bare in WORDS:
            return WORDS[bare]
        return Name(bare) if IS_NAME.fullmatch(bare) else number(bare)

    def entries(self, end: str, depth: int) -> Iterator[Any]:
        """Yield the values up to the sign *end*."""
        while (token := self.token())["sign"] != end:
            if token["sign"] != ",":
                yield self.value_of(token, depth + 1)

    def members(self, depth: int) -> dict[str, Any]:
        """Return the object whose members stand here."""
        found: dict[str, Any] = {}
        while (token := self.token())["sign"] != "}":
            if token["sign"] == ",":
                continue
            name = token["double"] or token["single"] or token["bare"]
            if self.token()["sign"] != ":":
                raise ValueError("no member")
            found[name or ""] = self.value(depth + 1)
        return found


def called_values(script: str) -> Iterator[Any]:
    """Yield what the functions in *script* return that are called where they stand."""
    for call in CALL.finditer(script):
        body = Literal(script, call.end())
        try:
            value = body.value()
            behind = BEHIND.match(script, body.at)
            if behind is None:
                continue
            arguments = list(Literal(script, behind.end()).entries(")", 0))
        except ValueError:
            continue
        names = [name.strip() for name in call[1].split(",")]
        yield filled(value, dict(zip(names, arguments, strict=False)))


def filled(value: Any, arguments: dict[str, Any]) -> Any:
    """Return *value* with *arguments* in the places of their names, None where there is none."""
    if isinstance(value, Name):
        argument = arguments.get(value.name)
        return None if isinstance(argument, Name) else argument
    if isinstance(value, dict):
        return {key: filled(entry, arguments) for key, entry in value.items()}
    if isinstance(value, list):
        return [filled(entry, arguments) for entry in value]
    return value
