"""The body model: from a block's row of numbers to how likely it is a part of the story.

One hidden layer, weights as data (`body_model.npz`, made by `python -m benchmarks.body_training`).
The networks of an ensemble stand side by side in it; their logits are averaged.

Inputs and weights are multiples of powers of two so small that every sum is exact in 64 bits: the
same page gives the same chances on every machine, whatever order its processor adds in.
"""

from functools import cache
from pathlib import Path
from typing import NamedTuple

import numpy as np

from spiders.extraction.text_features import Numbers

WEIGHTS = Path(__file__).with_name("body_model.npz")
CLIP = 5.0  # standard deviations; what no page of the training set showed teaches nothing
INPUT_STEP = 2.0**-8  # wide enough that a last digit of a logarithm does not show
WEIGHT_STEP = 2.0**-12


class BodyModel(NamedTuple):
    """Standardisation of the inputs, a hidden layer with rectifiers, and a weighted sum of it."""

    mean: Numbers
    spread: Numbers
    hidden: Numbers
    bias: Numbers
    out: Numbers
    shift: Numbers

    def chances(self, rows: Numbers) -> Numbers:
        """Return the chance of each row, 0 to 1."""
        scaled = np.clip((rows - self.mean) / self.spread, -CLIP, CLIP)
        layer = np.maximum(stepped(scaled, INPUT_STEP) @ self.hidden + self.bias, 0)
        chances: Numbers = 1 / (1 + np.exp(-(layer @ self.out + self.shift)))
        return chances


def stepped(values: Numbers, step: float) -> Numbers:
    """Return *values* rounded to multiples of *step*."""
    rounded: Numbers = np.round(values / step) * step
    return rounded


@cache
def body_model() -> BodyModel:
    """Return the model that ships with the package."""
    with np.load(WEIGHTS) as arrays:
        return BodyModel(*(arrays[name].astype(np.float64) for name in BodyModel._fields))
