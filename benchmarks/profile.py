"""What a learned profile gives: the body with and without it, on domains with several pages.

    python -m benchmarks.profile --corpus DIR

The profile of a domain is learned from its pages in the corpus, as `broadsheet learn` does from
captures; the texts are found by models that never saw the domain. Two to six pages a domain are
few: what is learned from hundreds is more, and surer.
"""

import argparse
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from benchmarks.body_training import example, unseen_texts
from benchmarks.bootstrap import body_difference
from benchmarks.corpus import NAMES, Page, own_pages, pages, scorer
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
    change = body_difference(after, before, domains)
    one, two = score.summarise(before), score.summarise(after)
    return (
        f"{len(pairs)} pages of {len(set(domains))} domains, {sum(gain > 0 for gain in gains)} "
        f"better, {sum(gain < 0 for gain in gains)} worse: F1 {one['F1']:.4f} -> {two['F1']:.4f}, "
        f"by {change.value:+.4f} [{change.low:+.4f}, {change.high:+.4f}]; "
        f"exact {one['exact']:.3f} -> {two['exact']:.3f}"
    )


def run(folder: Path, seed: int) -> None:
    """Print the comparison for each corpus."""
    known = pages(folder)
    learned = profiles(known)
    examples = [found for page in [*known, *own_pages()] if (found := example(page)) is not None]
    texts = unseen_texts(examples, seed)
    for name in NAMES:
        pairs = [
            (page, texts[page.capture.target_uri])
            for page in known
            if page.corpus == name and page.domain in learned and page.capture.target_uri in texts
        ]
        print(f"{name:<12} {comparison(pairs, learned, folder)}")


def main() -> None:
    """Read the arguments and run."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=0, help="of the folds")
    args = parser.parse_args()
    run(args.corpus, args.seed)


if __name__ == "__main__":
    main()
