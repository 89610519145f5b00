"""What kind of page a document is: a story of some kind, or no story at all."""

import re
from collections.abc import Iterable, Sequence
from itertools import accumulate

from schemas.article import Kind
from schemas.errors import ParseError
from schemas.parts import Provenance
from spiders.extraction.body import Judged
from spiders.extraction.page import Document, evidence, types_of
from spiders.extraction.wording import words_in

BY_TYPE: dict[str, Kind] = {
    "liveblogposting": "live_blog",
    "opinionnewsarticle": "opinion",
    "reviewnewsarticle": "review",
    "imagegallery": "gallery",
    "mediagallery": "gallery",
    "podcastepisode": "podcast",
    "recipe": "recipe",
}
KIND_WORDS: tuple[
    tuple[str, Kind], ...
] = (  # of addresses, sections and what stands before a title
    (
        "live-?blog|live-?ticker|live-updates|en-direct|live-news|minuto-a-minuto|liveverslag",
        "live_blog",
    ),
    (
        "opinions?|opini[oó]n|letters?|leserbriefe?|commentisfree|commentary|editorials?|columns?|"
        "columnists?|kommentare?|meinung(?:en)?|kolumnen?|leitartikel|tribunes?|op-eds?|editoriali|"
        "opiniões|opinie|column|debatt|ledare|kronik|opinie|mnenje|мнени[ея]|社説|評論|オピニオン",
        "opinion",
    ),
    (
        "interviews?|gespr(?:ae|ä)ch|entretiens?|entrevistas?|intervist[ae]|wywiad|интервью",
        "interview",
    ),
    (
        "reviews?|rezension(?:en)?|kritik(?:en)?|critiques?|rese[ñn]as?|recension[ei]|recensies?|"
        "film-?review|book-?review|testbericht(?:e)?",
        "review",
    ),
    (
        "galler(?:y|ies)|photo-?galler(?:y|ies)|fotostrecken?|bildergalerien?|diaporamas?|"
        "slideshows?|photos|fotogaler[ií]as?|galer[ií]as?|in-pictures",
        "gallery",
    ),
    ("podcasts?", "podcast"),
    ("videos?|watch", "video"),
    ("recipes?|rezepte?|recettes?|recetas?|ricett[ae]|receitas?", "recipe"),
    (
        "press(?:-?releases?)?|communiqu[eé]s?(?:-de-presse)?|pressemitteilung(?:en)?|prnewswire|"
        "comunicados?(?:-de-prensa)?|comunicat[io]-stampa|persbericht(?:en)?",
        "press_release",
    ),
)
BY_ADDRESS = tuple(
    (re.compile(rf"[/_.-](?:{words})(?:[/_.-]|$)", re.IGNORECASE), kind)
    for words, kind in KIND_WORDS
)
BY_SECTION = tuple((re.compile(words, re.IGNORECASE), kind) for words, kind in KIND_WORDS)
BY_TITLE = tuple(
    (re.compile(rf"(?:{words})\s*[:|–—]\s|.*\((?:{words})\)$", re.IGNORECASE), kind)
    for words, kind in KIND_WORDS
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


def story_kind(
    document: Document, section: str | None, headline: str | None
) -> tuple[Kind, list[Provenance]]:
    """Return the kind of story: as its type, its section, its headline or its address says."""
    for node in document.json_ld:
        for name in types_of(node):
            if name in BY_TYPE:
                return BY_TYPE[name], [evidence("kind", "json_ld", name, 0.95)]
    path = document.address.path if document.address is not None else ""
    for pattern, kind in BY_SECTION:
        if section and pattern.fullmatch(section):
            return kind, [evidence("kind", "section", section, 0.8)]
    for pattern, kind in BY_TITLE:
        if headline and pattern.match(headline):
            return kind, [evidence("kind", "headline", headline, 0.7)]
    for pattern, kind in BY_ADDRESS:
        if pattern.search(path):
            return kind, [evidence("kind", "url", path, 0.7)]
    return "article", []


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
