"""What is found of a page that another site would have written otherwise.

    python -m benchmarks.changed --corpus DIR [--pages N] [--tool NAME]

Every page is read as it is, and rewritten in each way of `benchmarks.rewritten` alone, and without
both JSON-LD and metadata: the story stays, names, elements, metadata and surroundings do not.
Printed are the figures of the scorer, and how much each way changes them. A page that a way leaves
as it is counts as unchanged.
"""

import argparse
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks.corpus import Page, pages, scorer
from benchmarks.rewritten import WAYS, Way, no_json_ld, no_metas
from benchmarks.tools import TOOLS, Extractor

SOURCES = ("fundus", "scrapinghub", "wcxb", "snippets")
FIGURES = {"F1": "body F1", "title": "headline", "day": "day", "authors": "authors"}
PAGES = 60  # of each source, spread over the whole
AS_IS = "as they are"
ALL: Mapping[str, Way] = {**WAYS, "neither": lambda html: no_metas(no_json_ld(html))}


def spread(known: Sequence[Page], count: int) -> list[Page]:
    """Return *count* of the *known* pages, evenly spread."""
    step = max(1, len(known) / count)
    return [known[int(index * step)] for index in range(min(count, len(known)))]


def answers(known: Sequence[Page], extracted: Extractor, way: Way) -> list[dict[str, Any]]:
    """Return what is found on each of *known*, rewritten in that *way*."""
    return [extracted((page.rewritten(way) or page).capture) for page in known]


def figures(
    score: Any, known: Sequence[Page], found: Sequence[Mapping[str, Any]]
) -> dict[str, float]:
    """Return the figures of the scorer for what was *found* on *known*."""
    rows = [score.score_page(page.truth, answer) for page, answer in zip(known, found, strict=True)]
    return {name: score.summarise(rows)[name] for name in FIGURES}


def table(folder: Path, count: int, tool: str) -> Iterator[str]:
    """Yield a line for the pages as they are, and one for each way with what it changes."""
    score, extracted = scorer(folder), TOOLS[tool]()
    known = [page for name in SOURCES for page in spread(pages(folder, [name]), count)]
    yield f"{len(known)} pages, {tool}"
    yield f"{'':30}" + "".join(f"{name:>10}" for name in FIGURES.values())
    as_is = figures(score, known, answers(known, extracted, str))
    yield f"{AS_IS:30}" + "".join(f"{value:10.3f}" for value in as_is.values())
    for name, way in ALL.items():
        now = figures(score, known, answers(known, extracted, way))
        yield f"{name:30}" + "".join(f"{now[key] - as_is[key]:+10.3f}" for key in as_is)


def main() -> None:
    """Read the arguments and print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--pages", type=int, default=PAGES, help=f"of each source, default {PAGES}")
    parser.add_argument("--tool", choices=sorted(TOOLS), default="broadsheet")
    args = parser.parse_args()
    for line in table(args.corpus, args.pages, args.tool):
        print(line, flush=True)


if __name__ == "__main__":
    main()
