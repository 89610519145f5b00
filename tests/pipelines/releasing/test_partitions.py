"""Partitions: which files a release is cut into."""

from pipelines.releasing.partitions import partitions
from tests.pipelines.validated import write_validated


def test_a_month_and_a_crawl_are_a_folder_each(tmp_path):
    found = list(partitions(write_validated(tmp_path) / "validated"))
    assert [(one.table, one.folder) for one in found] == [
        ("articles", "articles/month=2025-01"),
        ("articles", "articles/month=2026-10"),
        ("articles", "articles/month=2026-11"),
        ("quarantine", "quarantine/month=2026-10"),
        ("revisions", "revisions/month=2026-11"),
        ("captures", "captures/crawl=20261102T060000Z"),
    ]
