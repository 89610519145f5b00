"""What real pages are flagged for: few, several kinds, nothing critical. Only with the corpus."""

from collections import Counter
from collections.abc import Iterator

import pytest

from benchmarks.corpus import pages
from expectations.known import Known, with_known
from expectations.narrow import promises_of
from expectations.promises import keeps
from schemas.article import Article
from schemas.columns import table_of
from schemas.errors import ParseError
from spiders.extraction import parse_capture
from tests.cases import folder

CORPUS = folder("BROADSHEET_CORPUS")
EVERY = 8  # of the pages one is taken


def articles() -> Iterator[Article]:
    for page in list(pages(CORPUS))[::EVERY]:
        try:
            found = parse_capture(page.capture, None)
        except ParseError:
            continue
        yield found.model_copy(update={"cluster_id": found.article_id})


@pytest.mark.slow
def test_flags_of_real_pages_are_few_and_of_several_kinds():
    rows = with_known(table_of(list(articles()), Article), Known())
    broken: Counter[str] = Counter()
    flagged: set[int] = set()
    for promise in promises_of():
        places = [
            n
            for n, kept in enumerate(keeps(promise, promise.measure(rows)).to_pylist())
            if not kept
        ]
        assert not places or promise.severity == "warning", promise.name
        broken.update({promise.name: len(places)} if places else {})
        flagged.update(places)
    assert 0.02 < len(flagged) / len(rows) < 0.2, broken
    assert len(broken) >= 3
