"""What a reader sees of an article: its text, how many words that is, and one hash of it all."""

import re
from datetime import date
from typing import Any

from schemas.article import Article
from schemas.columns import Record, columns_of
from schemas.identity import digest
from schemas.parts import Block

READ_ROLES = ("lede", "paragraph", "subheading", "quote", "list_item", "table", "correction")
UNSPACED = (  # from the first to the last character of each script that is written without spaces
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"  # Thai, Lao, Burmese, Khmer
    "\u1950-\u19df\u1a20-\u1aaf\ua980-\ua9ff\uaa60-\uaadf"  # Tai Le to Tai Viet, Javanese, Shan
    "\u3040-\u30ff\u31f0-\u31ff\u3400-\u9fff\U00020000-\U0003ffff"  # kana, Han
)
UNSPACED_LETTER = re.compile(f"[{UNSPACED}]")
UNSPACED_LETTERS = re.compile(f"[{UNSPACED}]+")
FIRST_OCTETS = bytes([0xE0, 0xE1, *range(0xE3, 0xEB), 0xF0])  # of these letters in UTF-8


def reading_text(body: list[Block]) -> str:
    """Return what a reader reads of *body*: no captions, a blank line between blocks."""
    return "\n\n".join(block.text for block in body if block.role in READ_ROLES)


def word_count(text: str) -> int:
    """Return the number of words of *text*; of scripts without spaces, each character counts.

    Its white space is folded: one blank between words, a blank line between blocks.

    >>> word_count("Gulls return to Tokyo"), word_count("東京に雪")
    (4, 4)
    """
    octets = text.encode("utf-8", "surrogatepass")  # looked through many times faster
    between = [text]
    if len(octets.translate(None, FIRST_OCTETS)) < len(octets):
        between = UNSPACED_LETTERS.split(text)
    if len(between) == 1:
        return 1 + octets.count(b" ") + octets.count(b"\n\n") if text else 0
    letters = len(text) - sum(map(len, between))
    return letters + len(" ".join(between).split())


CONTENT = sorted(field.name for field in columns_of(Article) if field.column.content)
FACTS = sorted(
    field.name for field in columns_of(Article) if field.column.fact and field.name != "rights"
)


def content_hash(article: Article) -> str:
    """Return the hash of the columns marked as content: equal iff a reader would see no change."""
    return digest("".join([written(getattr(article, name)) for name in CONTENT]))


def facts_hash(article: Article) -> str:
    """Return the hash of the columns that may change without a new revision."""
    return digest("".join([written(getattr(article, name)) for name in FACTS]))


def written(value: Record | list[Any] | date | str | bool | None) -> str:
    """Return *value* in a form of which no other value's is a beginning.

    A text stands behind its length, what a list or a record holds (in declared order) in brackets.

    >>> written(["Gulls", None])
    '[5:Gulls-]'
    """
    if isinstance(value, str):
        return f"{len(value)}:{value}"
    if value is None:
        return "-"
    if isinstance(value, list):
        return f"[{''.join(map(written, value))}]"
    if isinstance(value, bool):
        return "+" if value else "!"
    if isinstance(value, date):
        return f"@{value.isoformat()},"
    # Most are texts: with a call for each, hashing took twice as long.
    own = [f"{len(v)}:{v}" if type(v) is str else written(v) for v in vars(value).values()]
    return f"[{''.join(own)}]"
