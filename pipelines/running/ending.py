"""A signal that asks this process to end, passed on to all processes that it started."""

import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import FrameType

import psutil


@contextmanager
def ended_together() -> Iterator[None]:
    """Have all that this process starts meanwhile asked to end if it is asked to end itself.

    Else DVC would end, or even go on, and its stage be at work unseen. A terminal asks all of them.
    """
    if threading.current_thread() is not threading.main_thread():  # which alone hears of signals
        yield
        return
    before = signal.signal(signal.SIGTERM, end)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def end(number: int, _: FrameType | None) -> None:
    """Ask all processes below this one to end, and end with the code of the signal *number*."""
    signal.signal(signal.SIGTERM, signal.SIG_IGN)  # once is enough
    for one in psutil.Process().children(recursive=True):
        with suppress(psutil.NoSuchProcess):
            one.terminate()
    print("broadsheet: asked to end; run it again to go on", file=sys.stderr)
    sys.exit(128 + number)
