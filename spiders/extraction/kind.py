"""What kind of page a document is: a story of some kind, or no story at all."""

import re
from urllib.parse import urlsplit

from schemas.article import Kind
from schemas.errors import ParseError
from spiders.extraction.document import Document
from spiders.extraction.structured import types_of

BY_TYPE: dict[str, Kind] = {
    "liveblogposting": "live_blog",
    "opinionnewsarticle": "opinion",
    "imagegallery": "gallery",
    "mediagallery": "gallery",
}
ADDRESS_WORDS: tuple[tuple[str, Kind], ...] = (
    ("live-?blog|liveticker|live-updates|en-direct|live-news", "live_blog"),
    (
        "opinions?|commentisfree|editorials?|columnists?|kommentare?|meinung|tribunes?|op-ed",
        "opinion",
    ),
    ("interviews?|entrevistas?|intervista", "interview"),
    (
        "galler(?:y|ies)|photo-?galler(?:y|ies)|fotostrecken?|diaporama|slideshows?|photos",
        "gallery",
    ),
    ("videos?|watch", "video"),
    ("press-?releases?|pressemitteilung(?:en)?|prnewswire|pressreleases?", "press_release"),
)
BY_ADDRESS = tuple(
    (re.compile(rf"(?:^|[/_.-])(?:{words})(?:[/_.-]|$)", re.IGNORECASE), kind)
    for words, kind in ADDRESS_WORDS
)
ERROR = re.compile(
    r"\b(?:404|410|500|503)\b|not found|can(?:'|’)?t be found|no longer available|page missing|"
    r"access denied|forbidden|are you a robot|just a moment|captcha|service unavailable|"
    r"nicht gefunden|introuvable|no encontrad[ao]|non trovata|não encontrada|niet gevonden|"
    r"не найден|見つかりません|找不到|찾을 수 없",
    re.IGNORECASE,
)
FEWEST_WORDS = 60  # words; an error page says less
FEW_SENTENCES = 120  # words a page must hold to be a story while it says it is a list
LISTED = "h2 a, h3 a, h4 a, a h2, a h3, a h4, article a, li a"
FEWEST_LISTED, MOST_LISTED = 2, 6  # headlines; a story may stand among some related ones


def story_kind(document: Document) -> Kind:
    """Return the kind of story, as its type or its address says."""
    for node in document.json_ld:
        for name in types_of(node):
            if name in BY_TYPE:
                return BY_TYPE[name]
    path = urlsplit(document.url).path
    return next((kind for pattern, kind in BY_ADDRESS if pattern.search(path)), "article")


def refuse_other_pages(document: Document, words: int, has_sentence: bool) -> None:
    """Raise ParseError if the page, with *words* in its text, is an error page or a list."""
    record = document.capture.record_id
    if words < FEWEST_WORDS and ERROR.search(document.title or ""):
        raise ParseError("error_page", "title", document.title or "", record)
    if words >= FEW_SENTENCES or says_story(document):
        return
    parts = urlsplit(document.url)
    if not parts.path.strip("/") and not parts.query:
        raise ParseError("index_page", "url", "the site's home page", record)
    listed = len(document.tree.css(LISTED))
    if listed >= MOST_LISTED and document.meta("og:type") == "website":
        raise ParseError("index_page", "og:type", "website, with a list of headlines", record)
    if not has_sentence and listed >= FEWEST_LISTED:
        raise ParseError("index_page", "body", f"no sentence, and {listed} headlines", record)


def says_story(document: Document) -> bool:
    """Whether the metadata says that the page is a story."""
    if (document.meta("og:type") or "").lower() in ("article", "news", "video.other"):
        return True
    return any(
        name.endswith(("article", "posting"))
        for node in document.json_ld
        for name in types_of(node)
    )
