"""Training of the body model: one hidden layer, inputs dropped at random, an ensemble of seeds.

Dropped inputs stand for pages that lack them: the names, tags and metadata of sites differ, and a
model that leans on one of them fails on the next site.
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from spiders.extraction.body.logits import WEIGHT_STEP, hidden_steps, scaled
from spiders.extraction.body.model import Network, stepped

Array = npt.NDArray[np.float32]

DROPPED = 0.3  # of the inputs, in each row and step; .2 and .5 did worse on unseen domains
EPOCHS = 30
BATCH = 256
RATE = 2e-3
DECAY = 1e-4
MOMENTS = (0.9, 0.999)  # Adam's


def trained(
    rows: Array, labels: Array, weights: Array, width: int, count: int, epochs: int = EPOCHS
) -> Network:
    """Return *count* networks of hidden layers of *width*, side by side, trained on *rows*.

    Rows have one column a feature; labels are 0 or 1.
    """
    mean = rows.mean(0).astype(np.float64)
    spread = (rows.std(0) + 1e-3).astype(np.float64)
    inputs = scaled(rows.astype(np.float64), mean, spread).astype(np.float32)
    share = (weights / weights.mean()).astype(np.float32)
    labels = labels.astype(np.float32)
    layers = [fitted(inputs, labels, share, width, seed, epochs) for seed in range(count)]
    hidden, bias, out, shift = zip(*layers, strict=True)
    return Network(
        mean,
        spread,
        hidden_steps(np.hstack(hidden).astype(np.float64)),
        stepped(np.concatenate(bias).astype(np.float64), WEIGHT_STEP),
        stepped(np.concatenate(out).astype(np.float64) / count, WEIGHT_STEP),
        stepped(np.mean(shift, axis=0).astype(np.float64), WEIGHT_STEP),
    )


def fitted(
    rows: Array, labels: Array, weights: Array, units: int, seed: int, epochs: int
) -> tuple[Array, Array, Array, Array]:
    """Return the layers of one network, by Adam on the weighted logistic loss."""
    random = np.random.RandomState(seed)
    count, width = rows.shape
    layers = [
        (random.randn(width, units) * np.sqrt(1 / width)).astype(np.float32),
        np.zeros(units, np.float32),
        (random.randn(units) * np.sqrt(1 / units)).astype(np.float32),
        np.zeros(1, np.float32),
    ]
    first = [np.zeros_like(layer) for layer in layers]
    second = [np.zeros_like(layer) for layer in layers]
    steps = epochs * -(-count // BATCH)
    step = 0
    for _ in range(epochs):
        order = random.permutation(count)
        for begin in range(0, count, BATCH):
            step += 1
            chosen = order[begin : begin + BATCH]
            kept = random.rand(len(chosen), width) > DROPPED
            batch = (rows[chosen] * kept / (1 - DROPPED)).astype(np.float32)
            slopes = gradients(batch, labels[chosen], weights[chosen], layers)
            rate = RATE * (1 - 0.9 * step / steps)
            for index, slope in enumerate(slopes):
                first[index] += (1 - MOMENTS[0]) * (slope - first[index])
                second[index] += (1 - MOMENTS[1]) * (slope**2 - second[index])
                change = first[index] / (1 - MOMENTS[0] ** step)
                spread = np.sqrt(second[index] / (1 - MOMENTS[1] ** step))
                layers[index] -= rate * change / (spread + 1e-8)
    return layers[0], layers[1], layers[2], layers[3]


def gradients(batch: Array, labels: Array, weights: Array, layers: Sequence[Array]) -> list[Array]:
    """Return the slopes of the loss in each of the *layers*."""
    hidden, bias, out, shift = layers
    inner = batch @ hidden + bias
    active = np.maximum(inner, 0)
    chance = 1 / (1 + np.exp(-(active @ out + shift)))
    error = (chance - labels) * weights / len(batch)
    back = np.outer(error, out) * (inner > 0)
    return [
        batch.T @ back + DECAY * hidden,
        back.sum(0),
        active.T @ error + DECAY * out,
        error.sum(keepdims=True),
    ]
