"""Bytes -> text, by the rules of browsers: the HTTP header first, then what the page declares."""

from spiders.extraction.encoding.charset import decoded, utf_8
from spiders.extraction.encoding.labels import CODECS, ENCODING_BY_LABEL

__all__ = [
    "CODECS",
    "ENCODING_BY_LABEL",
    "decoded",
    "utf_8",
]
