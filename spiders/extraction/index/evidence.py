"""What a page shows of itself -> a row of numbers, by which lists of pages are told from stories.

The story that was found on it, how the page is addressed, laid out and named by its author, what
its metadata call it, and which prices and controls stand on it.
"""

import re

from schemas.article import Article
from spiders.extraction.index.address import of_address
from spiders.extraction.index.labels import of_labels
from spiders.extraction.index.layout import of_layout
from spiders.extraction.index.names import of_names
from spiders.extraction.index.story import Shown, of_story
from spiders.extraction.page import Document, types_of
from spiders.extraction.wording import words_of

LIST_TITLE = re.compile(
    r"\b(?:shop|buy|archives?|collections?|categor(?:y|ies)|all products|browse|page \d+|"
    r"list of|results|kategorie|archiv|boutique|tienda|negozio|loja)\b",
    re.IGNORECASE,
)
LIST_TYPES = words_of(
    "collectionpage itemlist product offercatalog searchresultspage profilepage productgroup"
)


def evidence_of(document: Document, shown: Shown, article: Article) -> list[float]:
    """Return what the page shows of itself, as numbers."""
    return [
        *of_story(shown),
        *of_address(document, shown.heading),
        *of_metadata(document),
        *of_labels(shown.heading, shown.page),
        *of_layout(document, shown.page, shown.start or 0),
        *of_names(shown.page),
        float(article.published_at is not None),
        float(bool(article.authors)),
    ]


def of_metadata(document: Document) -> list[float]:
    """Return what the page says it is."""
    types = {name for node in document.json_ld for name in types_of(node)}
    return [
        float(says_story(document)),
        float((document.meta("og:type") or "").lower() == "website"),
        float(bool(types & LIST_TYPES)),
        float(LIST_TITLE.search(document.title or "") is not None),
    ]


def says_story(document: Document) -> bool:
    """Whether the metadata says that the page is a story."""
    if (document.meta("og:type") or "").lower() in ("article", "news", "video.other"):
        return True
    return any(
        name.endswith(("article", "posting"))
        for node in document.json_ld
        for name in types_of(node)
    )
