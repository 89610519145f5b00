"""Train the models on pages with known bodies, and say how well they do on sources left out.

    python -m benchmarks.body_training --corpus DIR [--write]

A source is left out whole: the models learn from the others, and its pages go through the whole
extraction, refusals included. That is an honest guess at sites of another kind; folds of domains of
one source are not, for what is true of a source is true of all its sites. The pages of our own
tests are learned too, and never scored. `--write` trains on all pages and replaces the weights that
ship; the same pages give the same weights.
"""

import argparse
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple
from unittest.mock import patch

import numpy as np

from benchmarks.alignment import WORD, shares
from benchmarks.corpus import (
    BODIES,
    LISTINGS,
    SNIPPETS,
    Page,
    own_listings,
    own_pages,
    pages,
    scorer,
)
from benchmarks.network import Array, trained
from benchmarks.tools import Fields, broadsheet
from schemas.errors import ParseError
from spiders.extraction.assembly import drafted
from spiders.extraction.body import judged as body
from spiders.extraction.body.asked import asked_blocks
from spiders.extraction.body.claims import claims_of
from spiders.extraction.body.context import context
from spiders.extraction.body.features import features
from spiders.extraction.body.model import WEIGHTS, BodyModel, Network
from spiders.extraction.fields import index_page
from spiders.extraction.page.blocks import blocks_of
from spiders.extraction.page.document import document_of
from spiders.extraction.page.places import Place
from spiders.extraction.page.runs import TextBlock
from spiders.extraction.wording import folded

FOLDS = 3  # of domains, for what one network learns from another's answers on unseen pages
FOLD_SEED = 7
ALONE = (32, 2)  # units of a hidden layer, and networks of the first reading
AMONG = (64, 3)  # and of the second
INDEX = (16, 8)  # and of the network that tells lists from stories
EPOCHS, INDEX_EPOCHS = 15, 60
LISTING_WEIGHT = 3.0  # of a listing, of which there is one to ten stories
LEAST_WEIGHT, MOST_WEIGHT = 1.5, 30.0  # words; a long paragraph must not outweigh a whole list
IN_STORY = 0.5  # of a block's words
LEFT_OUT = ("fundus", "scrapinghub", "wcxb", "snippets")


class Models(NamedTuple):
    """All that is learned."""

    body: BodyModel
    index: Network


@dataclass(frozen=True)
class Example:
    """One page as the body model sees it, with what is right for each of its rows.

    A row of which nothing is known weighs nothing.
    """

    page: Page
    chosen: list[TextBlock]
    places: list[Place]
    rows: Array
    labels: Array
    weights: Array

    def around(self, chances: Array) -> Array:
        """Return what the second reading adds to the rows, from first *chances*."""
        return context(self.chosen, self.places, chances)


def example(page: Page) -> Example | None:
    """Return *page* as an example, None if it has no blocks to ask about."""
    document = document_of(page.capture)
    blocks, places = blocks_of(document.tree)
    asked = asked_blocks(blocks)
    if not asked:
        return None
    chosen = [blocks[index] for index in asked]
    right = known_shares([block.text for block in blocks], page.truth)[asked]
    words = np.array([len(WORD.findall(block.text)) for block in chosen], np.float32)
    return Example(
        page,
        chosen,
        places,
        features(asked, blocks, places, claims_of(document)).astype(np.float32),
        (np.nan_to_num(right) > IN_STORY).astype(np.float32),
        np.where(np.isnan(right), 0, np.clip(words, LEAST_WEIGHT, MOST_WEIGHT)).astype(np.float32),
    )


def known_shares(texts: Sequence[str], truth: Mapping[str, Any]) -> Array:
    """Return how much of each of *texts* is in the body by *truth*, NaN where that is unknown."""
    if truth.get("body"):
        return np.array(shares(texts, truth["body"]))
    found = np.full(len(texts), np.nan)
    for snippet in filter(None, map(folded, truth.get("must_not") or [])):
        found[[index for index, text in enumerate(texts) if snippet in text]] = 0
    for snippet in filter(None, map(folded, truth.get("must") or [])):
        holders = [index for index, text in enumerate(texts) if snippet in text]
        found[holders[:1]] = 1
    return found


def models_of(examples: Sequence[Example], listings: Sequence[Page]) -> Models:
    """Return the models trained on *examples* and *listings*."""
    return Models(body_model_of(examples), index_of(examples, listings))


def body_model_of(examples: Sequence[Example]) -> BodyModel:
    """Return the body model trained on *examples*.

    The second reading learns from first chances as they are on unseen domains: on the pages that
    the first was trained on they are too good to be true.
    """
    rows = [item.rows for item in examples]
    both = [
        np.hstack([item.rows, item.around(first)])
        for item, first in zip(examples, unseen_chances(examples), strict=True)
    ]
    return BodyModel(network_of(examples, rows, *ALONE), network_of(examples, both, *AMONG))


