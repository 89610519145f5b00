"""Index or story: whether a page lists other pages, by all that it shows of itself.

Evidence is put into a row of numbers and weighed by one small network (`index_page.npz`, made by
`python -m benchmarks.body_training` with the body model): no rule of one sign holds on foreign
sites. A list of products describes each, a story stands among headlines of others.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import cache
from math import log1p
from pathlib import Path

import numpy as np

from schemas.article import Article
from schemas.errors import ParseError
from spiders.extraction.body import Judged, Network, network_in
from spiders.extraction.page import Document, Place, TextBlock, types_of
from spiders.extraction.wording import is_sentence, words_in, words_of

WEIGHTS = Path(__file__).with_name("index_page.npz")
CERTAIN = 2.0  # logit, from which a page is an index: two in a thousand stories are above it
LIKELY = 0.75  # logit, from which one of few words is
SHORT_STORY = 110  # words
NAMING = 4  # words of the last part of an address that names a story
FEWEST_SENTENCES = 3  # blocks
SHORTEST_HEADLINE = 4  # words; a shorter link names a section
FEWEST_LISTED = 3  # headlines
FEW_SENTENCES = 120  # words without a sentence among them that are a story all the same
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


def refuse_bare_index(document: Document, page: Sequence[Judged]) -> None:
    """Raise ParseError if *page*, the judged blocks, is a site's home page, or headlines alone."""
    record = document.capture.record_id
    parts = document.address
    is_home = parts is not None and not parts.path.strip("/") and not parts.query
    if is_home and not says_story(document):
        raise ParseError("index_page", "url", "the site's home page", record)
    texts = [judged.block.text for judged in page if judged.is_story]
    if any(map(is_sentence, texts)) or sum(map(words_in, texts)) >= FEW_SENTENCES:
        return
    listed = sum(Shown(page).listed)
    if listed >= FEWEST_LISTED:
        raise ParseError("index_page", "body", f"{listed} headlines, and no story", record)


def refuse_index(document: Document, page: Sequence[Judged], article: Article) -> None:
    """Raise ParseError if *page*, from whose judged blocks *article* was made, is an index."""
    shown = Shown(page)
    found = evidence_of(document, shown, article)
    least = CERTAIN if article.word_count >= SHORT_STORY else LIKELY
    if float(weights().logits(np.array([found]))[0]) > least and not is_told(document, shown):
        raise ParseError(
            "index_page",
            "body",
            f"{sum(shown.listed)} headlines, and {article.word_count} words like those of a list",
            document.capture.record_id,
        )


def is_told(document: Document, shown: Shown) -> bool:
    """Whether the address names a story, and the page tells one: sentences in one element."""
    if of_address(document)[0] < NAMING:
        return False
    told = Counter(
        shown.page[index].block.place.parent
        for index in shown.kept
        if is_sentence(shown.page[index].block.text) and not shown.is_teaser(index)
    )
    return max(told.values(), default=0) >= FEWEST_SENTENCES


@cache
def weights() -> Network:
    """Return the network that ships with the package."""
    with np.load(WEIGHTS) as arrays:
        return network_in(arrays, "index")


def evidence_of(document: Document, shown: Shown, article: Article) -> list[float]:
    """Return what the page shows of itself, as numbers."""
    return [
        *of_story(shown),
        *of_address(document),
        *of_metadata(document),
        *of_labels(shown.page),
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


def of_address(document: Document) -> list[float]:
    """Return the shape of the page's address: a story has a long name or a number."""
    path = document.address.path if document.address is not None else ""
    parts = [part for part in path.split("/") if part]
    last = parts[-1] if parts else ""
    named = [word for word in re.split(r"[-_.]", last) if word]
    return [
        min(len(named), MOST_PARTS),
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
