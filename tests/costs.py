"""What a call costs in turns of an empty loop: the same on a fast machine as on a slow one."""

import gc
import time
from collections.abc import Iterator
from contextlib import contextmanager

YARDSTICK = 1_000_000  # turns: some 10 to 30 ms


@contextmanager
def at_most(turns: float) -> Iterator[None]:
    """Fail where the block costs more CPU than *turns* of an empty loop.

    The loop runs before and after it, and the slower run counts. What the tests before left in
    memory is kept out of the collector's sight.
    """
    gc.freeze()
    try:
        before, began = seconds_of_a_turn(), time.process_time()
        yield
        spent = time.process_time() - began
        cost = spent / max(before, seconds_of_a_turn())
        assert cost < turns, f"{cost:,.0f} turns of {turns:,.0f} ({spent:.2f} s)"
    finally:
        gc.unfreeze()


def seconds_of_a_turn() -> float:
    """Return the CPU seconds of one turn of an empty loop."""
    began = time.process_time()
    for _ in range(YARDSTICK):
        pass
    return (time.process_time() - began) / YARDSTICK
