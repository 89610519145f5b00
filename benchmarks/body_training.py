"""Train the models on pages with known bodies, and say how well they do on sources left out.

    python -m benchmarks.body_training --corpus DIR [--write]

A source is left out whole: the models learn from the others, and its pages go through the whole
extraction, refusals included. That is an honest guess at sites of another kind; folds of domains of
one source are not, for what is true of a source is true of all its sites. The pages of our own
tests are learned too, and never scored. Each page is learned as it is and once more as another site
would have written it. `--write` trains on all pages and replaces the weights that ship; the same
pages give the same weights.
"""

import argparse
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np

from benchmarks.corpus import LISTINGS, Page, pages, scorer, truths
from benchmarks.examples import examples_in
from benchmarks.tools import Fields, broadsheet
from benchmarks.training import Models, fold_of, models_of, shipping
from spiders.extraction.body.logits import WEIGHT_STEP
from spiders.extraction.body.model import WEIGHTS, Network
from spiders.extraction.index import refusal

LEFT_OUT = ("fundus", "scrapinghub", "wcxb", "snippets")
TIMES = 1  # that each page is learned rewritten; with two, short pages are told worse


def answers_by(models: Models, known: Sequence[Page]) -> dict[str, Fields]:
    """Return what the whole extraction finds on *known* pages with *models*, by address."""
    extracted = broadsheet()
    with shipping(*models):
        return {page.capture.target_uri: extracted(page.capture) for page in known}


def without_source(
    folder: Path, names: Sequence[str] = LEFT_OUT, times: int = TIMES
) -> Iterator[tuple[str, dict[str, Fields]]]:
    """Yield each of *names* with the answers on its pages by models that never saw that source.

    Listings are left out by halves of their domains beside it: there is one source of them.
    """
    examples = examples_in(folder, times)
    listings = pages(folder, [LISTINGS])
    halves = {domain: fold > 0 for domain, fold in fold_of([p.domain for p in listings]).items()}
    for name in names:
        others = [item for item in examples if item.page.corpus != name]
        seen = [page for page in listings if halves[page.domain]]
        models = models_of(others, seen)
        unseen = [page for page in listings if not halves[page.domain]]
        yield name, answers_by(models, [*pages(folder, [name]), *unseen])


def report(folder: Path, times: int) -> Iterator[str]:
    """Yield a line for each source left out."""
    score = scorer(folder)
    listings = {page.capture.target_uri for page in pages(folder, [LISTINGS])}
    for name, answers in without_source(folder, times=times):
        truth = truths(folder, name)
        rows = [score.score_page(row, answers.get(row["url"], {})) for row in truth]
        refused = [row for row in truth if not answers.get(row["url"], {}).get("body")]
        lists = [fields for url, fields in answers.items() if url in listings]
        figures = score.summarise(rows)
        shown = "  ".join(
            f"{key} {figures[key]:.4f}"
            for key in ("F1", "P", "R", "exact", "must", "without")
            if figures[key] is not None
        )
        yield (
            f"{name:<12} {shown}  refused {len(refused)} of {len(truth)}, of listings "
            f"{sum(not fields.get('body') for fields in lists)} of {len(lists)}"
        )


def write(folder: Path, times: int) -> None:
    """Train on all pages and write the weights that ship."""
    models = models_of(examples_in(folder, times), pages(folder, [LISTINGS]))
    save(WEIGHTS, models.body._asdict())
    save(refusal.WEIGHTS, {"index": models.index})


def save(path: Path, networks: Mapping[str, Network]) -> None:
    """Write *networks* to *path*, by name and part."""
    arrays = {
        f"{name}_{part}": (values * WEIGHT_STEP if part == "hidden" else values).astype(np.float32)
        for name, network in networks.items()
        for part, values in network._asdict().items()
    }
    np.savez_compressed(path, **arrays)
    print(f"{path}: {path.stat().st_size} bytes")


def main() -> None:
    """Read the arguments and run."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--write", action="store_true", help="replace the weights that ship")
    parser.add_argument(
        "--rewritten", type=int, default=TIMES, help="times that each is learned in other forms"
    )
    args = parser.parse_args()
    if args.write:
        write(args.corpus, args.rewritten)
        return
    print("the whole extraction, by models that never saw the source")
    for line in report(args.corpus, args.rewritten):
        print(line, flush=True)


if __name__ == "__main__":
    main()
