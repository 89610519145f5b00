"""What is no article of a release is told with the reason that the release knows."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from pipelines.files import write_table
from pipelines.released.absent import absence
from schemas.article import Article
from schemas.capture import LedgerRow
from schemas.columns import Record, table_of
from schemas.identity import article_id
from schemas.release import Quarantined, Tombstone
from tests.pipelines.validated import FETCHED, ledger_row, story

GONE = "https://courier.example.com/news/7"
OUT = Quarantined(**story(6).model_dump(), reasons=["language_pattern"])
PAGE = story(8, target_uri="http://www.courier.example.com/news/8?utm_source=x")


@pytest.fixture
def release(tmp_path: Path) -> Path:
    """Return the tables of a release with two articles, and with something of each other kind."""
    stone = Tombstone(
        article_id=article_id("harbour-courier", "courier.example.com/news/7"),
        publisher="harbour-courier",
        url=None,
        cause="takedown",
        reason="asked by its author",
        at=FETCHED,
    )
    none = {"article_id": None, "revision": None}
    ledger = [
        ledger_row(PAGE, 0, "rejected", reason="error_page", **none),
        ledger_row(OUT, 1, "quarantined", reason="language_pattern"),
    ]
    tables: dict[str, tuple[type[Record], Sequence[Record]]] = {
        "articles/month=2026-11/part-0000": (
            Article,
            [story(1, article_id="ab" * 16), story(2, article_id="ac" * 16)],
        ),
        "quarantine/month=2026-11/part-0000": (Quarantined, [OUT]),
        "captures/crawl=1/part-0000": (LedgerRow, ledger),
        "tombstones": (Tombstone, [stone]),
    }
    for name, (model, rows) in tables.items():
        write_table(table_of(rows, model), tmp_path / f"{name}.parquet", model)
    return tmp_path


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("a", ": 2 ids begin so: write more of it"),
        (GONE, ": taken down on 2026-11-02: asked by its author"),
        (OUT.url, f": it is in quarantine: broadsheet quarantine {OUT.article_id}"),
        (OUT.article_id[:9], f": it is in quarantine: broadsheet quarantine {OUT.article_id}"),
        (
            "https://courier.example.com/news/8",
            ": its capture of 2026-11-02 is rejected: error_page",
        ),
        ("https://courier.example.com/news/9", ""),
        ("nobody", ""),
        ("", ": 2 ids begin so: write more of it"),
    ],
)
def test_it_is_told_why_there_is_no_article(name: str, said: str, release: Path) -> None:
    assert absence(release, name) == f"{name}: no such article in {release}{said}"


def test_a_release_of_which_some_tables_are_here_says_what_those_know(tmp_path: Path) -> None:
    assert absence(tmp_path, GONE) == f"{GONE}: no such article in {tmp_path}"
