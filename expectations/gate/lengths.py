"""Lengths and ages now and in the past -> which of them moved as a whole.

What is much shorter is held, the rest is only told: a crawl that reaches further back has older
articles.
"""

import math
from collections.abc import Iterator, Mapping, Sequence

from expectations.gate.figures import BINS, STEPS, Profile
from expectations.gate.finding import HOLDS, WARNS, Finding, Share
from expectations.gate.shares import PRIOR, below, dispersion, ranked

AGES = ("distribution of age", "share younger than a day")
SHIFTED, CUT = 0.68, 0.25  # chance that a new length is the greater one: told, and held
DAY = int(STEPS["age"] * math.log2(24 + 1))  # the bin that begins below 24 hours
UNITS = {"words": "words", "paragraphs": "blocks", "letters": "letters", "age": "hours"}


def length_findings(new: Profile, past: Sequence[Profile], whole: Profile) -> Iterator[Finding]:
    """Yield the lengths and ages that moved as a whole."""
    for figure, column in BINS.items():
        now, before = numbers(new, figure), numbers(whole, figure)
        z, above = ranked(now, before)
        z /= rank_dispersion([numbers(one, figure) for one in past], before)
        chance = 2 * below(-abs(z))
        if chance < WARNS and not 1 - SHIFTED < above < SHIFTED:
            holds = above <= CUT and chance < HOLDS and figure != "age"
            yield Finding(
                f"distribution of {figure}",
                column,
                f"a median of {told(figure, middle(before))}",
                f"{told(figure, middle(now))}; a new one is the greater in {above:.0%} of pairs",
                chance,
                holds,
            )


def age_findings(new: Profile, past: Sequence[Profile], whole: Profile) -> Iterator[Finding]:
    """Yield that hardly any article is younger than a day, as if all dates were a day early."""
    groups = [(younger(one), sum(one.of("age").values())) for one in past]
    share = Share(
        younger(new),
        sum(new.of("age").values()),
        younger(whole),
        sum(whole.of("age").values()),
        dispersion(groups),
    )
    if share.change < 0 and share.is_told:
        yield share.finding(AGES[1], BINS["age"], False)


def younger(profile: Profile) -> int:
    """Return how many articles were captured within a day of their publication, or before it."""
    return sum(count for number, count in numbers(profile, "age").items() if number < DAY)


def numbers(profile: Profile, figure: str) -> Mapping[int, int]:
    """Return the counts of one ordered figure, by bin."""
    return {int(value): count for value, count in profile.of(figure).items()}


def rank_dispersion(groups: Sequence[Mapping[int, int]], whole: Mapping[int, int]) -> float:
    """Return by how much more than chance past crawls differ from each other in rank; 1 or more."""
    scores = [
        ranked(one, rest)[0] ** 2
        for one in groups
        if one and (rest := {k: n - one.get(k, 0) for k, n in whole.items()}) and any(rest.values())
    ]
    if len(scores) < 2:
        return 1.0
    square = sum(scores) * (len(scores) - 1) / len(scores)
    return float(max(1.0, (square + PRIOR) / (len(scores) - 1 + PRIOR)) ** 0.5)


def middle(counts: Mapping[int, int]) -> int:
    """Return the median bin."""
    reached, half = 0, sum(counts.values()) / 2
    for value in sorted(counts):
        reached += counts[value]
        if reached >= half:
            return value
    return 0


def told(figure: str, number: int) -> str:
    """Return what a bin of *figure* stands for."""
    size = 2 ** (abs(number) / STEPS[figure]) - 1
    return f"{'-' if number < 0 else ''}{size:.3g} {UNITS[figure]}"
