"""How well the gate tells a broken publisher from a healthy one: `python -m benchmarks.gate`.

Of three made-up publishers one is broken in each of WAYS, in a new crawl after a past one; then
crawls in which nothing is broken are replayed. The same seed gives the same numbers.
"""

import argparse
import os
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path

from benchmarks.gate_pages import SOURCES, dealt, parsed_source
from benchmarks.gate_publishers import PUBLISHERS, Newsroom, Pair
from benchmarks.gate_ways import WAYS, Way
from expectations.gate import Judgement, Place, Profile, judged
from expectations.narrow import promises_of
from pipelines.gating import Parsed, profiles_of
from schemas.article import Article
from schemas.capture import LedgerRow
from schemas.columns import table_of

PAST_DAY, NEW_DAY = 0, 7
PROMISED = {promise.name: promise.column for promise in promises_of()}


@dataclass(frozen=True)
class Told:
    """What the gate said of one way: what it held, and the columns it named of the broken one."""

    way: str
    is_held: bool
    is_refused: bool
    columns: frozenset[str]
    others: frozenset[str]  # publishers named beside the broken one

    def names(self, way: Way) -> bool:
        """Whether the right field was named, or one of them."""
        return bool(self.columns & set(way.columns))


def profiled(pairs: Sequence[Pair], crawl: str, publisher: str) -> dict[Place, Profile]:
    """Return the profile of one publisher's captures of a crawl."""
    if not pairs:
        return {}
    articles = table_of([one for one, _ in pairs if one is not None], Article)
    ledger = table_of([row for _, row in pairs], LedgerRow)
    warc_file = f"{crawl}/{publisher}.warc.gz"
    (found,) = profiles_of([Parsed(ledger, articles, [articles])])
    return {(warc_file, name): one for name, one in found.items()}


def verdict_on(
    before: dict[Place, Profile], new: dict[Place, Profile], names: Sequence[str]
) -> Judgement:
    """Return what the gate says of *new* captures."""
    return judged(before | new, before, {"new": names}, PROMISED, ())


def tried(seed: int, past: int, new: int, ways: Sequence[Way] = WAYS) -> Iterator[Told]:
    """Yield what the gate says when one publisher breaks in each of *ways*."""
    rooms = [Newsroom(habits, seed) for habits in PUBLISHERS]
    names = [room.habits.key for room in rooms]
    before: dict[Place, Profile] = {}
    fresh: dict[str, list[Pair]] = {}
    for room in rooms:
        key = room.habits.key
        before |= profiled(room.crawl("past", room.volume(past), PAST_DAY), "past", key)
        fresh[key] = room.crawl("new", room.volume(new), NEW_DAY)
    sound = {key: profiled(pairs, "new", key) for key, pairs in fresh.items()}
    for number, way in enumerate(ways):
        key, other = names[(seed + number) % 3], names[(seed + number + 1) % 3]
        broken = profiled(way.broken(fresh[key], fresh[other]), "new", key)
        rest = {place: one for name in names if name != key for place, one in sound[name].items()}
        yield told(way, key, verdict_on(before, broken | rest, names))


def told(way: Way, broken: str, found: Judgement) -> Told:
    """Return what the gate said."""
    failed = [check for check in found.checks if not check.success]
    return Told(
        way.name,
        broken in {one.publisher for one in found.held},
        any(check.stops for check in failed),
        frozenset(check.column or "" for check in failed if check.scope == broken),
        frozenset(check.scope for check in failed if check.scope != broken),
    )


