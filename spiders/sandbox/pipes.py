"""Bytes to a process and from it, of which none is waited for beyond a moment."""

import os
import select
import subprocess
import tempfile
import time
from typing import IO

AT_ONCE = 1 << 20  # bytes; a pipe holds fewer


class Shelf:
    """Memory that a process reads too: what is laid there goes through no pipe, by pieces."""

    def __init__(self) -> None:
        if hasattr(os, "memfd_create"):
            self.file: IO[bytes] = os.fdopen(os.memfd_create("shelf"), "wb")
        else:
            self.file = tempfile.TemporaryFile()  # noqa: SIM115 - closed by `close`

    def fileno(self) -> int:
        """Return the file's number, under which the process has it too."""
        return self.file.fileno()

    def lay(self, data: bytes) -> None:
        """Put *data* in the place of what lay here."""
        rest, at = memoryview(data), 0
        while rest:
            written = os.pwrite(self.file.fileno(), rest, at)
            rest, at = rest[written:], at + written

    def close(self) -> None:
        """Give the memory back, once the process has ended."""
        self.file.close()


class Pipes:
    """The two ends that we have of the pipes of *process*, to be used within *seconds* from now.

    What is sent must not block. Raises TimeoutError if the process is too late.
    """

    def __init__(self, process: subprocess.Popen[bytes], seconds: float) -> None:
        assert process.stdin is not None
        assert process.stdout is not None
        self.sending, self.receiving = process.stdin.fileno(), process.stdout.fileno()
        self.until = time.monotonic() + seconds

    def send(self, data: bytes) -> None:
        """Send *data*; raises BrokenPipeError if nobody reads it any more."""
        rest = memoryview(data)
        while rest:
            self.wait_for(self.sending, select.POLLOUT)
            rest = rest[os.write(self.sending, rest[:AT_ONCE]) :]

    def received(self, size: int) -> bytes:
        """Return the next *size* bytes; raises EOFError if there are no more."""
        parts = []
        while size:
            self.wait_for(self.receiving, select.POLLIN)
            parts.append(os.read(self.receiving, min(size, AT_ONCE)))
            if not parts[-1]:
                raise EOFError
            size -= len(parts[-1])
        return b"".join(parts)

    def wait_for(self, pipe: int, event: int) -> None:
        """Wait until *pipe* is ready, or its other end is gone."""
        waiting = select.poll()  # a crawl has more open files than select() can wait for
        waiting.register(pipe, event)
        left = self.until - time.monotonic()
        if left <= 0 or not waiting.poll(left * 1_000):
            raise TimeoutError
