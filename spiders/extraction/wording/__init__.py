"""Text as words and as lines: folded, compared, and asked what a line alone looks like.

Nothing here knows of pages or elements.
"""

from spiders.extraction.wording.adverts import is_advert
from spiders.extraction.wording.asking import is_asking
from spiders.extraction.wording.calls import is_asked, is_call, is_followed_at
from spiders.extraction.wording.clean import clean
from spiders.extraction.wording.colophon import READER, TELEPHONE, introduces_author, is_colophon
from spiders.extraction.wording.comparable import comparable, letters_of
from spiders.extraction.wording.consent import CONSENT, Phrase, asks_consent, phrases_in
from spiders.extraction.wording.corrections import is_correction
from spiders.extraction.wording.credits import may_credit
from spiders.extraction.wording.folding import folded, is_sentence, words_in
from spiders.extraction.wording.interruptions import QUOTED
from spiders.extraction.wording.leftovers import (
    dereferenced,
    has_leftovers,
    is_on_markup,
)
from spiders.extraction.wording.lines import (
    BULLET,
    BY,
    CLOCK,
    QUESTIONS,
    is_byline,
    is_furniture,
    is_headline,
    is_label,
    is_time,
    labelled,
    may_label,
    tags_in,
    tail_roles,
)
from spiders.extraction.wording.pointers import is_labelled_link, is_pointer
from spiders.extraction.wording.sales import is_offering, is_sale
from spiders.extraction.wording.text import kept_if_short, listed, printed, unescaped
from spiders.extraction.wording.words import (
    KINDS,
    TAGS,
    is_hovered,
    is_spoken,
    kind,
    name_words,
    named,
    words_of,
)

__all__ = [
    "BULLET",
    "BY",
    "CLOCK",
    "CONSENT",
    "KINDS",
    "QUESTIONS",
    "QUOTED",
    "READER",
    "TAGS",
    "TELEPHONE",
    "Phrase",
    "asks_consent",
    "clean",
    "comparable",
    "dereferenced",
    "folded",
    "has_leftovers",
    "introduces_author",
    "is_advert",
    "is_asked",
    "is_asking",
    "is_byline",
    "is_call",
    "is_colophon",
    "is_correction",
    "is_followed_at",
    "is_furniture",
    "is_headline",
    "is_hovered",
    "is_label",
    "is_labelled_link",
    "is_offering",
    "is_on_markup",
    "is_pointer",
    "is_sale",
    "is_sentence",
    "is_spoken",
    "is_time",
    "kept_if_short",
    "kind",
    "labelled",
    "letters_of",
    "listed",
    "may_credit",
    "may_label",
    "name_words",
    "named",
    "phrases_in",
    "printed",
    "tags_in",
    "tail_roles",
    "unescaped",
    "words_in",
    "words_of",
]
