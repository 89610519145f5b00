"""Index or story: whether a page lists other pages, by all that it shows of itself.

Evidence (`evidence`) is weighed by one small network (`model.npz`, made by
`python -m benchmarks.body_training` with the body model): no rule of one sign holds on foreign
sites. A list of products describes each, a story stands among headlines of others.
"""

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import numpy as np

from schemas.article import Article
from schemas.errors import ParseError
from spiders.extraction.body import Judged, Network, network_in
from spiders.extraction.index.address import words_named
from spiders.extraction.index.evidence import evidence_of, says_story
from spiders.extraction.index.story import Shown, is_link
from spiders.extraction.page import Document, element_of
from spiders.extraction.wording import is_sentence, words_in, words_of

WEIGHTS = Path(__file__).with_name("model.npz")
CERTAIN = 2.2  # logit, from which a page is an index: 3 of 1,000 stories of unseen domains are
LIKELY = 1.0  # logit, from which one of few words is
DESPITE = 4.0  # logit, from which one is though it tells a story: a shop's advice on its products
DECLARED = 1.5  # the same of what its own system calls a list: 2 more of 100 lists, and no story
SYSTEMS = words_of(  # how systems name the body of their lists: WordPress, Magento, Shopify,
    # PrestaShop, Drupal, Joomla, Ghost, and the shops of several vendors
    "archive search-results catalog-category-view catalogsearch-result-index template-collection "
    "template-list-collections page-category path-taxonomy page-taxonomy page-taxonomy-term "
    "view-category tag-template product-listing-page"
)
SHORT_STORY = 110  # words
NAMING = 4  # words of the last part of an address that names a story
FEWEST_SENTENCES = 3  # blocks
AT_LENGTH = 15  # blocks, of a story whatever its address; few lists have so many in one element
LONG = 40  # words; few that describe a product are as many
WHEREVER = 15  # paragraphs of so many words, in whatever elements, of a story
WHERE_SAID = 5  # where the metadata say that the page is one
FEWEST_LISTED = 3  # headlines
COUNTED = re.compile(r"#?\d{1,3}\s?[.):–—-]?\s?[^\W\d]")
LEAST_COUNTED = 4  # headings that are a story by themselves
LEAST_UNSAID = 120  # words without a sentence among them that are a story all the same


def refuse_bare_index(document: Document, page: list[Judged], texts: Sequence[str]) -> None:
    """Raise ParseError if *page*, whose story is *texts*, is a site's home page, or headlines
    alone.
    """
    record = document.capture.record_id
    parts = document.address
    is_home = parts is not None and not parts.path.strip("/") and not parts.query
    if is_home and not says_story(document):
        raise ParseError("index_page", "url", "the site's home page", record)
    if any(map(is_sentence, texts)) or sum(map(words_in, texts)) >= LEAST_UNSAID:
        return
    if sum(COUNTED.match(text) is not None for text in texts) >= LEAST_COUNTED:
        return
    listed = sum(Shown(page).listed)
    if listed >= FEWEST_LISTED:
        raise ParseError("index_page", "body", f"{listed} headlines, and no story", record)


def refuse_index(document: Document, page: list[Judged], article: Article) -> None:
    """Raise ParseError if *page*, from whose judged blocks *article* was made, is an index."""
    shown = Shown(page)
    found = evidence_of(document, shown, article)
    logit = float(weights().logits(np.array([found]))[0])
    if logit > LIKELY and logit > least_logit(document, shown, article):
        raise ParseError(
            "index_page",
            "body",
            f"{sum(shown.listed)} headlines, and {article.word_count} words like those of a list",
            document.capture.record_id,
        )


def least_logit(document: Document, shown: Shown, article: Article) -> float:
    """Return the logit from which the page is an index."""
    is_list = is_declared(document)
    if is_told(document, shown):
        return CERTAIN if is_list else DESPITE
    if is_list:
        return DECLARED
    return CERTAIN if article.word_count >= SHORT_STORY else LIKELY


def is_declared(document: Document) -> bool:
    """Whether the system that made the page calls it a list, in the classes of its body."""
    body = document.tree.body
    names = element_of(body).attributes.get("class") if body is not None else None
    return bool(names and SYSTEMS & set(names.lower().split()))


def is_told(document: Document, shown: Shown) -> bool:
    """Whether the page tells a story: one element holds enough sentences, or all together hold
    enough long paragraphs, as the parts of a guide do.

    A few sentences are enough where the address names a story, or hardly a headline is listed.
    """
    telling = [
        index
        for index in shown.kept
        if is_sentence(shown.page[index].block.text) and not shown.is_teaser(index)
    ]
    together = Counter(shown.page[index].block.place.parent for index in telling)
    most = max(together.values(), default=0)
    is_plain = words_named(document) >= NAMING or sum(shown.listed) < FEWEST_LISTED
    if most >= (FEWEST_SENTENCES if is_plain else AT_LENGTH):
        return True
    long = sum(
        shown.words[index] >= LONG and not is_link(shown.page[index].block) for index in telling
    )
    return long >= (WHERE_SAID if says_story(document) else WHEREVER)


@cache
def weights() -> Network:
    """Return the network that ships with the package."""
    with np.load(WEIGHTS) as arrays:
        return network_in(arrays, "index")
