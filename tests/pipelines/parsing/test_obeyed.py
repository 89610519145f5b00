"""What DVC pushes of the parse stage holds nothing of what is asked to be taken down."""

import json
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from pipelines import parse
from pipelines.files import Takedown, read_receipt, write_takedowns
from schemas.identity import article_id
from spiders.addresses import url_key
from tests.pipelines.parsed import NOON
from tests.pipelines.stories import page, warc

GULLS, FERRY = "https://a.example/2026/gulls-return-to-the-quay", "https://a.example/ferry"
HEADLINE = "Gulls return to the old quay"
LISTED = (
    f"<aside class='related-stories'><h2>Related stories</h2><ul>"
    f"<li><a href='{GULLS}?utm_source=list'>{HEADLINE}</a></li>"
    "<li><a href='https://a.example/nets'>Nets are hung out once again</a></li></ul></aside>"
)
WORDS = (b"Gulls return", b"gulls-return", b"counted the birds", b"Ada Quay")


def by(author: str, payload: bytes) -> bytes:
    return payload.replace(b"</head>", f"<meta name='author' content='{author}'></head>".encode())


@pytest.fixture
def root(tmp_path: Path) -> Path:
    ferry = page("Ferry fares will rise in the spring", "The fares rise by a tenth. " * 12)
    ferry = ferry.replace(b"<footer>", LISTED.encode() + b"<footer>")
    crawls = tmp_path / "data/captures"
    warc(crawls / "one/a.warc.gz", {GULLS: by("Ada Quay", page(HEADLINE))})
    warc(crawls / "two/b.warc.gz", {FERRY: by("Bo Pier", ferry), GULLS: b""}, 9)
    other = page("A lighthouse is painted white", "The paint was white and thick. " * 12)
    warc(crawls / "three/c.warc.gz", {"https://b.example/c": by("Bo Pier", other)}, 19)
    parse.run(tmp_path, workers=1)
    return tmp_path


def taken(**selected: str) -> Takedown:
    return Takedown(reason="asked by its author", at=NOON, **selected)


def ask(root: Path, *takedowns: Takedown) -> None:
    write_takedowns(list(takedowns), root / "data/takedowns.jsonl")
    parse.run(root, workers=1)


def files(root: Path) -> dict[str, bytes]:
    parsed = root / "data/parsed"
    return {
        path.relative_to(parsed).as_posix(): path.read_bytes()
        for path in sorted(parsed.rglob("*.*"))
    }


def told(root: Path) -> bytes:
    """Return all that data/parsed and what is kept of it say, Parquet decoded."""
    found = b""
    for path in [*(root / "data/parsed").rglob("*.*"), *(root / "data/.kept").rglob("*.*")]:
        found += path.read_bytes()
        if path.suffix == ".parquet":
            found += json.dumps(pq.read_table(path).to_pylist(), default=str).encode()
    return found


def ledger(root: Path) -> list[tuple[str, str | None, bool]]:
    rows = pq.read_table(root / "data/parsed/captures").to_pylist()
    return [(row["state"], row["reason"], "a.example" in row["target_uri"]) for row in rows]


BY_URL = taken(article_id=article_id("a.example", url_key(GULLS)), url=GULLS)


@pytest.mark.parametrize(
    "takedown",
    [
        BY_URL,
        taken(author="ada  quay"),
        taken(author="Ada Quay", publisher="a.example"),
    ],
    ids=["one article", "an author", "an author at a publisher"],
)
def test_nothing_of_a_taken_down_article_is_left_in_what_was_parsed(
    takedown: Takedown, root: Path
) -> None:
    before = files(root)
    assert all(words in told(root) for words in WORDS)
    ask(root, takedown)
    left = told(root)
    assert [words for words in WORDS if words in left] == []
    assert b"Nets are hung out once again" in told(root)
    assert sorted(ledger(root)) == [
        ("article", None, False),
        ("article", None, True),
        ("rejected", "empty", False),
        ("rejected", "takedown", False),
    ]
    changed = {name for name, content in files(root).items() if before[name] != content}
    assert {name for name in changed if "/three/" in name} == set()
    receipt = read_receipt(root / "data/parsed/receipts/one/a.json")
    assert list(receipt.left_out) == [takedown.selector]
    assert receipt.states == {"rejected: takedown": 1}


def test_a_publisher_is_left_out_whole(root: Path) -> None:
    ask(root, taken(publisher="a.example"))
    assert b"a.example/" not in told(root)
    assert b"A lighthouse is painted white" in told(root)


def test_an_author_of_another_publisher_stays(root: Path) -> None:
    before = files(root)
    ask(root, taken(author="Ada Quay", publisher="b.example"))
    assert files(root) == before


def test_later_captures_of_an_author_are_caught(root: Path) -> None:
    ask(root, taken(author="Ada Quay"))
    later = by("Ada Quay", page("Terns follow the gulls inland"))
    warc(root / "data/captures/four/d.warc.gz", {"https://a.example/terns": later}, 29)
    parse.run(root, workers=1)
    assert b"Terns follow" not in told(root)


@pytest.mark.parametrize("takedown", [BY_URL, taken(author="Ada Quay")])
def test_it_is_as_if_parsed_from_nothing_and_taken_back_as_if_never_asked(
    takedown: Takedown, root: Path
) -> None:
    before = files(root)
    ask(root, takedown)
    rewritten = files(root)
    for path in (root / "data/parsed").rglob("*.json"):
        path.unlink()
    parse.run(root, workers=1)
    assert files(root) == rewritten
    ask(root)
    assert files(root) == before


def test_a_reason_may_change_without_anything_being_written(root: Path) -> None:
    ask(root, BY_URL)
    before = {path: path.stat().st_mtime_ns for path in (root / "data/parsed").rglob("*.*")}
    ask(root, BY_URL.model_copy(update={"reason": "a court's order"}))
    publishing = {"discovery.json", "publishers.json"}
    now = {path: path.stat().st_mtime_ns for path in before if path.name not in publishing}
    assert now == {path: before[path] for path in now}


def test_a_kill_between_the_shards_is_made_good(root: Path) -> None:
    ask(root, BY_URL)
    wanted = files(root)
    (root / "data/parsed/receipts/two/b.json").unlink()
    parse.run(root, workers=1)
    assert files(root) == wanted
