"""Examples -> the models that ship: of the body, and of what tells a list of pages from a story."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import NamedTuple
from unittest.mock import patch

import numpy as np

from benchmarks.corpus import LISTINGS, Page, own_listings
from benchmarks.examples import Example
from benchmarks.network import Array, trained
from schemas.errors import ParseError
from spiders.extraction.assembly import drafted
from spiders.extraction.body import judged as body
from spiders.extraction.body.model import BodyModel, Network
from spiders.extraction.index import refusal
from spiders.extraction.index.evidence import evidence_of
from spiders.extraction.index.story import Shown
from spiders.extraction.page.document import document_of

FOLDS = 3  # of domains, for what one network learns from another's answers on unseen pages
FOLD_SEED = 7
ALONE = (32, 2)  # units of a hidden layer, and networks of the first reading
AMONG = (64, 3)  # and of the second
INDEX = (32, 6)  # and of the network that tells lists from stories
EPOCHS, INDEX_EPOCHS = 15, 120
LISTING_WEIGHT = 3.0  # of a listing, of which there is one to ten stories
BODY, INDEX_WEIGHTS = body.body_model, refusal.weights  # as they ship


class Models(NamedTuple):
    """All that is learned."""

    body: BodyModel
    index: Network


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
    as_they_are = [item.page for item in examples if not item.page.is_rewritten]
    known = [*as_they_are, *listings, *own_listings()]
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
    judged, _ = body.judged_blocks(document, None)
    try:
        article = drafted(document, judged, None)
        return evidence_of(document, Shown(judged), article)
    except ParseError:
        return None


@contextmanager
def shipping(body: BodyModel | None = None, index: Network | None = None) -> Iterator[None]:
    """Have the extraction use these models instead of those that ship."""
    with (
        patch("spiders.extraction.body.judged.body_model", lambda: body or BODY()),
        patch("spiders.extraction.index.refusal.weights", lambda: index or INDEX_WEIGHTS()),
    ):
        yield
