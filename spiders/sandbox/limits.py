"""What a process may take: limits that it sets itself and the kernel keeps; none on Windows."""

import os
import signal
import sys
from pathlib import Path
from typing import Literal

if sys.platform != "win32":
    import resource

CPU_SECONDS = 10  # of a page, which takes a few milliseconds


def ready_word() -> bytes:
    """Return what a process under limits says before its first page: whose parser it is."""
    return os.fsencode(f"broadsheet sandbox of {Path(__file__).resolve().parent}\n")


def limit_memory(size: int) -> None:
    """Give this process *size* bytes on top of what it has; only Linux tells what that is."""
    if sys.platform == "win32":
        return
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        with open("/proc/self/statm", encoding="ascii") as file:
            pages = int(file.read().split()[0])
        most = pages * resource.getpagesize() + size
        resource.setrlimit(resource.RLIMIT_AS, (most, most))


def limit_cpu(seconds: int) -> None:
    """Give this process *seconds* of CPU from now on; beyond it the kernel ends it by SIGXCPU."""
    if sys.platform == "win32":
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    limit = int(used.ru_utime + used.ru_stime) + seconds + 1
    resource.setrlimit(resource.RLIMIT_CPU, (limit, hard))


def limit_files(size: int) -> None:
    """Let this process write no file longer than *size* bytes."""
    if sys.platform != "win32":
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


def hit(code: int) -> Literal["cpu_limit", "memory_limit"] | None:
    """Return which limit ended a process with the exit code *code*, if one did."""
    if sys.platform == "win32":
        return None
    if code == -signal.SIGXCPU:
        return "cpu_limit"
    return "memory_limit" if code == -signal.SIGKILL else None
