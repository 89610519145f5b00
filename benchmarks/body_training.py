"""Train the body model on pages with known bodies, and say how well it does on unseen domains.

    python -m benchmarks.body_training --corpus DIR [--write]

Folds are grouped by registered domain: the score printed is of pages whose site the model has
never seen, an honest guess at new sites. The pages of our own tests are learned too, and never
scored. `--write` trains on all pages and replaces the weights that ship; the same pages give the
same weights.
"""

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from benchmarks.alignment import WORD, shares
from benchmarks.corpus import NAMES, Page, own_pages, pages, scorer
from benchmarks.network import Array, trained
from schemas.content import reading_text
from spiders.extraction.body.asked import asked_blocks
from spiders.extraction.body.claims import Claims, claims_of
from spiders.extraction.body.context import context
from spiders.extraction.body.features import features
from spiders.extraction.body.judged import body_of, judged
from spiders.extraction.body.model import WEIGHTS, BodyModel, Network
from spiders.extraction.page.blocks import blocks_of
from spiders.extraction.page.document import document_of
from spiders.extraction.page.places import Place
from spiders.extraction.page.runs import TextBlock

FOLDS = 5
INNER_SEED = 7  # of the folds that the first reading is trained on for the second
ALONE = (32, 2)  # units of a hidden layer, and networks of the first reading
AMONG = (64, 3)  # and of the second
LEAST_WEIGHT, MOST_WEIGHT = 1.5, 30.0  # words; a long paragraph must not outweigh a whole list
IN_STORY = 0.5  # of a block's words


@dataclass(frozen=True)
class Example:
    """One page as the model sees it, with what is right for each of its rows."""

    page: Page
    blocks: list[TextBlock]
    asked: list[int]
    places: list[Place]
    claims: Claims
    rows: Array
    labels: Array
    weights: Array

    def around(self, chances: Array) -> Array:
        """Return what the second reading adds to the rows, from first *chances*."""
        return context([self.blocks[index] for index in self.asked], self.places, chances)


def example(page: Page) -> Example | None:
    """Return *page* as an example, None if it has no blocks to ask about."""
    document = document_of(page.capture)
    blocks, places = blocks_of(document.tree)
    asked = asked_blocks(blocks)
    if not asked:
        return None
    claims = claims_of(document)
    chosen = [blocks[index] for index in asked]
    right = shares([block.text for block in blocks], page.truth["body"] or "")
    words = [len(WORD.findall(block.text)) for block in chosen]
    return Example(
        page,
        blocks,
        asked,
        places,
        claims,
        features(chosen, blocks, claims).astype(np.float32),
        np.array([right[index] > IN_STORY for index in asked], np.float32),
        np.clip(np.array(words, np.float32), LEAST_WEIGHT, MOST_WEIGHT),
    )


def model_of(examples: Sequence[Example]) -> BodyModel:
    """Return the model trained on *examples*.

    The second reading learns from first chances as they are on unseen domains: on the pages that
    the first was trained on they are too good to be true.
    """
    rows = [item.rows for item in examples]
    firsts = unseen_chances(examples)
    both = [
        np.hstack([item.rows, item.around(first)])
        for item, first in zip(examples, firsts, strict=True)
    ]
    return BodyModel(network_of(examples, rows, *ALONE), network_of(examples, both, *AMONG))


def network_of(
    examples: Sequence[Example], rows: Sequence[Array], width: int, count: int
) -> Network:
    """Return *count* networks of *width* trained on the *rows* of *examples*."""
    return trained(
        np.vstack(rows).astype(np.float32),
        np.concatenate([item.labels for item in examples]),
        np.concatenate([item.weights for item in examples]),
        width,
        count,
    )


def unseen_chances(examples: Sequence[Example]) -> list[Array]:
    """Return the chances of the rows of each of *examples* by networks that saw other domains."""
    folds = fold_of([item.page.domain for item in examples], INNER_SEED)
    networks = []
    for fold in range(FOLDS):
        seen = [item for item in examples if folds[item.page.domain] != fold]
        networks.append(network_of(seen, [item.rows for item in seen], ALONE[0], 1))
    return [
        networks[folds[item.page.domain]].chances(item.rows.astype(np.float64)) for item in examples
    ]


def text_by(model: BodyModel, item: Example) -> str:
    """Return the text that *model* finds on the page of *item*."""
    chances = np.zeros(len(item.blocks))
    chances[item.asked] = model.chances(item.rows.astype(np.float64), item.around)
    return reading_text(body_of(judged(item.blocks, chances, item.claims)))


def fold_of(domains: Sequence[str], seed: int) -> dict[str, int]:
    """Return the fold of each of *domains*."""
    names = sorted(set(domains))
    np.random.RandomState(seed).shuffle(names)
    return {name: index % FOLDS for index, name in enumerate(names)}


def unseen_texts(examples: Sequence[Example], seed: int) -> dict[str, str]:
    """Return the text found on each page, by address, by a model that never saw its domain."""
    folds = fold_of([item.page.domain for item in examples if item.page.corpus in NAMES], seed)
    found = {}
    for fold in range(FOLDS):
        seen = [item for item in examples if folds.get(item.page.domain) != fold]
        model = model_of(seen)
        for item in examples:
            if folds.get(item.page.domain) == fold:
                found[item.page.capture.target_uri] = text_by(model, item)
    return found


def report(folder: Path, examples: Sequence[Example], seed: int) -> str:
    """Return the score of unseen domains, one line a corpus."""
    score = scorer(folder)
    texts = unseen_texts(examples, seed)
    lines = []
    for name in NAMES:
        rows = [
            score.score_page(item.page.truth, {"body": texts[item.page.capture.target_uri]})
            for item in examples
            if item.page.corpus == name
        ]
        summary = score.summarise(rows)
        lines.append(
            f"{name:<12} F1 {summary['F1']:.4f}  P {summary['P']:.4f}  R {summary['R']:.4f}  "
            f"exact {summary['exact']:.3f}  ({summary['pages']} pages)"
        )
    return "\n".join(lines)


def run(folder: Path, seeds: Sequence[int], is_written: bool) -> None:
    """Print the score of unseen domains; write the weights that ship if asked to."""
    known = [*pages(folder), *own_pages()]
    examples = [found for page in known if (found := example(page)) is not None]
    for seed in seeds:
        print(f"grouped cross-validation, {FOLDS} folds, seed {seed}")
        print(report(folder, examples, seed))
    if is_written:
        model = model_of(examples)
        np.savez_compressed(
            WEIGHTS,
            **{
                f"{reading}_{part}": values.astype(np.float32)
                for reading, network in model._asdict().items()
                for part, values in network._asdict().items()
            },
        )
        print(f"{WEIGHTS}: {WEIGHTS.stat().st_size} bytes")


def main() -> None:
    """Read the arguments and run."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--seeds", type=int, nargs="*", default=[0])
    args = parser.parse_args()
    run(args.corpus, args.seeds, args.write)


if __name__ == "__main__":
    main()
