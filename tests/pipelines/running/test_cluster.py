"""A whole build on a Dask cluster whose workers stand in other folders and are killed at work."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from threading import Event, Thread

import pytest

from benchmarks.pages import Shape, write_archive
from tests.checkouts import ROOT

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]

AT_WORK = 20  # hundredths of a second of CPU: more than a heartbeat, less than a task's imports
STAGES = ("parse", "dedupe", "validate", "release")
START = r"""
import asyncio, sys
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


@contextmanager
def started(folder: Path, *arguments: str) -> Iterator[str]:
    """Start a part of the cluster in *folder*; give the first word that it says."""
    folder.mkdir()
    (folder / "start.py").write_text(START)
    environment = os.environ | {"PYTHONPATH": str(ROOT), "PYTHONSAFEPATH": "1"}
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


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_a_cluster_of_strangers_that_lose_a_worker_in_every_stage_makes_the_same_release(
    tmp_path: Path,
) -> None:
    roots = tmp_path / "here", tmp_path / "there"
    for root in roots:
        write_archive(root / "data/captures/one", Shape(120, files=6, weight=8_000))
    for stage in STAGES:
        run_stage(roots[0], stage, BROADSHEET_WORKERS="1")
    killed: list[int] = []
    for stage in STAGES:
        with ExitStack() as stack:
            places = tmp_path / stage
            places.mkdir()
            scheduler = stack.enter_context(started(places / "scheduler", "scheduler"))
            workers = [
                int(stack.enter_context(started(places / name, "worker", scheduler)))
                for name in ("first", "second")
            ]
            stack.enter_context(killed_at_work(workers[0], killed))
            run_stage(roots[1], stage, BROADSHEET_ENGINE=scheduler)
    sums = [(root / "data/release/SHA256SUMS").read_text() for root in roots]
    assert sums[0] == sums[1]
    assert len(killed) == len(STAGES)
