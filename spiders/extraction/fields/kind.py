"""What kind of page a document is: a story of some kind, or no story at all."""

import re
from collections.abc import Iterable, Sequence
from itertools import accumulate

from schemas.article import Kind
from schemas.errors import ParseError
from spiders.extraction.body import Judged
from spiders.extraction.page import Document, TextBlock, types_of
from spiders.extraction.wording import is_sentence, words_in

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
FEW_SENTENCES = 120  # words a page must hold to be a story while it says it is a list
SHORTEST_HEADLINE = 4  # words; "News", "Tidal barrier" and the like name lists
FEWEST_LISTED = 3  # headlines; a story may stand beside some related ones


def story_kind(document: Document) -> Kind:
    """Return the kind of story, as its type or its address says."""
    for node in document.json_ld:
        for name in types_of(node):
            if name in BY_TYPE:
                return BY_TYPE[name]
    path = document.address.path if document.address is not None else ""
    return next((kind for pattern, kind in BY_ADDRESS if pattern.search(path)), "article")


def refuse_other_pages(document: Document, page: Sequence[Judged]) -> None:
    """Raise ParseError if *page*, the judged blocks, is an error page or a list of stories."""
    record = document.capture.record_id
    texts = [found.block.text for found in page if found.is_story]
    if not has_words(texts, FEWEST_WORDS):
        for title in [document.title or "", *headings(page)]:
            if ERROR.search(title):
                raise ParseError("error_page", "title", document.title or title, record)
    if says_story(document):
        return
    parts = document.address
    if parts is not None and not parts.path.strip("/") and not parts.query:
        raise ParseError("index_page", "url", "the site's home page", record)
    listed = sum(is_listed(found.block) for found in page)
    named = headings(page)
    is_named_short = bool(named) and words_in(named[0]) < SHORTEST_HEADLINE
    is_story = has_words(texts, FEW_SENTENCES) or any(map(is_sentence, texts))
    if listed >= FEWEST_LISTED and (is_named_short or not is_story):
        raise ParseError("index_page", "body", f"{listed} headlines, and no story", record)


def has_words(texts: Iterable[str], least: int) -> bool:
    """Whether *texts* hold that many words; those behind them are not counted."""
    return any(words >= least for words in accumulate(map(words_in, texts)))


def headings(page: Iterable[Judged]) -> list[str]:
    """Return the texts of the page's first headings."""
    return [found.block.text for found in page if found.block.place.tag == "h1"]


def is_listed(block: TextBlock) -> bool:
    """Whether *block* is a link that reads like a headline."""
    return words_in(block.text) >= SHORTEST_HEADLINE and block.linked * 2 > len(block.text)


def says_story(document: Document) -> bool:
    """Whether the metadata says that the page is a story."""
    if (document.meta("og:type") or "").lower() in ("article", "news", "video.other"):
        return True
    return any(
        name.endswith(("article", "posting"))
        for node in document.json_ld
        for name in types_of(node)
    )
