"""Pages whose own text is no story, or its teaser -> the blocks of the story they hold unshown.

Such pages hand it over in a script, as a string of markup or in the state of their framework, in
JSON-LD (`articleBody`), in a shadow root, or in what is shown where no script runs.
"""

import re
from collections.abc import Iterable, Iterator
from html import escape
from typing import Any, NamedTuple
from urllib.parse import unquote

from selectolax.lexbor import LexborHTMLParser

from spiders.extraction.literals import called_values, plain
from spiders.extraction.page.blocks import blocks_of
from spiders.extraction.page.document import Document
from spiders.extraction.page.handed import markup_in, scripts_in
from spiders.extraction.page.places import Place
from spiders.extraction.page.runs import TextBlock
from spiders.extraction.page.state import SEVERAL, Told, texts_in
from spiders.extraction.page.structured import DECODER, letters, string
from spiders.extraction.wording import dereferenced

STRING = re.compile(r'"((?:[^"\\]|\\.){200,})"')  # 200 characters: a paragraph
DEK = re.compile(
    r'"(?:sub_?title|standfirst|dek|lead)"\s*:\s*"((?:[^"\\]|\\.){1,2000})"', re.IGNORECASE
)
TEMPLATE = re.compile(r"<(/?)template\b([^>]*)>", re.IGNORECASE)
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
TEASER = 900  # letters of a page's own paragraphs that may stand for a story told elsewhere,
TEASERS = 1  # and so many of them for one that its state tells
MORE = 2  # times the letters of the teaser has the story at least
NEARLY = 0.8  # of the longest: the same story, of which one way is better marked up than another


class Laid(NamedTuple):
    """A story's blocks and their places, and where the page keeps it: "" where it shows it."""

    blocks: list[TextBlock]
    places: list[Place]
    where: str = ""


class Unshown(NamedTuple):
    """A story that a page keeps and does not show: where, and its markup."""

    where: str
    markup: str


def shown_blocks(document: Document) -> Laid:
    """Return the blocks that the page shows."""
    return Laid(*blocks_of(document.tree))


def told_instead(document: Document, shown: list[TextBlock], own: list[TextBlock]) -> Laid | None:
    """Return the blocks of the story that the page keeps and does not show, None if it shows its
    story or keeps none.

    *own* are the paragraphs of a story among those *shown*: a teaser, perhaps. Beside any
    paragraphs, which may be readers' or ask for consent, only what is surely its story counts.
    """
    if size_of(own) > TEASER:
        return None
    is_bare = not any(block.is_paragraph for block in shown)
    told = told_elsewhere(document) if is_bare else told_beside(own, document)
    laid = [Laid(*blocks_of(tree_of(markup)), where) for where, markup in told]
    sizes = [size_of(story.blocks) for story in laid]
    most = max(sizes, default=0)
    if most <= MORE * size_of(own):
        return laid[0] if laid and is_bare else None
    return next(one for one, size in zip(laid, sizes, strict=True) if size >= NEARLY * most)


def size_of(blocks: list[TextBlock]) -> int:
    """Return the letters in the paragraphs among *blocks*."""
    return sum(len(block.text) for block in blocks if block.is_paragraph)


def tree_of(markup: str) -> LexborHTMLParser:
    """Return *markup* as the story of a page of its own."""
    return LexborHTMLParser(f"<body><article>{markup}</article></body>")


def told_beside(own: list[TextBlock], document: Document) -> Iterator[Unshown]:
    """Return the stories that may stand for paragraphs of the page's *own*: beside several, all of
    its scripts are not read again, for most such pages tell a short story.
    """
    return surely_told(document) if len(own) <= TEASERS else stated_body(document)


def told_elsewhere(document: Document) -> Iterator[Unshown]:
    """Yield the stories that *document* does not show itself, the best marked up first."""
    scripts = scripts_in(document.html)
    yield from shadows(document.html)
    markup = scripted_markup(scripts)
    if markup:
        yield Unshown("script", markup)
    told = stories_told(scripts, letters(document.said()))
    yield from (Unshown("script", one.markup) for one in told)
    yield from (Unshown("unshown_markup", found) for found in markup_in(document.html, scripts))
    yield from stated_body(document)


def surely_told(document: Document) -> Iterator[Unshown]:
    """Yield those of them that are surely this page's, by their place or their headline."""
    scripts = scripts_in(document.html)
    yield from shadows(document.html)
    told = stories_told(scripts, letters(document.said()))
    yield from (Unshown("script", one.markup) for one in told if one.is_sure)
    yield from stated_body(document)


def shadows(html: str) -> Iterator[Unshown]:
    """Yield the shadow roots that *html* declares, the outermost each."""
    begin, depth = 0, 0
    for found in TEMPLATE.finditer(html):
        if not found[1] and (depth or "shadowroot" in found[2].lower()):
            depth += 1
            begin = found.end() if depth == 1 else begin
        elif found[1] and depth:
            depth -= 1
            if not depth:
                yield Unshown("shadow_root", html[begin : found.start()])


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


def stated_body(document: Document) -> Iterator[Unshown]:
    """Yield the longest `articleBody` or `text` of the page's JSON-LD as paragraphs."""
    texts = [
        text
        for story in document.stories
        for name in ("articleBody", "text")
        if (text := string(story, name))
    ]
    if texts:
        lines = max(texts, key=len).splitlines()
        markup = "".join(f"<p>{escape(dereferenced(line))}</p>" for line in lines if line.strip())
        yield Unshown("json_ld", markup)


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
