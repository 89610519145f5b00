"""The same old captures as read now, and as read when the last version was cut.

A changed parser or publisher file reads every old page anew. Nothing new could be held back then,
so what is lost refuses the release.
"""

from collections.abc import Iterator

from expectations.gate.figures import CRITICAL, FILLED, Profile
from expectations.gate.finding import Finding

FEW = 3  # articles that any change may lose
TOLD, REFUSED = 0.02, 0.1  # of the articles
SHORTER, HALVED = 1.0, 4.0  # bins lost in the mean, four to a half: told, refused
COLUMNS = {"words": "word_count", "paragraphs": "body"}


def reread_findings(then: Profile, now: Profile, columns: frozenset[str]) -> Iterator[Finding]:
    """Yield what articles lost by being read anew; *columns* are those that there still are."""
    of = then.articles
    if not of:
        return
    yield from loss("articles read again", "article_id", of, now.articles, of)
    for column, before in sorted(then.of(FILLED).items()):
        if column in columns:
            yield from loss("filled when read again", column, before, now.one(FILLED, column), of)
    sound = of - then.one(CRITICAL), now.articles - now.one(CRITICAL)
    yield from loss("without critical faults when read again", "reasons", *sound, of)
    for figure, column in COLUMNS.items():
        fewer = mean(then, figure) - mean(now, figure)
        if fewer >= SHORTER:
            name, share = f"{figure} when read again", 2 ** (-fewer / 4)
            yield Finding(name, column, "as many", f"{share:.0%}", 0.0, fewer >= HALVED)


def loss(check: str, column: str, before: int, now: int, of: int) -> Iterator[Finding]:
    """Yield the finding that more was lost than a change may lose, if it was."""
    lost = before - now
    if lost > max(FEW, TOLD * of):
        yield Finding(check, column, f"about {before}", f"{now}", 0.0, lost > REFUSED * of)


def mean(profile: Profile, figure: str) -> float:
    """Return the mean bin of an ordered figure."""
    counts = profile.of(figure)
    total = sum(counts.values())
    return sum(int(value) * count for value, count in counts.items()) / total if total else 0.0
