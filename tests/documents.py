"""The pages of the documentation, as tests read them: their blocks and their command lines."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent

from tests.checkouts import ROOT

PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
FENCE = re.compile(r"^( *)```([a-z]*) ?([^\n{}]*)\n(.*?)^\1```$", re.M | re.S)
INLINE = re.compile(r"(?<!`)`(broadsheet [a-z][^`]*)`")


@dataclass(frozen=True)
class Block:
    """A block of code: on which page and line, in which language, what stands behind that word."""

    page: str  # below the checkout
    line: int
    language: str
    tag: str | None
    text: str


def blocks_of(page: Path) -> Iterator[Block]:
    """Yield the blocks of code of *page* in order."""
    text = page.read_text(encoding="utf-8")
    for found in FENCE.finditer(text):
        yield Block(
            page=page.relative_to(ROOT).as_posix(),
            line=text.count("\n", 0, found.start()) + 1,
            language=found[2],
            tag=found[3].strip() or None,
            text=dedent(found[4]),
        )


def commands_of(page: Path) -> Iterator[str]:
    """Yield each command line of ours that a block of *page* shows."""
    shells = (block.text for block in blocks_of(page) if block.language in ("", "sh"))
    for line in "\n".join(shells).replace("\\\n", " ").splitlines():
        for command in re.split(r"&& | \| ", line.strip()):
            if re.match(r"broadsheet [a-z]", command):
                yield command.partition("  #")[0].partition(" >")[0].strip()


def mentions_of(page: Path) -> Iterator[list[str]]:
    """Yield the words of each command line of ours that *page* shows within its text."""
    prose = FENCE.sub("", page.read_text(encoding="utf-8"))
    yield from (found.split() for found in INLINE.findall(prose))
