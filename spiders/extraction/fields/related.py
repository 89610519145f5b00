"""Links: those inside the story, and the stories the page recommends beside it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile

from pydantic import TypeAdapter

from schemas.parts import Link, Provenance, Related
from spiders.addresses import canonical_url, host_of_url
from spiders.extraction.body import Judged, linked_blocks
from spiders.extraction.page import Document, TextBlock, evidence
from spiders.extraction.wording import TAGS, kind, printed, tail_roles, words_in
from spiders.publisher import registered_domain

RELATED = kind("related")
FURNITURE = TAGS["nav"] | TAGS["footer"] | TAGS["header"] | kind("tags") | kind("comment")
FEWEST_WORDS = 4  # a shorter link names a section, a tag or a person
LINKS = TypeAdapter(list[Link])
SHARING = re.compile(
    r"//(?:[\w.-]*\.)?(?:facebook\.com/(?:sharer|share|dialog)|(?:twitter|x)\.com/(?:intent|share)|"
    r"whatsapp\.com/send|wa\.me/\?|t\.me/share|telegram\.me/share|linkedin\.com/(?:shareArticle|sharing)|"
    r"pinterest\.[a-z.]+/pin/create|reddit\.com/submit|getpocket\.com/(?:save|edit)|tumblr\.com/share|"
    r"xing\.com/(?:spi|social)|line\.me/R/msg|flipboard\.com/.*sharer|vk\.com/share|b\.hatena\.ne\.jp/(?:add|entry))",
    re.IGNORECASE,
)
TAIL = 30  # blocks behind the story in which a list of bare headlines is looked for


def links(document: Document, page: Iterable[Judged]) -> tuple[list[Link], list[Provenance]]:
    """Return the links inside the story that lead to web addresses, and where they stand.

    Buttons that share the story lead nowhere.
    """
    found = []
    for link in (link for block, _, _, is_story in page if is_story for link in block.links):
        text, url = printed(link.seen()), document.absolute(link.attributes.get("href"))
        if text and url and not SHARING.search(url):
            found.append({"text": text, "url": url})
    kept = LINKS.validate_python(found)
    return kept, [evidence("links", "body", kept[0].url, 0.9)] if kept else []


def related(document: Document, page: list[Judged]) -> tuple[list[Related], list[Provenance]]:
    """Return the stories of the same site that the page recommends, and the evidence.

    Only lists of links that are named so count, for any page links to its newest stories; without
    one, bare headlines behind the story.
    """
    seen = {document.fetched_url}
    found = []
    for headline, href in recommended(page):
        url = document.absolute(href)
        if url is None or registered_domain(host_of_url(url)) != document.site:
            continue
        url = canonical_url(url)
        if url not in seen:
            seen.add(url)
            found.append(Related(headline=headline, url=url))
    if found:
        return found, [evidence("related", "named_list", found[0].url, 0.8)]
    bare = [Related(headline=text) for text in bare_headlines(page)]
    return bare, [evidence("related", "bare_headlines", bare[0].headline, 0.6)] if bare else []


def recommended(page: list[Judged]) -> Iterator[tuple[str, str]]:
    """Yield headline and address of the links in lists of related stories."""
    for block in linked_blocks(page, RELATED, FURNITURE, FEWEST_WORDS):
        for link in block.links:
            text, href = printed(link.seen()), link.attributes.get("href")
            if href and words_in(text) >= FEWEST_WORDS:
                yield text, href


def is_bare(block: TextBlock) -> bool:
    """Whether *block* is neither a link nor an entry of a list."""
    return not block.links and block.place.tag != "li"


def bare_headlines(page: Sequence[Judged]) -> list[str]:
    """Return the headlines without a link that stand right behind the story."""
    last = next((index for index in reversed(range(len(page))) if page[index].is_story), len(page))
    behind = [judged.block for judged in page[last + 1 : last + 1 + TAIL]]
    texts = [block.text for block in takewhile(is_bare, behind)]
    return [text for text, role in zip(texts, tail_roles(texts), strict=True) if role == "related"]