def replayed(seed: int, past: int, new: int) -> tuple[int, int, list[str]]:
    """Return how many publishers were held and how many warned of, though nothing is broken."""
    rooms = [Newsroom(habits, seed) for habits in PUBLISHERS]
    names = [room.habits.key for room in rooms]
    before: dict[Place, Profile] = {}
    fresh: dict[Place, Profile] = {}
    crawls = seed % 3 + 1  # of the past
    for room in rooms:
        key = room.habits.key
        for crawl in range(crawls):
            made = room.crawl(f"past-{crawl}", room.volume(past // crawls), PAST_DAY + crawl)
            before |= profiled(made, f"past-{crawl}", key)
        fresh |= profiled(room.crawl("new", room.volume(new), NEW_DAY), "new", key)
    return alarms(before, fresh, names)


def alarms(
    before: dict[Place, Profile], fresh: dict[Place, Profile], names: Sequence[str]
) -> tuple[int, int, list[str]]:
    """Return how many publishers are held, how many named, and what is said."""
    found = verdict_on(before, fresh, names)
    failed = [check for check in found.checks if not check.success]
    said = [f"{one.scope}: {one.column}: {one.expectation}: {one.observed}" for one in failed]
    return len(found.held), len({check.scope for check in failed}), said


def way_line(way: Way, results: Sequence[Told]) -> str:
    """Return how often one way was held, named by the right field, and blamed on others."""
    of = len(results)
    held = sum(one.is_held or one.is_refused for one in results)
    named = sum(one.names(way) for one in results)
    others = sum(bool(one.others) for one in results)
    missed = [sorted(one.columns) for one in results if not one.names(way)]
    return f"  {way.name:34} {held}/{of} {named}/{of} {others}/{of} {missed or ''}"


def main() -> None:
    """Print what was told of each way, and the false alarms of healthy replays."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--new", type=int, nargs="*", default=[20, 40, 60, 200])
    parser.add_argument("--past", type=int, default=60)
    parser.add_argument("--trials", type=int, default=6, help="seeds of each way")
    parser.add_argument("--replays", type=int, default=200)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--corpus", type=Path, default=os.environ.get("BROADSHEET_CORPUS"))
    options = parser.parse_args()
    with ProcessPoolExecutor(options.workers) as pool:
        for new in options.new:
            runs = pool.map(partial(trial, options.past, new), range(options.trials))
            print(f"\n{new} new articles on {options.past}: held, right field named, others named")
            for way, results in zip(WAYS, zip(*runs, strict=True), strict=True):
                print(way_line(way, results))
            seeds = range(1000, 1000 + options.replays)
            replays = list(pool.map(partial(replay, options.past, new), seeds))
            held, warned = sum(one[0] for one in replays), sum(one[1] for one in replays)
            of = len(PUBLISHERS) * options.replays
            rate = f"{warned / max(of, 1):.2%}"
            print(f"  of {of} publishers of healthy replays: {held} held, {warned} named ({rate})")
            for line in (line for _, _, said in replays for line in said):
                print(f"    {line}")
            if options.corpus:
                pages_replayed(options, new)


def pages_replayed(options: argparse.Namespace, new: int) -> None:
    """Print the false alarms of real pages, dealt at random and by domain."""
    sources = sources_in(Path(options.corpus))
    for is_apart in (False, True):
        held = warned = 0
        said: Counter[str] = Counter()
        for seed in range(options.replays):
            chance = random.Random(seed)
            before, fresh = {}, {}
            large = [name for name, own in sources.items() if len(own) >= options.past + new]
            names = chance.sample(sorted(large), 3)
            for name in names:
                first, second = dealt(sources[name], options.past, new, chance, is_apart)
                before |= profiled(first, "past", name)
                fresh |= profiled(second, "new", name)
            found = alarms(before, fresh, names)
            held, warned = held + found[0], warned + found[1]
            said.update(line.rpartition(": ")[0] for line in found[2])
        dealing = "by domain" if is_apart else "at random"
        of = 3 * options.replays
        print(f"  of {of} samples of real pages {dealing}: {held} held, {warned} named")
        print("".join(f"    {count:4} {line}\n" for line, count in said.most_common(12)), end="")


@cache
def sources_in(folder: Path) -> dict[str, list[tuple[str, Pair]]]:
    """Return the parsed pages of each source in *folder*."""
    return {name: parsed_source(folder, name) for name in SOURCES}


def trial(past: int, new: int, seed: int) -> list[Told]:
    """Return what was told of all ways, with one seed."""
    return list(tried(seed, past, new))


def replay(past: int, new: int, seed: int) -> tuple[int, int, list[str]]:
    """Return the false alarms of one replay."""
    return replayed(seed, past, new)


if __name__ == "__main__":
    main()
