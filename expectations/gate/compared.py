"""One publisher's new articles against its own past -> what is lost, and what came instead.

A finding needs three things: too unlikely to be chance, large enough to matter, and larger than
what varies between the crawls of the past.
"""

from collections.abc import Iterator, Mapping, Sequence

from expectations.gate.figures import (
    BROKEN,
    CAPTURES,
    CATEGORIES,
    CLAIM,
    CLAIMS,
    CUT_SHORT,
    FILLED,
    Profile,
)
from expectations.gate.finding import Finding, Share
from expectations.gate.lengths import age_findings, length_findings
from expectations.gate.repeats import repeat_findings, shared_findings, usual_word_findings
from expectations.gate.shares import dispersion

WHOLE = 1e-4  # chance that holds articles where a column that was always there is gone
ALWAYS = 0.95  # share from which a column was always there
SOME = 3  # captures of a kind more than any past crawl has
REJECTED = "rejected as "
FURNITURE = frozenset(  # of any crawl, and what somebody asked to have taken down
    {"robots_txt", "sitemap", "feed", "rights_file", "redirect", "takedown"}
)
NAMES = {CAPTURES: "state", CUT_SHORT: "truncated"}  # the columns of the ledger


def findings(
    new: Profile, past: Sequence[Profile], whole: Profile, columns: Mapping[str, str]
) -> Iterator[Finding]:
    """Yield what is wrong with *new* compared with *past*, a profile a crawl, *whole* its sum.

    *columns* names the column of each promise.
    """
    if not new.articles + rejected(new) or not whole.articles:
        return
    yield from fill_findings(new, past, whole)
    yield from mark_findings(new, past, whole, columns)
    yield from category_findings(new, past, whole)
    yield from reason_findings(new, past, whole)
    yield from length_findings(new, past, whole)
    yield from age_findings(new, past, whole)
    yield from repeat_findings(new, past, whole)
    yield from shared_findings(new, whole)
    yield from usual_word_findings(new, whole)


def share_of(
    figure: str, value: str, new: Profile, past: Sequence[Profile], whole: Profile
) -> Share:
    """Return the share of articles that *figure* counts under *value*, now and before."""
    groups = [(one.one(figure, value), one.articles) for one in past]
    return Share(
        new.one(figure, value),
        new.articles,
        whole.one(figure, value),
        whole.articles,
        dispersion(groups),
    )


def fill_findings(new: Profile, past: Sequence[Profile], whole: Profile) -> Iterator[Finding]:
    """Yield the columns that lost their values, or that have some where there were none."""
    for column in sorted({*new.of(FILLED), *whole.of(FILLED)}):
        share = share_of(FILLED, column, new, past, whole)
        is_gone = not share.found and share.then >= ALWAYS and share.chance() < WHOLE
        if is_gone or share.is_told:
            is_lost = share.is_grave and share.change < 0
            yield share.finding("share filled", column, is_gone or is_lost)


def mark_findings(
    new: Profile, past: Sequence[Profile], whole: Profile, columns: Mapping[str, str]
) -> Iterator[Finding]:
    """Yield the broken promises and the claims that hold for more articles than before."""
    names = [(BROKEN, name, columns.get(name, name)) for name in sorted(new.of(BROKEN))]
    names += [(CLAIM, name, CLAIMS[name]) for name in sorted(new.of(CLAIM))]
    for figure, name, column in names:
        share = share_of(figure, name, new, past, whole)
        if share.change > 0 and share.is_told:
            said = f"rows that break {name}" if figure == BROKEN else name
            yield share.finding(said, column, share.is_grave)


def category_findings(new: Profile, past: Sequence[Profile], whole: Profile) -> Iterator[Finding]:
    """Yield the value of each closed column whose share changed most, among rows that have one."""
    for figure in CATEGORIES:
        moved = []
        of, of_before = total(new.of(figure)), total(whole.of(figure))
        for value in sorted({*new.of(figure), *whole.of(figure)}):
            groups = [(one.one(figure, value), total(one.of(figure))) for one in past]
            counts = new.one(figure, value), of, whole.one(figure, value), of_before
            share = Share(*counts, dispersion(groups))
            if share.is_told:
                moved.append((share.chance(), value, share))
        for _, value, share in sorted(moved, key=lambda one: one[:2])[:1]:
            yield share.finding(f"share of {value}", figure, share.is_grave)


def total(counts: Mapping[str, int]) -> int:
    """Return the sum of counts."""
    return sum(counts.values())


def rejected(profile: Profile) -> int:
    """Return how many captures gave no article though they may have been fetched as one."""
    return sum(n for value, n in profile.of(CAPTURES).items() if is_rejected(value))


def is_rejected(value: str) -> bool:
    """Return whether captures counted under *value* might have been stories."""
    return value.startswith(REJECTED) and value.removeprefix(REJECTED) not in FURNITURE


def tried(profile: Profile) -> int:
    """Return how many captures show an article or might have."""
    captures = profile.of(CAPTURES)
    shown = sum(n for value, n in captures.items() if not value.startswith(REJECTED))
    return shown + rejected(profile)


def reason_findings(new: Profile, past: Sequence[Profile], whole: Profile) -> Iterator[Finding]:
    """Yield the reasons for which more captures are rejected, or cut short, than before.

    More than in any crawl of the past too: a small crawl has as many listings as a large one.
    """
    reasons = [(CAPTURES, value) for value in sorted(new.of(CAPTURES)) if is_rejected(value)]
    for figure, value in [*reasons, *((CUT_SHORT, one) for one in sorted(new.of(CUT_SHORT)))]:
        groups = [(one.one(figure, value), tried(one)) for one in past]
        most = max((count for count, _ in groups), default=0)
        counts = new.one(figure, value), tried(new), whole.one(figure, value), tried(whole)
        share = Share(*counts, dispersion(groups))
        if share.change > 0 and share.is_told and share.found > most + SOME:
            said = value if figure == CAPTURES else f"cut short by {value}"
            yield share.finding(said, NAMES[figure], share.is_grave)
