"""Profiles now and at the last version -> the checks of the gate, and what is held back.

Only the publisher that broke is held: its new captures wait, crawl by crawl. If most break in the
same way the fault is not theirs, and the release is refused.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from expectations.gate.absolute import first_findings
from expectations.gate.compared import findings
from expectations.gate.figures import CAPTURES, SEEN, SHARED, TEXTS, Profile, summed
from expectations.gate.finding import Finding
from expectations.gate.lengths import AGES
from expectations.gate.pooled import is_small, pooled_findings
from expectations.gate.reread import reread_findings
from expectations.gate.volume import silence_checks, volume_checks
from expectations.thresholds import thresholds_of
from schemas.article import Article
from schemas.columns import columns_of
from schemas.verdict import Check, Held, Waiver

Place = tuple[str, str]  # WARC file and publisher
ByCrawl = dict[str, dict[str, Profile]]  # by publisher and crawl
COLUMNS = frozenset(one.name for one in columns_of(Article))


@dataclass(frozen=True)
class Judgement:
    """The checks of the gate, what is held back, and the waivers that are in force or expired."""

    checks: tuple[Check, ...] = ()
    held: tuple[Held, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    expired: tuple[Waiver, ...] = ()


@dataclass(frozen=True)
class Found:
    """One finding about one publisher; *crawls* are those it would hold, none of old captures."""

    publisher: str
    finding: Finding
    crawls: tuple[str, ...] = ()
    waiver: Waiver | None = None

    @property
    def name(self) -> str:
        """The field and the check, as reasons and waivers name it."""
        return f"{self.finding.column}: {self.finding.check}"


@dataclass
class Sides:
    """The profiles by side: new captures, the past, and old captures as read now and then.

    The past is as read now, so that a changed parser is no publisher's fault; what is not here any
    more is as it was remembered.
    """

    new: ByCrawl = field(default_factory=lambda: defaultdict(dict))
    past: ByCrawl = field(default_factory=lambda: defaultdict(dict))
    again: ByCrawl = field(default_factory=lambda: defaultdict(dict))
    known: ByCrawl = field(default_factory=lambda: defaultdict(dict))


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


def sides_of(now: Mapping[Place, Profile], before: Mapping[Place, Profile]) -> Sides:
    """Return the profiles by side, publisher and crawl."""
    sides = Sides()
    for place, profile in sorted(now.items(), key=lambda one: one[0]):
        add(sides.again if place in before else sides.new, place, profile)
    for place, profile in sorted(before.items(), key=lambda one: one[0]):
        add(sides.past, place, now.get(place, profile))
        if place in now:
            add(sides.known, place, profile)
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


def waived(found: Found, waivers: Iterable[Waiver]) -> Found:
    """Return *found* with the first waiver that is for it."""
    for waiver in waivers:
        names = ("*", found.finding.check, found.name)
        if waiver.publisher == found.publisher and waiver.check in names:
            return Found(found.publisher, found.finding, found.crawls, waiver)
    return found


def without_common_age(found: list[Found], sides: Sides) -> tuple[list[Found], list[Check]]:
    """Return *found* without ages that moved in most publishers, and one check that says so."""
    moved = {one.publisher for one in found if one.finding.check in AGES}
    if not moved or not is_most(moved, sides):
        return found, []
    check = Check(
        level="release",
        scope="release",
        expectation=AGES[0],
        column="published_at",
        severity="warning",
        success=True,
        expected="as in the past, or moved in most publishers alike",
        observed=f"moved in {len(moved)} publishers",
    )
    return [one for one in found if one.finding.check not in AGES], [check]


def is_most(publishers: set[str], sides: Sides) -> bool:
    """Return whether *publishers* are two at least, and more than half of those with captures.

    In a first release all that there are is most of them: nothing would be left of it.
    """
    is_all = not sides.past and len(publishers) == len(sides.new)
    return is_all or (len(publishers) > 1 and 2 * len(publishers) > len(sides.new))


def general_losses(found: Iterable[Found], sides: Sides) -> list[Check]:
    """Return a refusal for each check that most publishers with new captures break."""
    broken: dict[str, set[str]] = defaultdict(set)
    for one in found:
        if one.finding.holds and one.crawls and not one.waiver:
            broken[one.name].add(one.publisher)
    return [
        Check(
            level="release",
            scope="release",
            expectation=f"general loss: {name}",
            severity="critical",
            success=False,
            expected="in no more than half of the publishers with new captures",
            observed=f"in {len(publishers)} of {len(sides.new)}: {', '.join(sorted(publishers))}",
        )
        for name, publishers in sorted(broken.items())
        if is_most(publishers, sides)
    ]


def check_of(found: Found, is_general: bool) -> Check:
    """Return what was found as a check; what a waiver lets through, or is slight, is a warning."""
    finding = found.finding
    is_critical = finding.holds and not found.waiver
    note = f", waived until {found.waiver.until}: {found.waiver.why}" if found.waiver else ""
    return Check(
        level="publisher",
        scope=found.publisher,
        expectation=finding.check,
        column=finding.column,
        severity="critical" if is_critical else "warning",
        success=False,
        expected=finding.expected + note,
        observed=f"{finding.observed}{' in ' if found.crawls else ''}{', '.join(found.crawls)}",
        holds=is_critical and bool(found.crawls),
    )


def sound_checks(found: Iterable[Found], sides: Sides) -> Iterator[Check]:
    """Yield that the others are like their own past, where they have one."""
    named = {one.publisher for one in found}
    for publisher, crawls in sorted(sides.new.items()):
        if publisher not in named and publisher in sides.past:
            count = sum(one.articles for one in crawls.values())
            before = summed(sides.past[publisher].values()).articles
            yield Check(
                level="publisher",
                scope=publisher,
                expectation="new articles like its own past",
                severity="warning",
                success=True,
                expected=f"as its {before} articles of the last version",
                observed=f"{count} new ones are",
            )


def held_of(found: Iterable[Found], sides: Sides) -> Iterator[Held]:
    """Yield what is held, with the reason that is least likely to be chance."""
    reasons: dict[tuple[str, str], tuple[float, str]] = {}
    for one in found:
        if one.finding.holds and not one.waiver:
            for crawl in one.crawls:
                told = one.finding.chance, one.name
                place = one.publisher, crawl
                reasons[place] = min(reasons.get(place, told), told)
    for (publisher, crawl), (_, reason) in sorted(reasons.items()):
        profile = sides.new[publisher][crawl]
        yield Held(
            publisher=publisher,
            crawl=crawl,
            reason=reason,
            captures=sum(profile.of(CAPTURES).values()),
            articles=profile.articles,
        )
