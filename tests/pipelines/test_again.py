"""A build after earlier builds is to the byte the one from nothing, whatever came in between."""

import random
import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from pipelines import dedupe, release, validate
from pipelines.files import Takedown, sha256_of
from pipelines.files.receipt import Receipt, write_receipt
from pipelines.releasing import cut
from schemas.parts import Rights
from schemas.release import DELTAS
from tests.pipelines.applied import Rows, applied, rows_in
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

DAY = timedelta(days=1)
STORY = "https://courier.example/vote"
KINDS = ("same", "same", "revised", "copy", "opted out", "short", "none")
BUILT = ("deduped", "validated", "release")


def history(chance: random.Random, crawls: int) -> Iterator[list[Parsed]]:
    """Yield each crawl's captures: stories new, revised, repeated, copied, opted out, faulty."""
    for crawl in range(crawls):
        at, captures = NOON + crawl * 9 * DAY, []
        for number in range(chance.randint(1, 6)):
            story, record = chance.randrange(12), f"r{crawl}-{number}"
            kind = chance.choice(KINDS) if number else "same"
            facts = {"published_at": NOON - story * 9 * DAY, "headline": f"Council votes {story}"}
            text = words(f"s{story}x") + (f" and {crawl}" if kind == "revised" else "")
            text = words("s1x") + " as told" if kind == "copy" else text
            facts |= {"headline": "X"} if kind == "short" else {}
            facts |= (
                {"rights": Rights(ai_signals=["robots: noai"], text_withheld="robots: noai")}
                if kind == "opted out"
                else {}
            )
            if kind == "none":
                captures.append(rejected(f"{STORY}-{story}", record, "no_text", at))
            else:
                shown = article(f"{STORY}-{story}", text, at + number * DAY / 9, **facts)
                captures.append(page(shown, record))
        if crawl and chance.random() < 0.5:
            captures.append(revisit(f"{STORY}-1", f"v{crawl}", at + DAY, of="r0-0"))
        yield captures


def written(root: Path, name: str, captures: list[Parsed]) -> None:
    write_shard(root, name, captures)
    parsed = root / "data/parsed"
    receipt = Receipt("code", sha256_of(parsed / f"captures/{name}.parquet"))
    write_receipt(receipt, parsed / f"receipts/{name}.json")


def built(root: Path) -> dict[str, str]:
    dedupe.run(root, workers=1)
    validate.run(root, workers=1)
    release.run(root, workers=1)
    return {
        path.relative_to(root).as_posix(): sha256_of(path)
        for folder in BUILT
        for path in sorted((root / "data" / folder).rglob("*"))
        if path.is_file()
    }


@pytest.mark.parametrize("seed", range(3))
def test_crawl_after_crawl_is_what_all_of_them_give_from_nothing(tmp_path: Path, seed: int):
    chance = random.Random(seed)
    crawls = list(enumerate(history(chance, 5)))
    order = chance.sample(crawls, len(crawls))  # they need not be built in the order of time
    for at, (number, captures) in enumerate(order):
        written(tmp_path, f"crawl-{number}/courier", captures)
        if at == 3:
            url = f"{STORY}-{chance.randrange(12)}"
            taken = Takedown(article_id=article(url).article_id, url=url, reason="asked", at=NOON)
            (tmp_path / "data/takedowns.jsonl").write_text(taken.model_dump_json() + "\n")
        now = built(tmp_path)
    shutil.rmtree(tmp_path / "data/.kept")
    for folder in BUILT:
        shutil.rmtree(tmp_path / "data" / folder)
    assert built(tmp_path) == now


def test_what_is_kept_is_as_much_as_one_build_needs(tmp_path: Path):
    for number, captures in enumerate(history(random.Random(7), 3)):
        written(tmp_path, f"crawl-{number}/courier", captures)
        built(tmp_path)
    grown = {path.relative_to(tmp_path) for path in (tmp_path / "data/.kept").rglob("*")}
    shutil.rmtree(tmp_path / "data/.kept")
    built(tmp_path)
    assert {path.relative_to(tmp_path) for path in (tmp_path / "data/.kept").rglob("*")} == grown


def test_version_after_version_each_and_the_delta_of_the_next_are_the_next(tmp_path: Path):
    before: dict[str, Rows] = {}
    for number, captures in enumerate(history(random.Random(11), 4)):
        written(tmp_path, f"crawl-{number}/courier", captures)
        if number == 2:
            url = f"{STORY}-1"
            taken = Takedown(article_id=article(url).article_id, url=url, reason="asked", at=NOON)
            (tmp_path / "data/takedowns.jsonl").write_text(taken.model_dump_json() + "\n")
        built(tmp_path)
        place = tmp_path / "data/release"
        now = {table: rows_in(place, table) for table in DELTAS}
        if before:
            assert {table: applied(before[table], place, table) for table in DELTAS} == now
            assert before != now
        cut(place, tmp_path / "data/baseline")
        before = now
