"""Profiles of places -> what is new, past, and read again, by publisher and crawl."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from expectations.gate.figures import CAPTURES, SHARED, TEXTS, Profile, summed

Place = tuple[str, str]  # WARC file and publisher
ByCrawl = dict[str, dict[str, Profile]]  # by publisher and crawl
TAKEN = (CAPTURES, "rejected as takedown")  # how many captures show what was taken down


@dataclass
class Sides:
    """The profiles by side: new captures, the past, and old captures as read now and then.

    The past is as read now, so that a changed parser is no publisher's fault; what is not here any
    more is as it was remembered. Captures of which something was taken down since are not compared
    with what they were: that it is gone is no fault of reading.
    """

    new: ByCrawl = field(default_factory=lambda: defaultdict(dict))
    past: ByCrawl = field(default_factory=lambda: defaultdict(dict))
    again: ByCrawl = field(default_factory=lambda: defaultdict(dict))
    known: ByCrawl = field(default_factory=lambda: defaultdict(dict))


def sides_of(now: Mapping[Place, Profile], before: Mapping[Place, Profile]) -> Sides:
    """Return the profiles by side, publisher and crawl."""
    sides = Sides()
    for place, profile in sorted(now.items(), key=lambda one: one[0]):
        if place not in before:
            add(sides.new, place, profile)
        elif profile.one(*TAKEN) == before[place].one(*TAKEN):
            add(sides.again, place, profile)
            add(sides.known, place, before[place])
    for place, profile in sorted(before.items(), key=lambda one: one[0]):
        add(sides.past, place, now.get(place, profile))
    return sides


def add(side: ByCrawl, place: Place, profile: Profile) -> None:
    """Count *profile* in its publisher's crawl."""
    warc_file, publisher = place
    side[publisher].setdefault(crawl_of(warc_file), Profile()).add(profile)


def crawl_of(warc_file: str) -> str:
    """Return the folder of a WARC file.

    >>> crawl_of("day-2/courier.warc.gz")
    'day-2'
    """
    return warc_file.partition("/")[0]


def all_crawls(now: Mapping[Place, Profile]) -> ByCrawl:
    """Return all profiles by publisher and crawl."""
    found: ByCrawl = defaultdict(dict)
    for place, profile in sorted(now.items(), key=lambda one: one[0]):
        add(found, place, profile)
    return found


def together_of(sides: Sides) -> dict[str, Profile]:
    """Return the sum of each publisher's new captures."""
    return {name: summed(crawls.values()) for name, crawls in sides.new.items()}


def mark_shared_texts(sides: Sides) -> None:
    """Count in each profile the texts that another publisher has too."""
    owners: dict[str, set[str]] = defaultdict(set)
    every = [
        (name, one)
        for side in (sides.new, sides.past)
        for name, crawls in side.items()
        for one in crawls.values()
    ]
    for name, profile in every:
        for text in profile.of(TEXTS):
            owners[text].add(name)
    for name, profile in every:
        shared = sum(n for text, n in profile.of(TEXTS).items() if owners[text] - {name})
        profile.counts[SHARED][""] = shared
