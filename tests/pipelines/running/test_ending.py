"""Who ends a process that started others ends these, too."""

import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil

from pipelines.running.ending import ended_together

BUILD = """
import subprocess, sys
from pipelines.running.ending import ended_together
STARTED = ["sh", "-c", "sleep 60 & echo $!; wait; exit 3"]
with ended_together(), subprocess.Popen(STARTED) as process:
    process.wait()
print("went on")
"""


def test_what_a_process_started_ends_with_it() -> None:
    command = [sys.executable, "-c", BUILD]
    root = Path(__file__).parents[3]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=root) as process:
        assert process.stdout is not None
        below = psutil.Process(int(process.stdout.readline()))
        process.terminate()
        assert process.stdout.read() == ""
        assert process.wait(timeout=20) == 128 + signal.SIGTERM
    deadline = time.monotonic() + 20
    while below.is_running() and below.status() != psutil.STATUS_ZOMBIE:
        assert time.monotonic() < deadline, "it went on"
        time.sleep(0.05)


def test_afterwards_signals_are_heard_as_before() -> None:
    before = signal.getsignal(signal.SIGTERM)
    with ended_together():
        assert signal.getsignal(signal.SIGTERM) != before
    assert signal.getsignal(signal.SIGTERM) == before
