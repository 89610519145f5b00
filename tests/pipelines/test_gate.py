"""The gate in the real stages: who breaks waits, the rest is released, a waiver lets through."""

import shutil
from collections import Counter
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from expectations import waivers
from pipelines import dedupe, release, validate
from pipelines.files import Receipt, write_receipt
from pipelines.files.tables import columns, parquet_files, read_table
from pipelines.gating import verdict as asked
from pipelines.releasing import cut, faults
from schemas.article import Article
from schemas.errors import GateError
from schemas.verdict import Verdict
from tests.pipelines.parsed import (
    NOON,
    Parsed,
    article,
    page,
    rejected,
    revisit,
    words,
    write_shard,
)

pytestmark = pytest.mark.slow  # whole stages

PAPERS = ("courier", "gazette", "herald")
DAY = timedelta(days=1)
BARE = {"published_at": None, "published_precision": None}


def captures(paper: str, first: int, last: int, day: int, **values: Any) -> list[Parsed]:
    found = []
    for number in range(first, last):
        at = NOON + timedelta(days=day, minutes=number)
        facts = {"published_at": at - timedelta(hours=number % 8 + 1), "publisher": paper}
        facts |= {"headline": f"{paper} tells of matter {number}"} | values
        url = f"https://{paper}.example/story-{number}"
        text = words(f"{paper}{number}x", 60 + number % 7 * 9)
        found.append(page(article(url, text, at=at, **facts), f"{paper}-{day}-{number}"))
    return found


def crawled(root: Path, name: str, papers: dict[str, list[Parsed]]) -> None:
    for paper, found in papers.items():
        write_shard(root, f"{name}/{paper}", found)
        receipt = root / f"data/parsed/receipts/{name}/{paper}.json"
        write_receipt(Receipt("c", "ab" * 32), receipt)


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A checkout whose first version holds a crawl of all papers."""
    root = tmp_path_factory.mktemp("first")
    crawled(root, "one", {paper: captures(paper, 0, 30, 0) for paper in PAPERS})
    built(root)
    cut(root / "data/release", root / "data/baseline")
    return root


@pytest.fixture
def root(first: Path, tmp_path: Path) -> Path:
    """A copy of it to go on with."""
    return Path(shutil.copytree(first, tmp_path / "checkout"))


def built(root: Path) -> Verdict:
    dedupe.run(root, workers=1)
    validate.run(root, workers=1)
    release.run(root, workers=1)
    assert faults(root / "data/release") == []
    return Verdict.model_validate_json((root / "data/release/validation.json").read_bytes())


def second_crawl(root: Path, broken: dict[str, Any]) -> None:
    crawled(
        root,
        "two",
        {
            paper: captures(paper, 30, 50, 3, **(broken if paper == "courier" else {}))
            for paper in PAPERS
        },
    )


def articles(root: Path) -> Counter[str]:
    rows = read_table(parquet_files(root / "data/validated/articles"), Article, ["publisher"])
    return Counter(rows["publisher"].to_pylist())


def ledger(root: Path) -> Counter[tuple[str, str, str, str | None]]:
    names = ("warc_file", "publisher", "state", "reason")
    rows = columns(root / "data/release", "captures", names)
    return Counter(zip(*(rows[name].to_pylist() for name in names), strict=True))


def waived(monkeypatch: pytest.MonkeyPatch, path: Path, until: date) -> None:
    path.write_text(
        '[[waiver]]\npublisher = "courier"\ncheck = "share filled"\n'
        f'until = {until}\nwhy = "the paper prints no dates any more"\n'
    )
    monkeypatch.setattr(asked, "waivers_in", lambda: waivers.waivers_in(path))


def test_only_the_publisher_that_broke_waits(root: Path):
    second_crawl(root, BARE)
    verdict = built(root)
    assert articles(root) == {"courier": 30, "gazette": 50, "herald": 50}
    assert ledger(root)["two/courier.warc.gz", "courier", "held", "published_at: share filled"]
    assert verdict.waiting == [
        "courier: 20 new captures of two held back: published_at: share filled"
    ]
    states = {state for file, paper, state, _ in ledger(root) if "one/" in file}
    assert states == {"article"}


def test_a_waiver_lets_it_through_as_long_as_it_is_in_force(
    root: Path, monkeypatch: pytest.MonkeyPatch
):
    second_crawl(root, BARE)
    waived(monkeypatch, root / "waivers.toml", date(2026, 11, 4))
    verdict = built(root)
    assert (articles(root)["courier"], verdict.held) == (50, ())
    assert [one.publisher for one in verdict.waivers] == ["courier"]
    waived(monkeypatch, root / "waivers.toml", date(2026, 11, 3))
    verdict = built(root)
    assert (articles(root)["courier"], len(verdict.held)) == (30, 1)
    assert [one.publisher for one in verdict.expired] == ["courier"]


def test_later_crawls_pass_while_the_broken_one_waits_and_a_mended_parser_frees_it(
    root: Path,
):
    second_crawl(root, BARE)
    built(root)
    cut(root / "data/release", root / "data/baseline")
    crawled(root, "three", {paper: captures(paper, 50, 70, 6) for paper in PAPERS})
    assert [one.crawl for one in built(root).held] == ["two"]
    assert articles(root) == {"courier": 50, "gazette": 70, "herald": 70}
    second_crawl(root, {})
    assert built(root).held == ()
    assert articles(root) == {"courier": 70, "gazette": 70, "herald": 70}


def test_if_most_publishers_break_alike_the_release_is_refused(root: Path):
    crawled(root, "two", {paper: captures(paper, 30, 50, 3, **BARE) for paper in PAPERS})
    with pytest.raises(GateError, match="general loss: published_at: share filled"):
        built(root)
    rows = columns(root / "data/release", "articles", ("publisher",))
    assert len(rows) == 90  # the last release stands


def test_what_waits_removes_nothing_and_revisits_of_it_wait_too(root: Path):
    gone = rejected("https://courier.example/story-3", "g1", "withdrawn", NOON + 3 * DAY, 410)
    facts = {"publisher": "courier"}
    gone = (None, gone[1].model_copy(update=facts))
    crawled(root, "two", {"courier": [*captures("courier", 30, 50, 3, **BARE), gone]})
    address = "https://courier.example/story-31"
    again = revisit(address, "v1", NOON + 9 * DAY, "courier-3-31")
    crawled(root, "three", {"courier": [*captures("courier", 50, 70, 6), again]})
    built(root)
    assert articles(root)["courier"] == 50
    found = ledger(root)
    assert found["two/courier.warc.gz", "courier", "held", "published_at: share filled"] == 21
    assert found["three/courier.warc.gz", "courier", "held", "published_at: share filled"] == 1


def test_the_number_of_workers_changes_no_byte(root: Path, monkeypatch: pytest.MonkeyPatch):
    second_crawl(root, BARE)
    dedupe.run(root, workers=1)
    names = ("gate.json", "profiles/two/courier.parquet", "captures/two/courier.parquet")
    alone = [(root / "data/deduped" / name).read_bytes() for name in names]
    shutil.rmtree(root / "data/.kept")
    monkeypatch.setattr(dedupe, "START_SECONDS", 0)
    dedupe.run(root, workers=2)
    assert alone == [(root / "data/deduped" / name).read_bytes() for name in names]
