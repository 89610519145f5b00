"""Progress of shards in other processes, read from the only thing they share: the disk."""

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from spiders.archive import counted
from spiders.crawling.shard import Progress
from spiders.crawling.tally import Tally
from spiders.publisher import Publisher

SECONDS = 1.0  # between two looks


@contextmanager
def watching(
    folder: Path, publishers: Sequence[Publisher], progress: Progress | None
) -> Iterator[None]:
    """Call *progress* with each publisher's tally about once a second, and at the end."""
    if progress is None:
        yield
        return
    is_over = threading.Event()

    def look() -> None:
        for publisher in publishers:
            progress(tally_on_disk(folder, publisher.key))

    def look_again() -> None:
        while not is_over.wait(SECONDS):
            look()

    thread = threading.Thread(target=look_again, daemon=True)
    thread.start()
    try:
        yield
    finally:
        is_over.set()
        thread.join()
        look()


def tally_on_disk(folder: Path, key: str) -> Tally:
    """Return what the outcomes written so far say of the publisher *key*."""
    counts = counted(folder / f"{key}.urls.jsonl")
    return Tally(key, 0, counts.states, counts.reasons, stories=counts.stories)
