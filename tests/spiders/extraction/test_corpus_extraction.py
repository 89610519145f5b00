"""Our goals on real pages: only where the corpus is at hand."""

import pytest

from benchmarks.corpus import NAMES, Page, pages, scorer
from schemas.article import Article
from spiders.extraction import parse_capture
from tests.cases import folder

LEAST_F1 = {"fundus": 0.97, "scrapinghub": 0.975}
LEAST_EXACT = {"fundus": 0.35, "scrapinghub": 0.45}

CORPUS = folder("BROADSHEET_CORPUS")


@pytest.fixture(scope="module")
def parsed() -> list[tuple[Page, Article]]:
    """Every page of the corpus with its article; one that is rejected is a failure."""
    return [(page, parse_capture(page.capture, None)) for page in pages(CORPUS)]


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_the_body_is_better_than_the_goal(parsed, name):
    score = scorer(CORPUS)
    rows = [
        score.score_page(page.truth, {"body": article.text})
        for page, article in parsed
        if page.corpus == name
    ]
    summary = score.summarise(rows)
    assert summary["F1"] >= LEAST_F1[name]
    assert summary["exact"] >= LEAST_EXACT[name]


@pytest.mark.slow
def test_text_is_what_a_reader_reads_of_the_body(parsed):
    for _, article in parsed:
        read = [block.text for block in article.body if block.role not in ("caption", "table")]
        assert article.text == "\n\n".join(read)
        assert article.dek is None or article.text.startswith(article.dek.split("\n")[0][:20])
