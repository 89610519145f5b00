"""Nobody is waited for longer than he has, whatever he does with his pipes."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from spiders.sandbox.pipes import Pipes, Shelf

LARGE = bytes(1 << 20)  # more than a pipe holds


@contextmanager
def process(code: str) -> Iterator[subprocess.Popen[bytes]]:
    """Give a process that runs *code*."""
    command = [sys.executable, "-S", "-c", f"import os, time\n{code}"]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, bufsize=0) as one:
        assert one.stdin is not None
        os.set_blocking(one.stdin.fileno(), False)
        yield one
        one.kill()


def test_what_is_sent_comes_back() -> None:
    with process("while data := os.read(0, 999_999): os.write(1, data[:9])") as echo:
        pipes = Pipes(echo, 60)
        pipes.send(LARGE)
        assert pipes.received(9) == LARGE[:9]


def test_a_process_that_reads_nothing_or_says_too_little_is_too_late() -> None:
    with process("os.write(1, b'1234'); time.sleep(60)") as idle:
        with pytest.raises(TimeoutError):
            Pipes(idle, 0.1).send(LARGE)
        assert Pipes(idle, 60).received(3) == b"123"
        with pytest.raises(TimeoutError):
            Pipes(idle, 0.1).received(2)


def test_a_process_that_ends_says_nothing_more() -> None:
    with process("os.write(1, b'1234')") as ended:
        with pytest.raises(EOFError):
            Pipes(ended, 60).received(5)
        ended.wait()
        with pytest.raises(BrokenPipeError):
            Pipes(ended, 60).send(b"5")


def test_what_is_laid_on_a_shelf_lies_before_a_process_too() -> None:
    shelf = Shelf()
    code = "import os, sys; os.write(1, os.pread(int(sys.argv[1]), 1 << 20, 0))"
    for laid in (LARGE, b"less"):
        shelf.lay(laid)
        number = shelf.fileno()
        command = [sys.executable, "-S", "-c", code, str(number)]
        read = subprocess.run(command, pass_fds=[number], capture_output=True, check=True).stdout
        assert read.startswith(laid)
    shelf.close()
