"""The whole flow with every real component: a crawl over HTTP, WARC, DVC, suites, a release."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from tests.cases import folder
from tests.checkouts import environment, fresh_clone, run, sums

pytestmark = [pytest.mark.slow, pytest.mark.timeout(900)]


def rows(release: Path, table: str, columns: list[str]) -> list[dict]:
    files = sorted((release / table).rglob("*.parquet"))
    return [row for file in files for row in pq.ParquetFile(file).read(columns).to_pylist()]


def test_the_demo_ends_with_a_release_of_both_days(tmp_path: Path) -> None:
    clone = fresh_clone(tmp_path / "clone")
    done = run(clone, "broadsheet", "demo")
    assert done.returncode == 0, done.stdout + done.stderr
    for told in ("Release 2026.", "articles", "story_is_no_wall 1", "duplicates", "load it"):
        assert told in done.stdout
    release = clone / "data/release"
    assert run(clone, "broadsheet", "verify").returncode == 0
    changes = {row["change"] for row in rows(release, "delta", ["change"])}
    assert changes == {"added", "updated", "corrected", "withdrawn"}
    states = {row["state"] for row in rows(release, "captures", ["state"])}
    assert {"article", "unchanged", "rejected"} <= states
    roles = {row["cluster_role"] for row in rows(release, "articles", ["cluster_role"])}
    assert roles == {"canonical", "duplicate"}  # the syndicated story
    withheld = [
        row
        for row in rows(release, "articles", ["text", "body", "word_count", "rights"])
        if row["rights"]["text_withheld"]
    ]
    assert withheld
    assert {(row["text"], len(row["body"])) for row in withheld} == {("", 0)}
    assert all(row["word_count"] > 0 for row in withheld)
    assert run(clone, "broadsheet", "check").returncode == 0
    removal, _, last = done.stdout.splitlines()[-1].rpartition(" && ")
    assert run(clone, "bash", "-c", removal).returncode == 0
    assert last == "broadsheet build"  # tests/project/test_dvc.py: it makes what dvc.lock says
    assert run(clone, "git", "status", "--porcelain").stdout == " M dvc.lock\n"


def test_a_build_that_is_killed_and_run_again_gives_the_same_bytes(tmp_path: Path) -> None:
    whole = fresh_clone(tmp_path / "whole")
    started = time.monotonic()
    assert run(whole, "broadsheet", "build", "--workers", "2").returncode == 0
    seconds = time.monotonic() - started
    moments = random.Random(2026)
    broken = fresh_clone(tmp_path / "broken")
    for _ in range(4):
        killed_after(broken, moments.uniform(0.1, 0.9) * seconds)
        hidden = {path.name for path in (broken / "data/release").rglob(".*")}
        assert hidden <= {".zenodo.json"}
    done = run(broken, "broadsheet", "build", "--workers", "1", "--json")
    assert done.returncode == 0, done.stdout + done.stderr
    assert sums(broken) == sums(whole)
    told = json.loads(done.stdout)
    manifest = json.loads((broken / "data/release/manifest.json").read_bytes())
    assert told == {name: manifest[name] for name in told if name != "waiting"} | {"waiting": []}


def killed_after(clone: Path, seconds: float) -> None:
    """Start a build and kill it with everything it started."""
    process = subprocess.Popen(
        ["broadsheet", "build"], cwd=clone, env=environment(clone), start_new_session=True,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def test_real_pages_are_released_and_none_is_lost(tmp_path: Path) -> None:
    corpus = folder("BROADSHEET_CORPUS")
    clone = fresh_clone(tmp_path / "clone")
    warcs = [str(corpus / f"{name}-dev.warc.gz") for name in ("fundus", "scrapinghub")]
    done = run(clone, "broadsheet", "import", *warcs)
    assert done.returncode == 0, done.stderr
    done = run(clone, "broadsheet", "build")
    assert done.returncode == 0, done.stdout + done.stderr
    release = clone / "data/release"
    truth = {
        name: [json.loads(line) for line in (corpus / f"{name}-dev.truth.jsonl").open("rb")]
        for name in ("fundus", "scrapinghub")
    }
    pages = {row["url"] for some in truth.values() for row in some}
    ledger = rows(release, "captures", ["target_uri", "state"])
    states = [row for row in ledger if row["target_uri"] in pages]
    assert sorted(row["target_uri"] for row in states) == sorted(pages)
    assert {row["state"] for row in states} == {"article"}
    released = pq.read_table(release / "articles")
    pq.write_table(released, tmp_path / "released.parquet")
    for name, least in (("fundus", 0.93), ("scrapinghub", 0.95)):
        scored = subprocess.run(
            [sys.executable, str(corpus / "score.py"), str(tmp_path / "released.parquet"),
             str(corpus / f"{name}-dev.truth.jsonl"), "--json"],
            capture_output=True, text=True, check=True,
        )  # fmt: skip
        lines = scored.stdout[scored.stdout.index("{") :]
        assert json.loads(lines)["all"]["F1"] >= least
