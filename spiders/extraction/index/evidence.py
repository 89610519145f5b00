"""What a page shows of itself -> a row of numbers, by which lists of pages are told from stories.

The story that was found on it, how the page is addressed, laid out and named by its author, what
its metadata call it, and which prices and controls stand on it.
"""

import re
from collections.abc import Sequence
from math import log1p

from schemas.article import Article
from spiders.extraction.body import Judged
from spiders.extraction.index.address import of_address
from spiders.extraction.index.layout import of_layout
from spiders.extraction.index.names import of_names
from spiders.extraction.index.story import Shown, of_story
from spiders.extraction.page import Document, types_of
from spiders.extraction.wording import words_in, words_of

SHORT = 40  # letters; of a price, a control
MOST_H1 = 10  # words; beyond them more says no more
LIST_TITLE = re.compile(
    r"\b(?:shop|buy|archives?|collections?|categor(?:y|ies)|all products|browse|page \d+|"
    r"list of|results|kategorie|archiv|boutique|tienda|negozio|loja)\b",
    re.IGNORECASE,
)
PRICE = re.compile(r"[$€£¥₹] ?\d|\d ?(?:€|EUR|USD|kr|zł|₽|円)")
CONTROL = re.compile(  # of lists
    r"^(?:sort(?:ed)? by|filters?|filter by|add to (?:cart|bag|basket)|quick (?:view|shop|add)|"
    r"in stock|sold out|view (?:all|more|product)|shop (?:now|all)|load more|show more|"
    r"\d+ (?:results|products|items)|showing \d+|next|older posts|newer posts|next page|compare|"
    r"clear all|price|read more|continue reading|learn more|weiterlesen|mehr|in den warenkorb|"
    r"sortieren|ajouter au panier|lire la suite|trier par|añadir al carrito|leer más|leggi tutto|"
    r"続きを読む|更多)\b",
    re.IGNORECASE | re.MULTILINE,
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


def of_labels(heading: str, page: Sequence[Judged]) -> list[float]:
    """Return how long *heading* is, and how many prices and controls of lists there are."""
    lines = "\n".join(judged.block.text for judged in page if len(judged.block.text) < SHORT)
    return [
        min(words_in(heading), MOST_H1) if heading else 0.0,
        log1p(len(PRICE.findall(lines))),
        log1p(len(CONTROL.findall(lines))),
    ]
