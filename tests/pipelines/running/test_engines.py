import logging
import multiprocessing
import os
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from importlib import import_module
from pathlib import Path

import pytest

from pipelines.running.engines import EngineError, engine
from pipelines.running.pools import FEW

pytestmark = pytest.mark.slow  # whole stages and processes


def square(number: int) -> int:
    return number * number


def square_or_die_once(item: tuple[int, str]) -> int:
    number, marker = item
    if number == 3 and not Path(marker).exists():
        Path(marker).touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return number * number


def die(_: int) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


@pytest.mark.parametrize("workers", [1, 2])
def test_results_come_in_the_order_of_the_items(workers: int) -> None:
    with engine(workers) as mapped:
        assert list(mapped(square, range(20))) == [number * number for number in range(20)]


def hears_interruptions(_: int) -> bool:
    return signal.SIGINT not in signal.pthread_sigmask(signal.SIG_BLOCK, ())


def linger(seconds: float) -> float:
    time.sleep(seconds)
    return seconds


def test_workers_do_not_hear_an_interruption_and_we_do() -> None:
    with engine(2) as mapped:
        assert list(mapped(hears_interruptions, range(4))) == [False] * 4
    assert hears_interruptions(0)


def test_interrupted_work_is_not_waited_for() -> None:
    with pytest.raises(KeyboardInterrupt), engine(2) as mapped:  # noqa: PT012 - as Ctrl-C does
        assert next(mapped(linger, [0, 250, 250])) == 0
        began = time.monotonic()
        raise KeyboardInterrupt
    assert time.monotonic() - began < 60
    assert multiprocessing.active_children() == []


def test_a_worker_that_is_killed_costs_nothing(tmp_path: Path) -> None:
    items = [(number, str(tmp_path / "died")) for number in range(8)]
    with engine(2) as mapped:
        assert list(mapped(square_or_die_once, items)) == [number * number for number in range(8)]
    assert (tmp_path / "died").exists()


def test_work_that_kills_every_worker_is_given_up_with_its_name() -> None:
    with engine(2) as mapped, pytest.raises(EngineError, match="keep dying at 0"):
        list(mapped(die, range(2)))


def own_process(_: int) -> int:
    return os.getpid()


def test_little_work_starts_no_process_and_more_does() -> None:
    with engine(2, here=60) as mapped:
        assert set(mapped(own_process, range(3))) == {os.getpid()}
        assert multiprocessing.active_children() == []
        many = FEW + 1
        assert os.getpid() not in set(mapped(own_process, range(many)))
        assert os.getpid() not in set(mapped(own_process, range(3)))  # now that there are some


def test_work_that_takes_longer_than_processes_to_start_goes_on_in_them() -> None:
    with engine(2, here=0.01) as mapped:
        assert list(mapped(linger, [0.02, 0, 0])) == [0.02, 0, 0]
        assert len(multiprocessing.active_children()) > 0


def test_an_address_without_a_scheduler_is_one_clear_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipelines.running.engines.CLUSTER_SECONDS", 1)
    with (
        pytest.raises(EngineError, match="no scheduler answers"),
        engine(address="tcp://127.0.0.1:9"),
    ):
        pass


SCHEDULER = """
import asyncio
from distributed import Scheduler

async def scheduler():
    async with Scheduler(host="127.0.0.1", port=0, dashboard_address=None) as one:
        print(one.address, flush=True)
        await one.finished()

asyncio.run(scheduler())
"""


def test_a_scheduler_without_workers_is_told_and_one_that_ends_is_one_clear_error(
    capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    import dask  # noqa: PLC0415 - half a second

    import_module("distributed")  # with its settings, before one is changed and put back
    loggers = [logging.getLogger(name) for name in ("distributed", "distributed.client")]
    for one in loggers:
        one.addHandler(caplog.handler)
    command = [sys.executable, "-c", SCHEDULER]
    with (
        subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process,
        dask.config.set({"distributed.comm.timeouts.connect": "1s"}),
    ):
        assert process.stdout is not None
        address = process.stdout.readline().strip()
        with engine(address=address) as mapped, ThreadPoolExecutor() as threads:
            found = threads.submit(lambda: list(mapped(square, range(2))))
            assert "has no worker yet: waiting" in capsys.readouterr().err
            process.kill()
            with pytest.raises(EngineError, match="the scheduler has ended"):
                found.result()
    for one in loggers:
        one.removeHandler(caplog.handler)
    assert caplog.messages == []  # its tracebacks tell a user nothing


def test_certificates_that_are_missing_are_one_clear_error() -> None:
    with (
        pytest.raises(EngineError, match="no scheduler answers at tls"),
        engine(address="tls://a:1"),
    ):
        pass


@pytest.mark.slow
def test_a_cluster_of_processes_gives_the_same_results() -> None:
    from distributed import LocalCluster  # noqa: PLC0415 - half a second

    with (
        LocalCluster(
            n_workers=2, threads_per_worker=1, dashboard_address=None, host="127.0.0.1"
        ) as cluster,
        engine(address=cluster.scheduler_address) as mapped,
    ):
        assert list(mapped(square, range(8))) == [number * number for number in range(8)]


def test_workers_that_cannot_import_what_they_are_to_do_say_what_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = (
        "import os\nif 'GONE' in os.environ:\n    raise ImportError('libgone.so: no such file')\n"
    )
    (tmp_path / "lame_work.py").write_text(code + "def work(item):\n    return item\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    work = import_module("lame_work").work
    monkeypatch.setenv("GONE", "1")
    fact = r"workers cannot import lame_work: ImportError: libgone\.so: no such file$"
    with engine(2) as mapped, pytest.raises(EngineError, match=fact):
        list(mapped(work, range(2)))
