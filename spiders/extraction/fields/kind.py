"""What kind of page a document is: a story of some kind, or no story at all."""

import re
from collections.abc import Iterable, Sequence
from itertools import accumulate

from schemas.article import Kind
from schemas.errors import ParseError
from schemas.parts import Provenance
from spiders.extraction.body import Judged
from spiders.extraction.fields.kind_evidence import kinds_said
from spiders.extraction.page import Document, evidence
from spiders.extraction.wording import words_in

ERROR = re.compile(
    r"\b(?:404|410|500|503)\b|not found|can(?:'|’)?t be found|no longer available|page missing|"
    r"access denied|find (?:that|the|this) page|page not available|forbidden|are you a robot|"
    r"just a moment|captcha|service unavailable|"
    r"nicht gefunden|introuvable|no encontrad[ao]|non trovata|não encontrada|niet gevonden|"
    r"не найден|見つかりません|找不到|찾을 수 없",
    re.IGNORECASE,
)
FEWEST_WORDS = 60  # words; an error page says less


def story_kind(
    document: Document, sections: Sequence[str], headline: str | None
) -> tuple[Kind, list[Provenance]]:
    """Return the kind of story, as the surest evidence says; an article where nothing says other.

    *sections* are those of its path.
    """
    for said in kinds_said(document, sections, headline):
        return said.kind, [evidence("kind", said.method, said.raw, said.confidence)]
    return "article", [evidence("kind", "default", "nothing says otherwise", 0.5)]


def refuse_errors(document: Document, page: Sequence[Judged]) -> None:
    """Raise ParseError if *page*, the judged blocks, says little but that there is an error."""
    texts = [found.block.text for found in page if found.is_story]
    if has_words(texts, FEWEST_WORDS):
        return
    for title in [document.title or "", *headings(page)]:
        if ERROR.search(title):
            record = document.capture.record_id
            raise ParseError("error_page", "title", document.title or title, record)


def has_words(texts: Iterable[str], least: int) -> bool:
    """Whether *texts* hold that many words; those behind them are not counted."""
    return any(words >= least for words in accumulate(map(words_in, texts)))


def headings(page: Iterable[Judged]) -> list[str]:
    """Return the texts of the page's first headings."""
    return [found.block.text for found in page if found.block.place.tag == "h1"]
