"""Which language a text is in, by the text alone and beside what is declared for it.

Nothing here knows of pages: an import of archives and the promises of rows ask it too.
"""

from spiders.extraction.languages.model import unpacked_model
from spiders.extraction.languages.spoken import OPENING, language_of_text
from spiders.extraction.languages.tags import language_tag
from spiders.extraction.languages.told import is_surely_other, language_told, may_be_other

__all__ = [
    "OPENING",
    "is_surely_other",
    "language_of_text",
    "language_tag",
    "language_told",
    "may_be_other",
    "unpacked_model",
]
