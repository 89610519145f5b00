"""Values that many articles share: one headline for all, a line in every text, usual words gone."""

from collections.abc import Iterator, Mapping, Sequence

from expectations.gate.figures import REPEATED, SHARED, TEXTS, TOKEN, Profile
from expectations.gate.finding import HOLDS, WARNS, Finding, Share

TOLD, GRAVE = 0.2, 0.6  # of the articles that share one value more than ever before: told, held
PERSONAL = ("same authors", "same image")  # one author or picture may well fill a day: only told
COMMON, COMMONEST = 0.8, 5  # the words that nearly all texts have, and how many are asked for
LOST, LOST_GRAVELY = 0.3, 0.5  # of the articles that have none of them any more: told, held


def repeat_findings(new: Profile, past: Sequence[Profile], whole: Profile) -> Iterator[Finding]:
    """Yield the columns in which one value stands in far more articles than any did in the past."""
    for figure, column in REPEATED.items():
        value, found = most_common(new.of(figure))
        if not found:
            continue
        before = whole.one(figure, value)
        for one in past:
            top = most_common(one.of(figure))[1] / one.articles if one.articles else 0.0
            before = max(before, round(top * whole.articles))
        share = Share(found, new.articles, min(before, whole.articles), whole.articles)
        chance = min(1.0, share.chance() * max(new.articles, 1))
        if share.change >= TOLD and chance < WARNS:
            holds = share.change >= GRAVE and chance < HOLDS and figure not in PERSONAL
            yield share.finding(f"share with the {figure}", column, holds, chance)


def shared_findings(new: Profile, whole: Profile) -> Iterator[Finding]:
    """Yield that texts are another publisher's too; it is not known whose, so none is held."""
    of, of_before = sum(new.of(TEXTS).values()), sum(whole.of(TEXTS).values())
    share = Share(new.one(SHARED), of, whole.one(SHARED), of_before)
    if share.change > 0 and share.is_told:
        yield share.finding("texts of another publisher", "text", False)


def most_common(counts: Mapping[str, int]) -> tuple[str, int]:
    """Return the value counted most, the first in order of name, and its count; 0 of none."""
    return min(counts.items(), key=lambda one: (-one[1], one[0]), default=("", 0))


def usual_word_findings(new: Profile, whole: Profile) -> Iterator[Finding]:
    """Yield a fall of the words that nearly all texts of the past have, all of them together."""
    common = [(-count, word) for word, count in whole.of(TOKEN).items()]
    least = COMMON * whole.articles
    words = [word for count, word in sorted(common)[:COMMONEST] if -count >= least]
    if len(words) < COMMONEST or not new.articles:
        return
    listed = new.of(TOKEN)
    fewest = min(listed.values(), default=0)  # a word that is not listed stands in no more
    shares = [
        Share(listed.get(word, fewest), new.articles, whole.one(TOKEN, word), whole.articles)
        for word in words
    ]
    best = max(shares, key=lambda one: one.change)
    if best.change <= -LOST and best.chance() < WARNS:
        holds = best.change <= -LOST_GRAVELY and best.chance() < HOLDS
        yield best.finding("share with the usual words of its language", "text", holds)
