"""Real pages as publishers: each source of a corpus is one, its pages dealt to past and new."""

import random
from collections.abc import Sequence
from pathlib import Path

from benchmarks.corpus import BODIES, SNIPPETS, Page, named_pages
from benchmarks.gate_publishers import Pair, ledger_row
from schemas.errors import ParseError
from spiders.extraction.assembly import parse_capture

SOURCES = (*BODIES, *SNIPPETS, "days")


def parsed_source(folder: Path, name: str) -> list[tuple[str, Pair]]:
    """Return the captures of one source, each with its domain, as those of one publisher."""
    return [(page.domain, parsed(page, name)) for page in named_pages(folder, name)]


def parsed(page: Page, name: str) -> Pair:
    """Return what one page gives."""
    capture = page.capture
    row = ledger_row(name, capture.target_uri, capture.fetched_at, "corpus", capture.record_id)
    try:
        article = parse_capture(capture, None)
    except ParseError as error:
        return None, row.model_copy(update={"state": "rejected", "reason": error.reason})
    named = article.model_copy(update={"publisher": name})
    return named, row.model_copy(update={"article_id": article.article_id, "revision": 1})


def dealt(
    pages: Sequence[tuple[str, Pair]], past: int, new: int, chance: random.Random, by_domain: bool
) -> tuple[list[Pair], list[Pair]]:
    """Return *past* and *new* captures, no page in both; by domain, no domain in both."""
    mixed = chance.sample(pages, len(pages))
    if by_domain:
        place = {domain: chance.random() for domain in sorted({domain for domain, _ in mixed})}
        mixed.sort(key=lambda one: place[one[0]])
        half = len(mixed) * past // (past + new)
        first, second = mixed[:half], mixed[half:]
        first = [one for one in first if one[0] != second[0][0]]
    else:
        first, second = mixed[:past], mixed[past:]
    return [pair for _, pair in first[:past]], [pair for _, pair in second[:new]]
