"""Profiles now and at the last version -> the checks of the gate, and what is held back.

Only the publisher that broke is held: its new captures wait, crawl by crawl. If most break in the
same way the fault is not theirs, and the release is refused.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from expectations.gate.absolute import first_findings, pooled_first_findings
from expectations.gate.compared import findings
from expectations.gate.figures import SEEN, Profile, summed
from expectations.gate.finding import Finding
from expectations.gate.outcome import (
    Found,
    check_of,
    general_losses,
    held_of,
    sound_checks,
    waived,
    without_common_age,
)
from expectations.gate.pooled import is_small, pooled_findings
from expectations.gate.reread import reread_findings
from expectations.gate.sides import (
    Place,
    Sides,
    all_crawls,
    mark_shared_texts,
    sides_of,
    together_of,
)
from expectations.gate.volume import silence_checks, volume_checks
from expectations.thresholds import thresholds_of
from schemas.article import Article
from schemas.columns import columns_of
from schemas.verdict import Check, Held, Waiver

COLUMNS = frozenset(one.name for one in columns_of(Article))


@dataclass(frozen=True)
class Judgement:
    """The checks of the gate, what is held back, and the waivers that are in force or expired."""

    checks: tuple[Check, ...] = ()
    held: tuple[Held, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    expired: tuple[Waiver, ...] = ()


def judged(
    now: Mapping[Place, Profile],
    before: Mapping[Place, Profile],
    asked: Mapping[str, Sequence[str]],
    promised: Mapping[str, str],
    waivers: Sequence[Waiver],
) -> Judgement:
    """Return the judgement on the profiles *now*, with those of the last version *before*.

    *asked* names the publishers of each crawl that says so; *promised* the column of each promise.
    """
    sides = sides_of(now, before)
    newest = max((max(one.of(SEEN), default="") for one in now.values()), default="")
    force = tuple(one for one in waivers if not newest or one.until >= day_of(newest))
    found = [waived(one, force) for one in all_findings(sides, promised)]
    found, common = without_common_age(found, sides)
    general = general_losses(found, sides)
    checks = [
        *general,
        *common,
        *(check_of(one, bool(general)) for one in found),
        *sound_checks(found, sides),
        *volume_checks(sides.new, sides.past, asked),
        *silence_checks(all_crawls(now)),
    ]
    held = () if general else tuple(held_of(found, sides))
    expired = tuple(one for one in waivers if one not in force)
    return Judgement(tuple(checks), held, force, expired)


def day_of(moment: str) -> date:
    """Return the day of an hour as it is counted."""
    return date.fromisoformat(moment[:10])


def all_findings(sides: Sides, promised: Mapping[str, str]) -> Iterator[Found]:
    """Yield everything that stands against a publisher, in order of publisher and crawl."""
    small: dict[str, tuple[Profile, Profile]] = {}
    mark_shared_texts(sides)
    for publisher, crawls in sorted(sides.new.items()):
        past = [one for _, one in sorted(sides.past.get(publisher, {}).items())]
        whole = summed(past)
        sound: list[str] = []
        for crawl, new in sorted(crawls.items()):
            own = list(found_in(publisher, new, past, whole, promised))
            yield from (Found(publisher, one, (crawl,)) for one in own)
            sound += [] if any(one.holds for one in own) else [crawl]
        together = summed(crawls[crawl] for crawl in sound)
        if len(sound) > 1:
            for one in found_in(publisher, together, past, whole, promised):
                yield Found(publisher, one, tuple(sound))
        if is_small(together, whole):
            small[publisher] = together, whole
    first = {name: new for name, new in together_of(sides).items() if name not in sides.past}
    for publisher, finding in pooled_first_findings(first):
        yield Found(publisher, finding, tuple(sorted(sides.new[publisher])))
    for publisher, finding in pooled_findings(small, promised):
        yield Found(publisher, finding, tuple(sorted(sides.new[publisher])))
    for publisher, crawls in sorted(sides.known.items()):
        now = summed(sides.again[publisher].values())
        for one in reread_findings(summed(crawls.values()), now, COLUMNS):
            yield Found(publisher, one)


def found_in(
    publisher: str,
    new: Profile,
    past: Sequence[Profile],
    whole: Profile,
    promised: Mapping[str, str],
) -> Iterator[Finding]:
    """Yield what stands against new captures: by their past, or by the thresholds without one."""
    thresholds = thresholds_of(publisher)
    if whole.articles < thresholds.least_articles:
        yield from first_findings(new, thresholds)
    yield from findings(new, past, whole, promised)
