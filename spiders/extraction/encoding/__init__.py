"""Bytes -> text, by the rules of browsers: the HTTP header first, then what the page declares.

Bytes that are no text are refused.
"""

from spiders.extraction.encoding.binary import binary_fact, refuse_binary
from spiders.extraction.encoding.charset import decoded, utf_8
from spiders.extraction.encoding.labels import CODECS, ENCODING_BY_LABEL
from spiders.extraction.encoding.noise import refuse_code, refuse_noise

__all__ = [
    "CODECS",
    "ENCODING_BY_LABEL",
    "binary_fact",
    "decoded",
    "refuse_binary",
    "refuse_code",
    "refuse_noise",
    "utf_8",
]
