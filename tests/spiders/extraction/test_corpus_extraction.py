"""Our goals on real pages: only where the corpus is at hand."""

from collections import defaultdict
from typing import Any

import pytest

from benchmarks.corpus import BODIES, LISTINGS, NAMES, pages, scorer
from benchmarks.tools import Fields, broadsheet
from tests.cases import folder

LEAST = {  # of pages that the models have seen; `benchmarks.body_training` leaves sources out
    "fundus": {"F1": 0.975, "exact": 0.5, "title": 0.94, "day": 0.99, "authors": 0.93, "tags": 0.8},
    "scrapinghub": {"F1": 0.98, "exact": 0.45},
    "wcxb": {"F1": 0.96, "title": 0.86, "day": 0.81, "authors": 0.74},
    "snippets": {"must": 0.94, "without": 0.955, "title": 0.81, "day": 0.86, "tags": 0.6},
    "fields": {"title": 0.84, "authors": 0.65},
    "days": {"day": 0.87},
}
MOST_REFUSED = 0.012  # of the pages of a source, with stories or without
LEAST_LISTINGS = 0.55  # of which are refused

CORPUS = folder("BROADSHEET_CORPUS")


@pytest.fixture(scope="module")
def found() -> dict[str, dict[str, Fields]]:
    """What is found on every page of the corpus, by source and address."""
    extracted = broadsheet()
    answers: dict[str, dict[str, Fields]] = defaultdict(dict)
    for page in pages(CORPUS):
        answers[page.corpus][page.capture.target_uri] = extracted(page.capture)
    return answers


def rows(name: str) -> list[dict[str, Any]]:
    """Return the truth of the source *name*."""
    truth: list[dict[str, Any]] = scorer(CORPUS).load_jsonl(CORPUS / f"{name}-dev.truth.jsonl")
    return truth


@pytest.mark.slow
@pytest.mark.parametrize("name", LEAST)
def test_a_source_is_read_as_well_as_it_was(found, name):
    score = scorer(CORPUS)
    answers = found[name]
    figures = score.summarise([score.score_page(t, answers.get(t["url"], {})) for t in rows(name)])
    assert {key: figures[key] for key, least in LEAST[name].items() if figures[key] < least} == {}


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(set(NAMES) - {LISTINGS, "days", "fields"}))
def test_stories_are_not_refused(found, name):
    refused = [url for url, fields in found[name].items() if not fields.get("body")]
    assert len(refused) <= MOST_REFUSED * len(found[name]) + 2


@pytest.mark.slow
def test_lists_of_pages_are_no_articles(found):
    refused = [fields for fields in found[LISTINGS].values() if not fields.get("body")]
    assert len(refused) >= LEAST_LISTINGS * len(found[LISTINGS])


def test_the_sources_with_whole_bodies_are_at_hand():
    assert all((CORPUS / f"{name}-dev.warc.gz").is_file() for name in BODIES)
