"""Publishers with too few articles for a test of their own, asked together.

Each is compared with its own past; the differences are summed by what they lack and by parser, so
that a change of the parser shows that no single one of them could.
"""

from collections.abc import Iterable, Iterator, Mapping

from expectations.gate.absolute import by_parser
from expectations.gate.compared import ALWAYS
from expectations.gate.figures import BROKEN, CLAIM, CLAIMS, FILLED, Profile
from expectations.gate.finding import GRAVE, SLIGHT, WARNS, Finding, Share
from expectations.gate.shares import below, strata

LEAST_NEW, LEAST_PAST = 10, 20  # articles, from which a publisher is asked alone
SURE = 5.0  # standard deviations of a loss for which those that lost all are held

Pair = tuple[Profile, Profile]  # new, and the sum of the past


def is_small(new: Profile, past: Profile) -> bool:
    """Return whether a publisher has too few articles to be asked alone."""
    return (
        new.articles > 0
        and past.articles > 0
        and (new.articles < LEAST_NEW or past.articles < LEAST_PAST)
    )


def pooled_findings(
    pairs: Mapping[str, Pair], columns: Mapping[str, str]
) -> Iterator[tuple[str, Finding]]:
    """Yield the small publishers that lost what the small ones of their parser lost together."""
    for group in by_parser(pairs):
        for figure, value, column, sign in asked(group.values(), columns):
            shares = {
                name: Share(
                    new.one(figure, value), new.articles, past.one(figure, value), past.articles
                )
                for name, (new, past) in sorted(group.items())
            }
            z = strata([one.counts for one in shares.values()]) * sign
            of = sum(one.of for one in shares.values())
            change = sum(one.change * one.of for one in shares.values()) / of * sign
            if len(shares) > 1 and change >= SLIGHT and below(-z) < WARNS:
                yield from lost(shares, value, column, sign, z)


def asked(pairs: Iterable[Pair], columns: Mapping[str, str]) -> Iterator[tuple[str, str, str, int]]:
    """Yield figure, value, column and the direction of a loss, of all that *pairs* count."""
    both = [profile for pair in pairs for profile in pair]
    for column in sorted({name for one in both for name in one.of(FILLED)}):
        yield FILLED, column, column, -1
    for name in sorted({name for one in both for name in one.of(BROKEN)}):
        yield BROKEN, name, columns.get(name, name), 1
    for name in sorted({name for one in both for name in one.of(CLAIM)}):
        yield CLAIM, name, CLAIMS.get(name, name), 1


def lost(
    shares: Mapping[str, Share], value: str, column: str, sign: int, z: float
) -> Iterator[tuple[str, Finding]]:
    """Yield the publishers whose own share changed as the whole did."""
    for name, share in shares.items():
        if share.change * sign >= GRAVE:
            is_all = share.now in (0.0, 1.0) and not 1 - ALWAYS < share.then < ALWAYS
            check = "share filled" if sign < 0 else f"rows with {value}"
            holds = is_all and z > SURE
            yield name, share.finding(f"{check}, of small ones", column, holds, below(-z))
