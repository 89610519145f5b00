"""Bytes -> a page: its tree, its text, its blocks, and what its metadata say.

A `Document` is the page with everything that is read once; `blocks_of` cuts its text where a
reader sees a break. The parser's tree is walked in compiled modules, over its C functions (`dom`).
"""

from spiders.extraction.page.blocks import blocks_of
from spiders.extraction.page.captioned import caption_beside
from spiders.extraction.page.captions import caption_and_credit, credit_line
from spiders.extraction.page.dated import Dated, dated_in
from spiders.extraction.page.document import (
    Document,
    Walked,
    document_of,
    evidence,
    properties,
    read_once,
    refused_address,
)
from spiders.extraction.page.element import Element, element_of
from spiders.extraction.page.element_text import element_text
from spiders.extraction.page.headed import PAIRED, WORD, headings, likeness, terms, words
from spiders.extraction.page.other_captures import refuse_other_captures
from spiders.extraction.page.places import NAMING, Place
from spiders.extraction.page.printed_lines import is_headline, lines_around, lines_before
from spiders.extraction.page.runs import TextBlock
from spiders.extraction.page.stories import is_story, last_part, letters
from spiders.extraction.page.structured import (
    DECODER,
    flat,
    json_ld,
    string,
    strings,
    types_of,
)
from spiders.extraction.page.tag_kinds import HEADINGS

__all__ = [
    "DECODER",
    "HEADINGS",
    "NAMING",
    "PAIRED",
    "WORD",
    "Dated",
    "Document",
    "Element",
    "Place",
    "TextBlock",
    "Walked",
    "blocks_of",
    "caption_and_credit",
    "caption_beside",
    "credit_line",
    "dated_in",
    "document_of",
    "element_of",
    "element_text",
    "evidence",
    "flat",
    "headings",
    "is_headline",
    "is_story",
    "json_ld",
    "last_part",
    "letters",
    "likeness",
    "lines_around",
    "lines_before",
    "properties",
    "read_once",
    "refuse_other_captures",
    "refused_address",
    "string",
    "strings",
    "terms",
    "types_of",
    "words",
]
