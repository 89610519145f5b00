"""What was found of publishers -> checks, what is held back, and whether the loss is general."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from expectations.gate.figures import CAPTURES, summed
from expectations.gate.finding import Finding
from expectations.gate.lengths import AGES
from expectations.gate.sides import Sides
from schemas.verdict import Check, Held, Waiver


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
