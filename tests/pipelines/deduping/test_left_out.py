"""What was left out as it was parsed has its tombstones, and its captures their lines."""

from datetime import timedelta
from pathlib import Path

import pytest

from pipelines import dedupe
from pipelines.files import (
    Takedown,
    asked_for,
    read_table,
    write_table,
    write_takedowns,
)
from pipelines.files.receipt import Receipt
from pipelines.parsing.obeyed import obeyed
from schemas.article import Article
from schemas.capture import LedgerRow
from schemas.errors import BroadsheetError
from schemas.parts import Author
from schemas.release import Tombstone
from tests.pipelines.parsed import NOON, Parsed, article, page, rejected, revisit, write_shard

STORY, OTHER = "https://courier.example/vote", "https://courier.example/ferry"
ADA = [Author(name="Ada Quay", kind="person")]
ASKED = Takedown(author="Ada Quay", reason="asked by her", at=NOON)
HOUR = timedelta(hours=1)


def left_out(root: Path, *captures: Parsed, asked: Takedown = ASKED) -> None:
    """Write *captures* as the parse stage does where *asked* is to be left out."""
    write_shard(root, "one/courier", captures)
    places = [
        root / f"data/parsed/{table}/one/courier.parquet" for table in ("articles", "captures")
    ]
    tables = read_table(places[0], Article), read_table(places[1], LedgerRow)
    found = obeyed(tables, asked_for([asked]), Receipt("", ""))
    for rows, place, row in zip(found, places, (Article, LedgerRow), strict=True):
        write_table(rows, place, row)
    write_takedowns([asked], root / "data/takedowns.jsonl")


def ledger(root: Path) -> list[tuple[str, ...]]:
    rows = read_table(root / "data/deduped/captures/one/courier.parquet", LedgerRow).to_pylist()
    names = ("target_uri", "state", "reason", "detail")
    return [tuple(row[name] for name in names) for row in rows]


def test_it_has_a_tombstone_and_no_row(tmp_path: Path) -> None:
    story, other = article(STORY, authors=ADA), article(OTHER)
    left_out(tmp_path, page(story, "r1"), page(other, "r2"))
    dedupe.run(tmp_path, workers=1)
    stones = read_table(tmp_path / "data/deduped/tombstones.parquet", Tombstone).to_pylist()
    assert stones == [
        {
            "article_id": story.article_id,
            "publisher": "courier",
            "url": None,
            "cause": "takedown",
            "reason": "asked by her",
            "at": NOON,
        }
    ]
    assert ledger(tmp_path) == [
        ("", "rejected", "takedown", "asked by her"),
        (OTHER, "article", None, None),
    ]


def test_other_captures_of_its_address_are_told_of_it_and_not_by_address(tmp_path: Path) -> None:
    story = article(STORY, authors=ADA)
    again = revisit(STORY, "r2", NOON + HOUR, "r1")
    gone = rejected(STORY, "r3", "error_page", NOON + 2 * HOUR, 404)
    left_out(tmp_path, page(story, "r1"), again, gone)
    dedupe.run(tmp_path, workers=1)
    assert [line[:3] for line in ledger(tmp_path)] == [
        ("", "rejected", "takedown"),
        ("", "rejected", "takedown"),
        ("", "rejected", "error_page"),
    ]


def test_what_was_parsed_for_other_takedowns_is_refused(tmp_path: Path) -> None:
    left_out(tmp_path, page(article(STORY, authors=ADA), "r1"))
    (tmp_path / "data/takedowns.jsonl").unlink()
    with pytest.raises(BroadsheetError, match="changed since data/parsed"):
        dedupe.run(tmp_path, workers=1)
