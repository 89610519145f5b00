"""Crawl publishers into one folder of captures: the lock, the shards, the summary."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from multiprocessing import get_context
from pathlib import Path

from schemas.identity import digest
from schemas.provenance import read_provenance
from spiders.crawling.folder import finish, locked, opened
from spiders.crawling.health import health
from spiders.crawling.history import earlier_counts
from spiders.crawling.redesign import warnings
from spiders.crawling.shard import Progress, Shard, ShardEnd, crawl_shard, shards_of
from spiders.crawling.tally import Tally
from spiders.crawling.watch import watching
from spiders.manners import refuse_proxy, require_contact, user_agent
from spiders.publisher import Publisher

Mapped = Callable[[Callable[[Shard], ShardEnd], Iterable[Shard]], Iterator[ShardEnd]]


@dataclass(frozen=True)
class CrawlSummary:
    """What a crawl came to: its folder, a tally and a word of health for each publisher, and what
    looks wrong.
    """

    folder: Path
    tallies: tuple[Tally, ...]
    healths: dict[str, str]
    warnings: tuple[str, ...] = ()

    @property
    def unwell(self) -> dict[str, str]:
        """The publishers whose stories did not come in, and the word for each."""
        return {key: word for key, word in self.healths.items() if word != "ok"}


def crawl(
    publishers: Sequence[Publisher],
    into: Path,
    *,
    limit: int | None = None,
    since: datetime | None = None,
    crawl_id: str | None = None,
    progress: Progress | None = None,
    parse: bool = True,
    workers: int = 1,
    mapped: Mapped | None = None,
    addresses: Mapping[str, tuple[str, ...]] | None = None,
) -> CrawlSummary:
    """Crawl *publishers* into a folder under *into*; go on with it if such a crawl was broken off.

    *progress* is called with a publisher's tally whenever it changes. Without *parse* the pages are
    archived only: there are no fill rates then, and the build finds out what they are. The
    publishers are dealt out to *workers* processes, or to where *mapped* runs them. With
    *addresses*, by key of publisher, these are asked for instead of what the publishers list.

    Raises LockedError if another crawl is at work there; DiskError if the disk is full, and
    KeyboardInterrupt if it was told to stop: the next crawl then goes on with it.
    """
    require_contact(publishers)
    refuse_proxy(domain for one in publishers for domain in one.domains)
    with locked(into):
        text = since.isoformat() if since else None
        bounds: dict[str, int | str | None] = {"limit": limit, "since": text}
        if addresses is not None:
            bounds["addresses"] = digest(repr(sorted(addresses.items())))
        folder = opened(into, publishers, crawl_id, user_agent(), bounds)
        shards = shards_of(folder, publishers, workers, limit, text, parse, addresses)
        if len(shards) == 1 and mapped is None:
            ends = [crawl_shard(shards[0], progress)]
        else:
            with watching(folder, publishers, progress):
                ends = list((mapped or in_processes)(crawl_shard, shards))
        tallies = tuple(tally for end in ends for tally in end.tallies)
        errors = [end.error for end in ends if end.error]
        if errors:
            raise errors[0]
        if any(end.is_stopped for end in ends):
            raise KeyboardInterrupt
        finish(folder, "finished", tallies)
        before = {tally.publisher: earlier_counts(folder, tally.publisher) for tally in tallies}
        wrong = [line for tally in tallies for line in warnings(tally, before[tally.publisher])]
        healths = {key: health(one) for key, one in read_provenance(folder).counts.items()}
        return CrawlSummary(folder, tallies, healths, tuple(wrong))


def in_processes(
    function: Callable[[Shard], ShardEnd], shards: Iterable[Shard]
) -> Iterator[ShardEnd]:
    """Yield *function* of each shard, each in a process of its own."""
    taken = list(shards)
    # Not forked: a fork copies threads' locks, and the parent shows progress in a thread.
    with ProcessPoolExecutor(len(taken), get_context("spawn")) as pool:
        yield from pool.map(function, taken)
