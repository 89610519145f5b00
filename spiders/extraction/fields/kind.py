"""What kind of page a document is: a story of some kind, or no story at all."""

import re
from collections.abc import Iterable, Sequence
from itertools import accumulate

from schemas.article import Kind
from schemas.errors import ParseError
from spiders.extraction.body import Judged
from spiders.extraction.page import Document, types_of
from spiders.extraction.wording import words_in

BY_TYPE: dict[str, Kind] = {
    "liveblogposting": "live_blog",
    "opinionnewsarticle": "opinion",
    "imagegallery": "gallery",
    "mediagallery": "gallery",
}
ADDRESS_WORDS: tuple[tuple[str, Kind], ...] = (
    ("live-?blog|liveticker|live-updates|en-direct|live-news", "live_blog"),
    (
        "opinions?|letters?|leserbriefe?|commentisfree|editorials?|columnists?|kommentare?|meinung|tribunes?|op-ed",
        "opinion",
    ),
    ("interviews?|gespr(?:ae|ä)ch|entretien|entrevistas?|intervista", "interview"),
    (
        "galler(?:y|ies)|photo-?galler(?:y|ies)|fotostrecken?|diaporama|slideshows?|photos",
        "gallery",
    ),
    ("videos?|watch", "video"),
    (
        "press(?:-?releases?)?|communiqu[eé]s?|pressemitteilung(?:en)?|prnewswire|pressreleases?",
        "press_release",
    ),
)
BY_ADDRESS = tuple(
    (re.compile(rf"[/_.-](?:{words})(?:[/_.-]|$)", re.IGNORECASE), kind)
    for words, kind in ADDRESS_WORDS
)
ERROR = re.compile(
    r"\b(?:404|410|500|503)\b|not found|can(?:'|’)?t be found|no longer available|page missing|"
    r"access denied|find (?:that|the|this) page|page not available|forbidden|are you a robot|"
    r"just a moment|captcha|service unavailable|"
    r"nicht gefunden|introuvable|no encontrad[ao]|non trovata|não encontrada|niet gevonden|"
    r"не найден|見つかりません|找不到|찾을 수 없",
    re.IGNORECASE,
)
FEWEST_WORDS = 60  # words; an error page says less


def story_kind(document: Document) -> Kind:
    """Return the kind of story, as its type or its address says."""
    for node in document.json_ld:
        for name in types_of(node):
            if name in BY_TYPE:
                return BY_TYPE[name]
    path = document.address.path if document.address is not None else ""
    return next((kind for pattern, kind in BY_ADDRESS if pattern.search(path)), "article")


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