def network_of(
    examples: Sequence[Example], rows: Sequence[Array], width: int, count: int
) -> Network:
    """Return *count* networks of *width* trained on the *rows* of *examples*."""
    weights = np.concatenate([item.weights for item in examples])
    known = weights > 0
    return trained(
        np.vstack(rows)[known].astype(np.float32),
        np.concatenate([item.labels for item in examples])[known],
        weights[known],
        width,
        count,
        EPOCHS,
    )


def unseen_chances(examples: Sequence[Example]) -> list[Array]:
    """Return the chances of the rows of each of *examples* by networks that saw other domains."""
    fold = fold_of([item.page.domain for item in examples])
    networks = []
    for number in range(FOLDS):
        seen = [item for item in examples if fold[item.page.domain] != number]
        networks.append(network_of(seen, [item.rows for item in seen], ALONE[0], 1))
    return [
        networks[fold[item.page.domain]].chances(item.rows.astype(np.float64)) for item in examples
    ]


def fold_of(domains: Sequence[str]) -> dict[str, int]:
    """Return the fold of each of *domains*."""
    names = sorted(set(domains))
    np.random.RandomState(FOLD_SEED).shuffle(names)
    return {name: index % FOLDS for index, name in enumerate(names)}


def index_of(examples: Sequence[Example], listings: Sequence[Page]) -> Network:
    """Return the network that tells *listings* from the pages of *examples*.

    It learns from bodies found by models that never saw the page's domain.
    """
    known = [item.page for item in examples] + [*listings, *own_listings()]
    fold = fold_of([page.domain for page in known])
    rows, labels = [], []
    for number in range(FOLDS):
        model = body_model_of([item for item in examples if fold.get(item.page.domain) != number])
        with shipping(body=model):
            for page in known:
                if fold[page.domain] == number and (row := index_row(page)) is not None:
                    rows.append(row)
                    labels.append(page.corpus == LISTINGS)
    right = np.array(labels, np.float32)
    weights = np.where(right > 0, np.float32(LISTING_WEIGHT), np.float32(1))
    return trained(np.array(rows, np.float32), right, weights, *INDEX, INDEX_EPOCHS)


def index_row(page: Page) -> list[float] | None:
    """Return the evidence that *page* is an index, None if it shows no story anyway."""
    document = document_of(page.capture)
    judged = body.judged_blocks(document, None)
    try:
        article = drafted(document, judged, None)
        return index_page.evidence_of(document, index_page.Shown(judged), article)
    except ParseError:
        return None


@contextmanager
def shipping(body: BodyModel | None = None, index: Network | None = None) -> Iterator[None]:
    """Have the extraction use these models instead of those that ship."""
    with (
        patch("spiders.extraction.body.judged.body_model", lambda: body or BODY()),
        patch("spiders.extraction.fields.index_page.weights", lambda: index or INDEX_WEIGHTS()),
    ):
        yield


BODY, INDEX_WEIGHTS = body.body_model, index_page.weights  # as they ship


def answers_by(models: Models, known: Sequence[Page]) -> dict[str, Fields]:
    """Return what the whole extraction finds on *known* pages with *models*, by address."""
    extracted = broadsheet()
    with shipping(*models):
        return {page.capture.target_uri: extracted(page.capture) for page in known}


def without_source(
    folder: Path, names: Sequence[str] = LEFT_OUT
) -> Iterator[tuple[str, dict[str, Fields]]]:
    """Yield each of *names* with the answers on its pages by models that never saw that source.

    Listings are left out by halves of their domains beside it: there is one source of them.
    """
    examples = examples_in(folder)
    listings = pages(folder, [LISTINGS])
    halves = {domain: fold > 0 for domain, fold in fold_of([p.domain for p in listings]).items()}
    for name in names:
        others = [item for item in examples if item.page.corpus != name]
        seen = [page for page in listings if halves[page.domain]]
        models = models_of(others, seen)
        unseen = [page for page in listings if not halves[page.domain]]
        yield name, answers_by(models, [*pages(folder, [name]), *unseen])


def examples_in(folder: Path) -> list[Example]:
    """Return the pages that teach the body: those in *folder*, and of our own tests."""
    known = [*pages(folder, (*BODIES, *SNIPPETS)), *own_pages()]
    return [found for page in known if (found := example(page)) is not None]


def report(folder: Path) -> Iterator[str]:
    """Yield a line for each source left out."""
    score = scorer(folder)
    listings = {page.capture.target_uri for page in pages(folder, [LISTINGS])}
    for name, answers in without_source(folder):
        truth = score.load_jsonl(folder / f"{name}-dev.truth.jsonl")
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


def write(folder: Path) -> None:
    """Train on all pages and write the weights that ship."""
    models = models_of(examples_in(folder), pages(folder, [LISTINGS]))
    save(WEIGHTS, models.body._asdict())
    save(index_page.WEIGHTS, {"index": models.index})


def save(path: Path, networks: Mapping[str, Network]) -> None:
    """Write *networks* to *path*, by name and part."""
    arrays = {
        f"{name}_{part}": values.astype(np.float32)
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
    args = parser.parse_args()
    if args.write:
        write(args.corpus)
        return
    print("the whole extraction, by models that never saw the source")
    for line in report(args.corpus):
        print(line, flush=True)


if __name__ == "__main__":
    main()
