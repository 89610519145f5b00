"""Which capture a revisit stands for."""

from datetime import timedelta
from pathlib import Path

import pytest

from pipelines.deduping.revisits import originals
from pipelines.deduping.seen import parsed_shards, seen_captures
from tests.pipelines.parsed import NOON, Parsed, article, ledger_row, page, revisit, write_shard

STORY = "https://courier.example/vote"
HOUR = timedelta(hours=1)


def found(root: Path, *captures: Parsed) -> list[int]:
    write_shard(root, "one/courier", captures)
    return originals(seen_captures(parsed_shards(root / "data/parsed"))).tolist()


def shown(record: str, digest: str, at_hour: int) -> Parsed:
    return page(article(STORY, at=NOON + at_hour * HOUR), record, payload_digest=digest)


def test_a_revisit_stands_for_the_record_it_names(tmp_path: Path):
    captures = [
        shown("r1", "a", 0),
        shown("r2", "b", 1),
        revisit(STORY, "r3", NOON + 2 * HOUR, "r1"),
    ]
    assert found(tmp_path, *captures) == [0, 1, 0]


def test_a_revisit_of_a_revisit_leads_to_the_first_capture(tmp_path: Path):
    chain = [revisit(STORY, f"r{n + 1}", NOON + n * HOUR, f"r{n}") for n in range(1, 20)]
    assert found(tmp_path, shown("r1", "a", 0), *chain) == [0] * 20


@pytest.mark.parametrize(("digest", "place"), [("a", 0), ("b", 1), ("", 1), ("c", -1)])
def test_a_revisit_without_a_name_is_known_by_address_and_digest(tmp_path: Path, digest, place):
    captures = [shown("r1", "a", 0), shown("r2", "b", 1)]
    last = revisit(STORY, "r3", NOON + 2 * HOUR, None, digest)
    assert found(tmp_path, *captures, last)[2] == place


def test_a_revisit_does_not_stand_for_a_later_capture(tmp_path: Path):
    assert found(tmp_path, revisit(STORY, "r1", NOON, None), shown("r2", "a", 1))[0] == -1


def test_a_circle_of_revisits_leads_nowhere(tmp_path: Path):
    circle = [revisit(STORY, "r1", NOON, "r2"), revisit(STORY, "r2", NOON, "r1")]
    assert found(tmp_path, *circle) == [-1, -1]


def test_a_revisit_that_names_itself_leads_nowhere(tmp_path: Path):
    assert found(tmp_path, revisit(STORY, "r1", NOON, "r1")) == [-1]


def test_other_addresses_do_not_matter(tmp_path: Path):
    row = ledger_row("https://courier.example/other", "r1", state="rejected", reason="no_text")
    assert found(tmp_path, (None, row), revisit(STORY, "r2", NOON + HOUR, None))[1] == -1
