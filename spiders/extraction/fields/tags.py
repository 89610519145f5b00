"""Tags as the publisher chose them."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from schemas.parts import Author, Provenance
from spiders.extraction.fields.site_names import folded_name, folded_site_names
from spiders.extraction.fields.tag_strangers import (
    folded_titles,
    is_button,
    is_of_title,
    linked_tags,
    rel_of,
)
from spiders.extraction.page import (
    Document,
    Element,
    evidence,
    flat,
    lines_around,
    string,
    types_of,
)
from spiders.extraction.wording import dereferenced, labelled, printed, tags_in
from spiders.publisher import Publisher

TAG_LISTS = (  # the surest first: the others are often stuffed for search engines
    "news_keywords",
    "article:tag",
    "json_ld:keywords",
    "og:article:tag",
    "parsely-tags",
    "sailthru.tags",
    "cxenseparse:tags",
    "keywords",
    "og:tags",
)
LINKS = "tag_links"
SPLIT = re.compile(r"[,;|、，]")
CODE = re.compile(r"^[0-9a-f-]{16,}$|^(?!(?:19|20)\d\d$)\d+$|^\W*$")
TAG_META = (".tags", "_tags", "-tags")
CLASSED = re.compile(  # "Category: Economy", "topic/economy": a system's class before the tag
    r"^(?:category|topics?|tags?|subject|keyword|person|organi[sz]ation|place|location|sections?)"
    r"(?:\s?:\s?|/)(?=\w)",
    re.IGNORECASE,
)
SYSTEM = re.compile(  # other classes, flags and addresses: "NLP Entity: Canada", "type_news"
    r"^[\w -]{2,20}:\s?[\w>]+|;.*:|.*@|[a-z]+\d?(?:_[a-z-]+)+$|[A-Za-z]{1,12}[_:#-]\d{3,}$"
)
TERSE = re.compile(r"[A-Z0-9:_-]{2,20}")  # codes of a wire's taxonomy, such as AIRS08 among others
FEWEST_CUT = 4  # tags; fewer may be the words of a title by accident
SHARE_CUT = 0.6  # of their neighbours, that stand side by side in the title too
MOST_TAGS = 200  # as the column holds
LONGEST = 100  # characters of one tag; what is longer is a sentence
LISTED = re.compile(  # a tag in a line without a label: a few words of letters
    r"(?!(?:and|or|und|oder|et|ou|y|o|e)\s)(?=.{3,30}$)[^\W\d_]+(?:['’ -][^\W\d_]+){0,3}"
)
FEWEST_LISTED, SAID = 2, 0.65  # tags, and the share of them that the story has
LONGEST_LINE = 300  # characters
MOST_LINES = 25  # behind the story; farther behind is the foot of the page
MOST_LISTINGS = 6


def tags(
    document: Document, publisher: Publisher | None, authors: list[Author]
) -> tuple[list[str], list[Provenance]]:
    """Return the tags in published order, without the names of site and authors, and the title.

    A list in metadata that repeats the words of the address, or the title word by word, was made by
    a program, and is no choice of tags.
    """
    known = folded_site_names(document) | {folded_name(author.name) for author in authors}
    titles = folded_titles(document)
    for method, texts in tag_lists(document, publisher):
        if not texts:
            continue
        found = [tag for tag in chosen(texts, known) if not is_of_title(tag, titles)]
        is_told = method != LINKS
        is_made = is_told and (is_of_address(found, document.url) or is_sentence(found, document))
        if found and not is_made:
            return found, [evidence("tags", method, ", ".join(found), 0.8)]
    return [], []


def tag_lists(document: Document, publisher: Publisher | None) -> Iterator[tuple[str, list[str]]]:
    """Yield the lists of tags that the page has, by kind of evidence, the surest first."""
    selector = publisher and publisher.rules_on(document.capture.fetched_at.date()).tags
    if selector:
        yield "publisher_rule", [node.seen() for node in document.all(selector)]
    for name in TAG_LISTS:
        yield from named_list(document, name)
    for story in document.stories:
        for member in ("mentions", "about"):
            yield f"json_ld:{member}", keywords(story.get(member))
    for name, contents in document.meta_index.items():
        if name.endswith(TAG_META):
            yield f"meta:{name}", split(list(contents))
    for node in document.json_ld:
        if "recipe" in types_of(node):
            yield "json_ld:recipe", split(keywords(node.get("keywords")))
    links = document.marks.tag_links
    yield LINKS, linked_tags([node for node in links if "tag" in rel_of(node)], document)
    for listing in document.marks.tag_lists[:MOST_LISTINGS]:
        yield LINKS, linked_tags(listing.find("a"), document)
    yield LINKS, linked_tags(links, document)
    lines = lines_around(document)
    for line in lines.behind[:MOST_LINES]:
        yield "tag_line", tags_in(line) if labelled("tags", line) else unlabelled(line, document)


def named_list(document: Document, name: str) -> Iterator[tuple[str, list[str]]]:
    """Yield the lists of tags that metadata hold under *name*."""
    if name == "keywords":  # often made for search engines, where the page shows its own
        yield LINKS, linked_tags(own_tag_links(document), document)
    if name == "json_ld:keywords":
        for story in document.stories:
            yield "json_ld", split(keywords(story.get("keywords")))
    else:
        yield f"meta:{name}", split(list(document.meta_index.get(name, ())))


def unlabelled(line: str, document: Document) -> list[str]:
    """Return the tags that *line* lists without a label: words that title and story said.

    Lists of that form are towns, features and names of editors otherwise.
    """
    tags = [tag.strip(" #") for tag in SPLIT.split(line)] if len(line) <= LONGEST_LINE else []
    if len(tags) < FEWEST_LISTED or not all(map(LISTED.fullmatch, tags)):
        return []
    said = f"{document.title or ''} {lines_around(document).story}".lower()
    found = sum(is_said(tag.lower(), said) for tag in tags)
    is_topical = found >= SAID * len(tags) or (line[:1].islower() and found)
    return tags if is_topical else []


def is_said(tag: str, said: str) -> bool:
    """Tell whether a word of the long text *said* begins with *tag*; few tags are in it at all."""
    return tag in said and re.search(rf"\b{re.escape(tag)}", said) is not None


def keywords(value: Any) -> list[str]:
    """Return the texts and names in the value of a JSON-LD member."""
    found = []
    for item in flat(value):
        text = string(item, "name") if isinstance(item, dict) else item
        if isinstance(text, str):
            found.append(text)
    return found


def split(texts: list[str]) -> list[str]:
    """Return the tags in *texts*: a single text, or one with many commas, is a list itself."""
    texts = [dereferenced(dereferenced(text)) for text in texts]  # each ends in a semicolon
    if len(texts) == 1:
        return SPLIT.split(texts[0])
    return [tag for text in texts for tag in (SPLIT.split(text) if text.count(",") > 1 else [text])]


def chosen(texts: list[str], known: frozenset[str]) -> list[str]:
    """Return the tags among *texts*, cleaned, each once, without codes and the *known* names."""
    found: dict[str, str] = {}
    codes = [text for text in texts if TERSE.fullmatch(text)]
    if len(codes) > 4 and any(not code.isalpha() for code in codes):
        return []
    for text in texts[: MOST_TAGS * 3]:
        tag = CLASSED.sub("", printed(text).strip("#\"'").strip())
        if (
            SYSTEM.match(tag)
            or not tag
            or len(tag) > LONGEST
            or CODE.match(tag)
            or is_button(tag)
            or folded_name(tag) in known
        ):
            continue
        found.setdefault(tag, tag)
    return list(found)[:MOST_TAGS]


def is_of_address(found: list[str], url: str) -> bool:
    """Tell whether nearly all of *found* are single words of the address *url*."""
    if len(found) <= 3:
        return False
    words = set(re.findall(r"[a-z0-9]+", url.lower()))
    return sum(tag.lower() in words for tag in found) >= 0.7 * len(found)


def is_sentence(found: list[str], document: Document) -> bool:
    """Tell whether *found* is a sentence of the page's title or description, cut into words."""
    if len(found) < FEWEST_CUT or any(" " in tag for tag in found):
        return False
    said = f"{document.title or ''} {document.meta('og:title', 'description') or ''}".lower()
    beside = set(pairwise(re.findall(r"[\w'’-]+", said)))
    cut = sum(pair in beside for pair in pairwise(tag.lower() for tag in found))
    return cut >= SHARE_CUT * (len(found) - 1)


def own_tag_links(document: Document) -> list[Element]:
    """Return the links that say their target is a tag, and no category of a blog."""
    links = [(node, rel_of(node)) for node in document.marks.tag_links]
    return [node for node, rel in links if "tag" in rel and "category" not in rel]
