"""A record of which the workers themselves die is refused, and its neighbours are parsed.

No page is known to do that, for pages are parsed in processes beside the workers: the fault is
planted in every process that a pool or a cluster starts.
"""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from pipelines import parse
from pipelines.files import read_table
from pipelines.parsing import deadly
from pipelines.running import DyingError
from pipelines.warc import starts, stretches
from schemas.capture import LedgerRow
from tests.pipelines.stories import page, warc

pytestmark = [pytest.mark.slow, pytest.mark.hostile]

DEADLY = b"<!-- the worker's end -->"
PLANTED = f"""
import os, sys
if any("spawn_main" in word for word in sys.orig_argv):
    from pipelines.parsing import pieces
    sound = pieces.asked_of
    def asked_of(found, *more):
        if {DEADLY!r} in found.payload:
            os.kill(os.getpid(), 9)
        return sound(found, *more)
    pieces.asked_of = asked_of
"""


def archives(root: Path, is_deadly: bool) -> None:
    """Write two WARC files of eight pages, of which the second may be deadly."""
    told = {f"http://a.example/{n}": page(f"Gulls return {n}") for n in range(16)}
    if is_deadly:
        told["http://a.example/1"] += DEADLY
    for name, own in (("a", list(told)[:8]), ("b", list(told)[8:])):
        warc(root / f"data/captures/one/{name}.warc.gz", {url: told[url] for url in own})


def ledger(root: Path) -> dict[str, str | None]:
    """Return why each page has no article, by its address."""
    parts = (root / "data/parsed/captures/one").glob("*.parquet")
    rows = [row for part in parts for row in read_table(part, LedgerRow).to_pylist()]
    return {row["target_uri"]: row["reason"] and row["detail"] for row in rows}


@pytest.fixture
def planted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "sitecustomize.py").write_text(PLANTED)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.setattr("pipelines.running.pools.DEATHS", 1)


def test_only_that_record_of_a_large_file_is_refused(planted, tmp_path: Path, monkeypatch) -> None:
    archives(tmp_path, is_deadly=True)
    monkeypatch.setattr(stretches, "STRETCH", 500)
    assert len(starts(tmp_path / "data/captures/one/a.warc.gz")) > 1
    counts = parse.run(tmp_path, workers=2)
    told = ledger(tmp_path)
    assert told.pop("http://a.example/1") == f"record: {deadly.FACT}"
    assert set(told.values()) == {None}
    assert len(told) == 15
    assert counts["states"] == {"article": 15, "rejected: parser_crash": 1}
    assert not list((tmp_path / "data/parsed").rglob(".*"))


def test_only_that_record_is_refused_on_a_cluster(planted, tmp_path: Path, monkeypatch) -> None:
    import dask  # noqa: PLC0415 - half a second
    from distributed import LocalCluster  # noqa: PLC0415

    archives(tmp_path, is_deadly=True)
    with (
        dask.config.set({"distributed.scheduler.allowed-failures": 0}),
        LocalCluster(
            n_workers=2, threads_per_worker=1, dashboard_address=None, host="127.0.0.1"
        ) as cluster,
    ):
        monkeypatch.setenv("BROADSHEET_ENGINE", cluster.scheduler_address)
        parse.run(tmp_path)
    told = ledger(tmp_path)
    assert told.pop("http://a.example/1") == f"record: {deadly.FACT}"
    assert set(told.values()) == {None}


def test_workers_that_die_of_everything_refuse_nothing(tmp_path: Path) -> None:
    archives(tmp_path, is_deadly=False)

    def mapped(function: Callable[[Any], Any], items: Iterable[Any], /) -> Iterator[Any]:
        raise DyingError("engine: workers keep dying at a.warc.gz")
        yield

    shards = parse.shards(tmp_path / "data/captures", tmp_path / "data/parsed")
    with pytest.raises(DyingError, match=r"a\.warc\.gz, and at the 2 records before"):
        list(deadly.survived(mapped, shards))
