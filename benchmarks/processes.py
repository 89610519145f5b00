"""What a command takes: CPU of a process and of all below it, and their memory together."""

import os
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.extraction import ONE_CORE

REPOSITORY = Path(__file__).resolve().parents[1]
POLL_SECONDS = 0.2
NO_BYTE_CODE = "PYTHONDONTWRITEBYTECODE"  # with it each start compiles the libraries: 8 s a build


@dataclass(frozen=True)
class Cost:
    """CPU seconds and peak memory in bytes of a process and all below it."""

    cpu: float
    memory: int


def cost_of(command: list[str], folder: Path, workers: int = 1) -> Cost:
    """Run *command* in *folder* and return what it took."""
    known = ONE_CORE | {"PYTHONPATH": str(REPOSITORY), "BROADSHEET_WORKERS": str(workers)}
    process = subprocess.Popen(
        command,
        cwd=folder,
        env={name: value for name, value in (os.environ | known).items() if name != NO_BYTE_CODE},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    peak = 0
    while not (ended := os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT)):
        peak = max(peak, sum(map(share_of, tree(process.pid))))
        time.sleep(POLL_SECONDS)
    assert ended
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(command)}: ended with {process.returncode}")
    return Cost(usage.ru_utime + usage.ru_stime, peak)


def tree(pid: int) -> Iterator[int]:
    """Yield *pid* and every process below it."""
    yield pid
    try:
        for task in Path(f"/proc/{pid}/task").iterdir():
            for child in (task / "children").read_text().split():
                yield from tree(int(child))
    except OSError:  # it has ended
        return


def share_of(pid: int) -> int:
    """Return the memory of a process in bytes, of what it shares its share; 0 if it has ended."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))
