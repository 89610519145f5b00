"""The body model: from blocks to how likely each is a part of the story, in two readings.

The first reads each block alone (`body_features`); the second reads it again among the others, of
which the first has said what they are like (`context`). Each is a network of one hidden layer,
weights as data (`model.npz`, made by `python -m benchmarks.body_training`); the networks of an
ensemble stand side by side in it, and their logits are averaged.

Inputs and weights are whole numbers of steps, and so is every sum: the same page gives the same
chances on every machine, whatever order its processor adds in.
"""

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from spiders.extraction.body.logits import hidden_steps, logits

Numbers = npt.NDArray[np.float64]
Steps = npt.NDArray[np.int16]

WEIGHTS = Path(__file__).with_name("model.npz")


class Network(NamedTuple):
    """Standardisation of the inputs, a hidden layer with rectifiers, and a weighted sum of it.

    The weights of the *hidden* layer are counted in steps of WEIGHT_STEP.
    """

    mean: Numbers
    spread: Numbers
    hidden: Steps
    bias: Numbers
    out: Numbers
    shift: Numbers

    def logits(self, rows: Numbers) -> Numbers:
        """Return the logit of each row."""
        found: Numbers = logits(rows, *self)
        return found

    def chances(self, rows: Numbers) -> Numbers:
        """Return the chance of each row, 0 to 1."""
        chances: Numbers = 1 / (1 + np.exp(-self.logits(rows)))
        return chances


class BodyModel(NamedTuple):
    """The networks of the two readings; the second takes the rows of both, one behind the other."""

    alone: Network
    among: Network

    def chances(self, rows: Numbers, around: Callable[[Numbers], Numbers]) -> Numbers:
        """Return the chance of each of *rows*; *around* makes more of them of first chances."""
        first = self.alone.chances(rows)
        return self.among.chances(np.hstack([rows, around(first)]))


def stepped(values: Numbers, step: float) -> Numbers:
    """Return *values* rounded to multiples of *step*."""
    rounded: Numbers = np.round(values / step) * step
    return rounded


def network_in(arrays: Mapping[str, Any], name: str) -> Network:
    """Return the network *name* of a file of weights."""
    parts = {part: arrays[f"{name}_{part}"].astype(np.float64) for part in Network._fields}
    return Network(**parts | {"hidden": hidden_steps(parts["hidden"])})


@cache
def body_model() -> BodyModel:
    """Return the model that ships with the package."""
    with np.load(WEIGHTS) as arrays:
        return BodyModel(*(network_in(arrays, name) for name in BodyModel._fields))
