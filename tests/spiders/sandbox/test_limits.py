"""Limits of a process, in a process of their own."""

import subprocess
import sys

import pytest

from spiders.sandbox.limits import hit

LINES = {
    "cpu_limit": "limit_cpu(1)\nwhile True: pass",
    "written": "limit_files(1000)\nimport tempfile\ntempfile.TemporaryFile().write(bytes(9000))",
    "memory": "limit_memory(50 << 20)\nbytes(200 << 20)",
}


def ended(lines: str) -> subprocess.CompletedProcess[str]:
    code = f"from spiders.sandbox.limits import limit_cpu, limit_files, limit_memory\n{lines}"
    command = [sys.executable, "-c", code]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)


def test_a_process_that_takes_too_much_cpu_is_ended_by_the_kernel() -> None:
    assert hit(ended(LINES["cpu_limit"]).returncode) == "cpu_limit"


@pytest.mark.parametrize(
    ("what", "error"), [("written", "File too large"), ("memory", "MemoryError")]
)
def test_what_is_too_much_to_write_or_to_hold_is_refused(what: str, error: str) -> None:
    assert error in ended(LINES[what]).stderr


def test_an_exit_of_its_own_hits_no_limit() -> None:
    assert [hit(code) for code in (0, 1, -11)] == [None, None, None]


def test_a_kill_counts_as_the_limit_of_memory() -> None:
    assert hit(-9) == "memory_limit"
