"""Bytes to a process and from it, of which none is waited for beyond a moment."""

import os
import select
import subprocess
import time

AT_ONCE = 1 << 20  # bytes; a pipe holds fewer


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
