"""The scripts of a page -> the stories in them: strings of markup, and what their values tell."""

import re
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import unquote

from spiders.extraction.literals import called_values, plain
from spiders.extraction.page import DECODER
from spiders.extraction.unshown.state import SEVERAL, Told, texts_in

STRING = re.compile(r'"((?:[^"\\]|\\.){200,})"')  # 200 characters: a paragraph
DEK = re.compile(
    r'"(?:sub_?title|standfirst|dek|lead)"\s*:\s*"((?:[^"\\]|\\.){1,2000})"', re.IGNORECASE
)
MOST_TRIES = 2_000  # places in a script where a value may begin
VALUE = re.compile(
    r"""(?:^|[=(,:])\s*(?=[\[{])|JSON\.parse\(\s*(?=["'])|=\s{0,9}(?=["'][\[{])|"""
    r"""decodeURIComponent\(\s*(?=["'])"""
)
QUOTED = re.compile(
    r"'((?:[^'\\]|\\.)*)'", re.DOTALL
)  # a string as scripts, not JSON, may write it
ROW = re.compile(r"(?:^|\n|(?<=\}))[0-9a-f]+:(?=[\[{])")  # of what RSC streams
STREAMED = re.compile(r"[0-9a-f]+:T([0-9a-f]+),")  # a text in that stream, its octets counted


def scripted_markup(scripts: list[str]) -> str | None:
    """Return the longest string in *scripts* that is markup of several paragraphs."""
    found = []
    for script in scripts:
        texts = [unescaped(match[1]) for match in STRING.finditer(script)]
        stories = [text for text in texts if text and is_markup(text)]
        if stories:
            story = max(stories, key=len)
            dek = DEK.search(script)
            found.append((len(story), subtitle(dek[1] if dek else "") + story))
    return max(found, default=(0, None))[1]


def is_markup(text: str) -> bool:
    """Whether *text* is markup of several paragraphs, not a stream or a value that holds some."""
    is_other = STREAMED.match(text) or text.startswith(("{", "["))
    return text.count("</p>") >= SEVERAL and not is_other


def subtitle(literal: str) -> str:
    """Return the standfirst in a JSON string *literal* as a heading, "" if there is none."""
    text = unescaped(literal)
    return f'<h2 class="subtitle">{text}</h2>' if text else ""


def unescaped(text: str) -> str | None:
    """Return what the JSON string literal *text* stands for, None if it is none."""
    try:
        value = DECODER.decode(f'"{text}"')
    except ValueError:
        return None
    return value if isinstance(value, str) else None


def stories_told(scripts: Iterable[str], said: str) -> Iterator[Told]:
    """Yield the texts of several paragraphs in *scripts*.

    *said* is what titles and headings of the page say, as `letters`; what stands beside another
    headline is left out.
    """
    flight = ""
    for script in scripts:
        for value in values_in(script):
            if is_streamed(value):
                flight += value[1]
            else:
                yield from texts_in(value, said)
        for value in called_values(script):
            yield from texts_in(value, said)
    for value in streamed(flight):
        yield from texts_in(value, said)


def values_in(script: str) -> Iterator[Any]:
    """Yield the objects and lists of JSON in *script*, the outermost each."""
    at = 0
    for _ in range(MOST_TRIES):
        begin = VALUE.search(script, at)
        if begin is None:
            return
        at = begin.end()
        try:
            if quoted := QUOTED.match(script, at):
                at = quoted.end()
                value: Any = plain(quoted[1])
            else:
                value, at = DECODER.raw_decode(script, at)
            yield DECODER.decode(decoded(value)) if isinstance(value, str) else value
        except (ValueError, RecursionError):
            continue


def decoded(text: str) -> str:
    """Return *text*, which may be percent-encoded."""
    return unquote(text) if text[:1] == "%" else text


def is_streamed(value: Any) -> bool:
    """Whether *value* is a piece of what RSC streams: a number and a text."""
    return (
        isinstance(value, list)
        and len(value) == 2
        and value[0] == 1
        and (isinstance(value[1], str))
    )


def streamed(flight: str) -> Iterator[Any]:
    """Yield the values that RSC streamed in *flight*, texts as lists of one."""
    octets = flight.encode("utf-8", "surrogatepass")
    for text in re.finditer(STREAMED.pattern.encode(), octets):
        size = int(text[1][:8], 16)
        yield [octets[text.end() : text.end() + size].decode("utf-8", "replace")]
    for row in ROW.finditer(flight):
        try:
            yield DECODER.raw_decode(flight, row.end())[0]
        except (ValueError, RecursionError):
            continue
