"""A whole build on a Dask cluster that shares no folder with it, and whose workers are killed.

The workers run a copy of the package, get their files from a store of objects, and note whatever
they open of the build's folder or of this checkout.
"""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from threading import Event, Thread
from typing import Any

import boto3
import pytest

from benchmarks.pages import Shape, write_archive
from pipelines.files import read_table
from schemas.capture import LedgerRow
from tests.buckets import s3_server
from tests.checkouts import ROOT
from tests.pipelines.stories import page, warc

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]

AT_WORK = 20  # hundredths of a second of CPU: more than a heartbeat, less than a task's imports
STAGES = ("parse", "dedupe", "validate", "release")
PACKAGES = ("schemas", "spiders", "expectations", "pipelines")
KEYS = {
    "AWS_ACCESS_KEY_ID": "nobody",
    "AWS_SECRET_ACCESS_KEY": "nothing",
    "AWS_DEFAULT_REGION": "us-east-1",
    "AWS_EC2_METADATA_DISABLED": "true",
}
HOSTILE = {
    "http://a.example/1": page("Gulls return to the quay"),
    "http://a.example/2": b"<!doctype html><title>x</title>" + b"<p>" * 8_000_000,
    "http://a.example/3": page("Ferry fares to rise"),
}
START = r"""
import asyncio, os, sys

def noted(event, arguments, note=os.open("opened", os.O_CREAT | os.O_APPEND | os.O_WRONLY)):
    if event in ("open", "os.listdir", "os.scandir") and isinstance(arguments[0], str):
        if arguments[0].startswith(os.environ["CLOSED"]):
            os.write(note, f"{arguments[0]}\n".encode())

sys.addaudithook(noted)
from distributed import Nanny, Scheduler

async def scheduler():
    async with Scheduler(host="127.0.0.1", port=0, dashboard_address=None) as one:
        print(one.address, flush=True)
        await one.finished()

async def worker(address):
    async with Nanny(address, nthreads=1, host="127.0.0.1", local_directory=".") as one:
        print(one.process.pid, flush=True)
        await one.finished()

if __name__ == "__main__":
    asyncio.run(worker(*sys.argv[2:]) if sys.argv[1] == "worker" else scheduler())
"""


@pytest.fixture
def bucket(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """A bucket on loopback, which the environment leads to."""
    with s3_server() as address:
        for name, value in (KEYS | {"AWS_ENDPOINT_URL": address}).items():
            monkeypatch.setenv(name, value)
        made = boto3.resource("s3").Bucket("exchange")
        made.create()
        yield made


@contextmanager
def started(folder: Path, installed: Path, *arguments: str) -> Iterator[str]:
    """Start a part of the cluster in *folder*; give the first word that it says.

    It has the package from *installed*, and notes what it opens of the build's folder.
    """
    folder.mkdir(parents=True)
    (folder / "start.py").write_text(START)
    environment = os.environ | {
        "PYTHONPATH": str(installed),
        "PYTHONSAFEPATH": "1",
        "BROADSHEET_CACHE": str(folder / "cache"),
        "CLOSED": str(folder.parent.parent / "there"),
    }
    process = subprocess.Popen(
        [sys.executable, "start.py", *arguments],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert process.stdout is not None
    with process:
        try:
            yield process.stdout.readline().strip()
        finally:
            process.terminate()


def cpu_ticks(pid: int) -> int:
    """Return the CPU that the process *pid* has used, in hundredths of a second."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return int(fields[11]) + int(fields[12])


@contextmanager
def killed_at_work(pid: int, killed: list[int]) -> Iterator[None]:
    """Kill the process *pid* as soon as it works, and add it to *killed*."""
    idle, done = cpu_ticks(pid), Event()

    def kill() -> None:
        while not done.wait(0.02):
            if cpu_ticks(pid) > idle + AT_WORK:
                os.kill(pid, signal.SIGKILL)
                killed.append(pid)
                return

    thread = Thread(target=kill)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()


def run_stage(root: Path, stage: str, **more: str) -> None:
    """Run one stage in *root*, as DVC does."""
    command = [sys.executable, "-P", "-m", f"pipelines.{stage}"]
    environment = os.environ | {"PYTHONPATH": str(ROOT)} | more
    done = subprocess.run(
        command, cwd=root, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.hostile
@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_a_cluster_without_our_folder_that_loses_a_worker_in_every_stage_makes_the_same_release(
    tmp_path: Path, bucket: Any
) -> None:
    roots = tmp_path / "here", tmp_path / "there"
    for root in roots:
        write_archive(root / "data/captures/one", Shape(120, files=5, weight=8_000))
        warc(root / "data/captures/two/hostile.warc.gz", HOSTILE)
    installed = tmp_path / "installed"
    for package in PACKAGES:
        shutil.copytree(ROOT / package, installed / package)
    for stage in STAGES:
        run_stage(roots[0], stage, BROADSHEET_WORKERS="1")
    killed: list[int] = []
    for stage in STAGES:
        with ExitStack() as stack:
            scheduler = stack.enter_context(
                started(tmp_path / stage / "scheduler", installed, "scheduler")
            )
            workers = [
                int(
                    stack.enter_context(
                        started(tmp_path / stage / name, installed, "worker", scheduler)
                    )
                )
                for name in ("first", "second")
            ]
            stack.enter_context(killed_at_work(workers[0], killed))
            run_stage(
                roots[1], stage, BROADSHEET_ENGINE=scheduler, BROADSHEET_STORE="s3://exchange/daily"
            )
    sums = [(root / "data/release/SHA256SUMS").read_text() for root in roots]
    assert sums[0] == sums[1]
    assert len(killed) == len(STAGES)
    assert [path for path in tmp_path.glob("*/*/opened") if path.read_text()] == []
    names = {item.key.rpartition("/")[0][:-3] for item in bucket.objects.all()}
    assert names == {"daily/objects"}
    ledger = read_table(roots[1] / "data/parsed/captures/two/hostile.parquet", LedgerRow)
    assert ledger["reason"].to_pylist() == [None, "parser_crash", None]
