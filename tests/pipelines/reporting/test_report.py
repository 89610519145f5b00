"""The first page of the report: every count, and everything that a page said escaped."""

import json

import pytest

from pipelines.counting.figures import Figures, figures
from pipelines.counting.statistics import ReleaseStatistics
from pipelines.files.manifest import read_manifest
from pipelines.releasing.recounted import sums_together
from pipelines.reporting.overview import overview
from schemas.verdict import Check, Verdict
from tests.cases import folder
from tests.pipelines.reporting.pages import Page
from tests.pipelines.sample_release import released


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    return released(tmp_path_factory.mktemp("checkout"))


def test_the_page_shows_counts_publishers_reasons_and_checks(place):
    shown = Page((place / "report" / "index.html").read_text()).shown
    for text in (
        "2026.11.1",
        "harbour-courier",
        "language_pattern",
        "redirect",
        "tdm_reservation",
        "unique of article_id",
    ):
        assert text in shown


def counted(place):
    """Return the sums of the files of the release *place*."""
    return sums_together(place, read_manifest(place).files, map)


def test_figures_count_what_is_published(place):
    assert figures(counted(place)) == Figures(
        days={"2025-01-02": 1, "2026-10-30": 1, "2026-11-01": 2},
        months={"2025-01": 1, "2026-10": 1, "2026-11": 3},
        languages={"en": 4, "de": 1},
        kinds={"article": 5},
        precisions={"minute": 4, "unknown": 1},
        withheld={"tdm_reservation": 1},
        flags={},
        reasons={"language_pattern": 1},
        changes={"articles": {}, "revisions": {}, "tombstones": {}},
        duplicates=0,
    )


@pytest.mark.hostile
def test_naughty_strings_are_text_and_nothing_else(place):
    strings = json.loads((folder("BROADSHEET_CASES") / "strings" / "blns.json").read_text())
    plain = page_of(place, ["plain"])
    naughty = page_of(place, strings)
    assert set(naughty.tags) == set(plain.tags)
    assert naughty.handlers == []


def page_of(place, strings):
    """Return the report of a release in which *strings* stand wherever a page can put them."""
    manifest = read_manifest(place)
    counts = dict.fromkeys(strings, 1)
    checks = [
        Check(
            level="publisher",
            scope=text,
            expectation=text,
            severity="critical",
            success=False,
            expected=text,
            observed=text,
        )
        for text in strings
    ]
    told = figures(counted(place))
    told = Figures(**(vars(told) | {"languages": counts, "flags": counts, "reasons": counts}))
    statistics = ReleaseStatistics.model_validate_json((place / "statistics.json").read_bytes())
    manifest = manifest.model_copy(update={"publishers": counts, "reasons": counts})
    verdict = Verdict(success=False, checks=tuple(checks))
    return Page(overview(manifest, told, statistics, verdict, None, lambda publisher: False))
