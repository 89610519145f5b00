"""Partitions: which files a release is cut into."""

from datetime import UTC, datetime

import pytest

from pipelines.files import parquet_files
from pipelines.releasing import periods as of_releasing
from pipelines.releasing.partitions import partitions
from pipelines.releasing.periods import periods
from tests.pipelines.validated import story, write_validated


def test_a_small_year_and_a_crawl_are_a_folder_each(tmp_path):
    found = list(partitions(write_validated(tmp_path) / "validated"))
    assert [(one.table, one.folder) for one in found] == [
        ("articles", "articles/period=2025-all"),
        ("articles", "articles/period=2026-all"),
        ("quarantine", "quarantine/period=2026-all"),
        ("revisions", "revisions/period=2026-all"),
        ("captures", "captures/crawl=20261102T060000Z"),
    ]


@pytest.fixture
def folders(tmp_path, monkeypatch):
    """What gives the folders, and the months in each, of a table with so many rows a month."""
    monkeypatch.setattr(of_releasing, "TOGETHER", 4)

    def of(counts):
        months = [
            datetime(year, month, 1, tzinfo=UTC)
            for (year, month), count in counts.items()
            for _ in range(count)
        ]
        rows = {"articles": [story(number, month) for number, month in enumerate(months)]}
        data = write_validated(tmp_path, rows)
        found = list(periods(parquet_files(data / "validated/articles")))
        assert [one.number for one in found] == [0] * len(found)
        named = [(one.folder, [path.parent.name[-7:] for path in one.sources]) for one in found]
        return {folder: " ".join(months) for folder, months in named}

    return of


def test_the_months_of_a_year_stand_together_until_it_has_too_many_rows(folders):
    assert folders({(2025, 2): 3, (2025, 7): 1, (2026, 1): 4, (2026, 3): 1, (2027, 1): 5}) == {
        "period=2025-all": "2025-02 2025-07",
        "period=2026-01": "2026-01",
        "period=2026-03": "2026-03",
        "period=2027-01": "2027-01",
    }


def test_a_row_that_comes_moves_rows_of_its_own_year_alone(folders):
    before = folders({(2025, 2): 3, (2025, 7): 1, (2026, 1): 4, (2026, 3): 1})
    after = folders({(2025, 2): 3, (2025, 7): 2, (2026, 1): 4, (2026, 3): 1})
    moved = {folder[:11] for folder, _ in before.items() ^ after.items()}
    assert moved == {"period=2025"}


def test_a_year_of_few_long_stories_is_not_held_at_once(folders, monkeypatch):
    monkeypatch.setattr(of_releasing, "HEAVY", 100)
    assert list(folders({(2025, 2): 1, (2025, 7): 1})) == ["period=2025-02", "period=2025-07"]
