"""What a page shows of itself -> a row of numbers, by which lists of pages are told from stories.

How much story there is and in how many parts, how the page is addressed, what its metadata call
it, and which prices, controls and headlines stand on it.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from math import log1p

from schemas.article import Article
from spiders.extraction.body import Judged
from spiders.extraction.fields.index_layout import of_layout
from spiders.extraction.page import Document, Place, TextBlock, types_of
from spiders.extraction.wording import words_in, words_of

SHORTEST_HEADLINE = 4  # words; a shorter link names a section
TEASED = 2  # blocks: a headline, perhaps a time, a teaser
SHORT = 40  # letters; of a price, a control
MOST_PARTS, MOST_DIGITS, MOST_DEPTH, MOST_H1 = 8, 8, 5, 10  # beyond them more says no more
LISTS = re.compile(  # names of parts of a site, in addresses
    r"[/_-](?:categor(?:y|ies|ia)|kategorien?|tags?|topics?|themen?|collections?|shop|store|browse|"
    r"c|cat|lists?|genres?|search|archives?|sections?|hub|products?|catalog(?:ue)?|authors?|"
    r"rubrik|departments?|directory|trending|all|latest|index|page|shows?|issues?)(?:[/_.-]|$)",
    re.IGNORECASE,
)
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


class Shown:
    """The judged blocks of a page, with what is asked of each several times."""

    def __init__(self, page: Sequence[Judged]) -> None:
        self.page = page
        self.kept = [index for index, judged in enumerate(page) if judged.is_story]
        inside = range(self.kept[0], self.kept[-1] + 1) if self.kept else range(0)
        self.words = {index: words_in(page[index].block.text) for index in inside}
        self.listed = [is_listed(judged.block) for judged in page]

    def is_teaser(self, index: int) -> bool:
        """Whether the block at *index* stands right under a linked headline, as a teaser does."""
        return any(self.listed[max(0, index - TEASED) : index])


def is_listed(block: TextBlock) -> bool:
    """Whether *block* is a link that reads like a headline."""
    return block.linked * 2 > len(block.text) and words_in(block.text) >= SHORTEST_HEADLINE


def evidence_of(document: Document, shown: Shown, article: Article) -> list[float]:
    """Return what the page shows of itself, as numbers."""
    return [
        *of_story(shown),
        *of_address(document),
        *of_metadata(document),
        *of_labels(shown.page),
        *of_layout(document, shown.page),
        float(article.published_at is not None),
        float(bool(article.authors)),
    ]


def of_story(shown: Shown) -> list[float]:
    """Return how much story there is, how sure it is, in how many parts, and among what."""
    page, kept = shown.page, shown.kept
    sizes = [shown.words[index] for index in kept]
    words = sum(sizes)
    between = [index for index in shown.words if not page[index].is_story]
    others = sum(shown.words[index] for index in between)
    holders: dict[Place | None, float] = defaultdict(float)
    for index, size in zip(kept, sizes, strict=True):
        holders[page[index].block.place.parent] += size
    sure = sum(page[index].confidence * size for index, size in zip(kept, sizes, strict=True))
    return [
        log1p(words),
        log1p(max(sizes, default=0)),
        log1p(words / max(1, len(kept))),
        sure / (words or 1),
        max(holders.values(), default=0) / (words or 1),
        longest_run(shown) / (words + 1),
        others / (others + words + 1),
        log1p(sum(shown.listed[index] for index in between)),
        sum(map(shown.is_teaser, kept)) / (len(kept) or 1),
        log1p(largest_list(shown)),
    ]


def longest_run(shown: Shown) -> float:
    """Return the words of the longest part of the story without a line of something else in it."""
    run = longest = 0.0
    for index, words in shown.words.items():
        if shown.page[index].is_story:
            run += words
            longest = max(longest, run)
        elif words >= SHORTEST_HEADLINE:
            run = 0
    return longest


def largest_list(shown: Shown) -> int:
    """Return how many headlines stand in one position of the page's template."""
    alike: Counter[tuple[str, int, str, int]] = Counter()
    for judged, is_listed in zip(shown.page, shown.listed, strict=True):
        if is_listed:
            place = judged.block.place
            outer = place.parent or place
            alike[(place.tag, place.own, outer.tag, outer.own)] += 1
    return max(alike.values(), default=0)


def parts_of(document: Document) -> list[str]:
    """Return the parts of the path of the page's address that are not empty."""
    path = document.address.path if document.address is not None else ""
    return [part for part in path.split("/") if part]


def words_named(document: Document) -> int:
    """Return how many words the last part of the page's address has."""
    return sum(1 for part in parts_of(document)[-1:] for word in re.split(r"[-_.]", part) if word)


def of_address(document: Document) -> list[float]:
    """Return the shape of the page's address: a story has a long name or a number."""
    path = document.address.path if document.address is not None else ""
    parts = parts_of(document)
    last = parts[-1] if parts else ""
    return [
        min(words_named(document), MOST_PARTS),
        log1p(min(sum(map(str.isdigit, last)), MOST_DIGITS)),
        min(len(parts), MOST_DEPTH),
        float(LISTS.search(path) is not None),
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


def of_labels(page: Sequence[Judged]) -> list[float]:
    """Return how long the first h1 is, and how many prices and controls of lists there are."""
    heading = next((judged.block.text for judged in page if judged.block.place.tag == "h1"), "")
    lines = "\n".join(judged.block.text for judged in page if len(judged.block.text) < SHORT)
    return [
        min(words_in(heading), MOST_H1) if heading else 0.0,
        log1p(len(PRICE.findall(lines))),
        log1p(len(CONTROL.findall(lines))),
    ]
