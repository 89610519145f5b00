"""Pages without markup: the same roles and fields as of a page, from lines of text."""

from spiders.extraction.lines.plain_text import lines_of, plain_article

__all__ = [
    "lines_of",
    "plain_article",
]
