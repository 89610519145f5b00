"""What a learned profile gives: the body with and without it, on domains with several pages.

    python -m benchmarks.profile --corpus DIR

The profile of a domain is learned from its pages in the corpus, as `broadsheet learn` does from
captures; the texts are found by models that never saw the source. Two to six pages a domain are
few: what is learned from hundreds is more, and surer.
"""

import argparse
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from benchmarks.body_training import without_source
from benchmarks.bootstrap import difference
from benchmarks.corpus import BODIES, Page, pages, scorer
from schemas.identity import digest
from spiders.extraction.learn import learned_profile
from spiders.publisher import Profile

BETWEEN_BLOCKS = "\n\n"


def profiles(corpus: Iterable[Page]) -> dict[str, Profile]:
    """Return the profile of each domain that has more than one page, by domain."""
    by_domain = defaultdict(list)
    for page in corpus:
        by_domain[page.domain].append(page.capture)
    return {
        domain: learned_profile(domain, captures)
        for domain, captures in by_domain.items()
        if len(captures) > 1
    }


def without_boilerplate(text: str, profile: Profile) -> str:
    """Return *text* without the blocks that *profile* knows."""
    blocks = text.split(BETWEEN_BLOCKS)
    return BETWEEN_BLOCKS.join(
        block for block in blocks if digest(block) not in profile.boilerplate
    )


def comparison(pairs: list[tuple[Page, str]], learned: dict[str, Profile], folder: Path) -> str:
    """Return what the profiles change in the texts found, each beside its page."""
    score = scorer(folder)
    before = [score.score_page(page.truth, {"body": text}) for page, text in pairs]
    after = [
        score.score_page(page.truth, {"body": without_boilerplate(text, learned[page.domain])})
        for page, text in pairs
    ]
    domains = [page.domain for page, _ in pairs]
    gains = [two["page_f1"] - one["page_f1"] for one, two in zip(before, after, strict=True)]
    change = difference(after, before, domains)
    one, two = score.summarise(before), score.summarise(after)
    return (
        f"{len(pairs)} pages of {len(set(domains))} domains, {sum(gain > 0 for gain in gains)} "
        f"better, {sum(gain < 0 for gain in gains)} worse: F1 {one['F1']:.4f} -> {two['F1']:.4f}, "
        f"by {change.value:+.4f} [{change.low:+.4f}, {change.high:+.4f}]; "
        f"exact {one['exact']:.3f} -> {two['exact']:.3f}"
    )


def run(folder: Path) -> None:
    """Print the comparison for each source with whole bodies."""
    for name, answers in without_source(folder, BODIES):
        known = pages(folder, [name])
        learned = profiles(known)
        pairs = [
            (page, text)
            for page in known
            if page.domain in learned and (text := answers[page.capture.target_uri].get("body"))
        ]
        print(f"{name:<12} {comparison(pairs, learned, folder)}")


def main() -> None:
    """Read the arguments and run."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--corpus", type=Path, required=True)
    args = parser.parse_args()
    run(args.corpus)


if __name__ == "__main__":
    main()
