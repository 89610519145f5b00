"""The logits of the body model are exact sums, whatever way they are reached."""

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from spiders.extraction.body.logits import (
    CLIP,
    INPUT_STEP,
    WEIGHT_STEP,
    hidden_steps,
    logits,
    scaled,
)
from spiders.extraction.body.model import Network, body_model

STEPS = st.integers(-(2**12), 2**12)  # weights of -1 to 1; ours are smaller
FEW = st.sampled_from([0.0, 1.0, -0.0, 0.3, 1e9])  # so that rows agree in some columns
INPUTS = st.one_of(FEW, st.floats(-20, 20))


@st.composite
def networks(draw: st.DrawFn) -> Network:
    width, units = draw(st.integers(1, 9)), draw(st.integers(1, 20))

    def weights(*shape: int) -> np.ndarray:
        count = int(np.prod(shape))
        steps = draw(st.lists(STEPS, min_size=count, max_size=count))
        return np.array(steps, np.float64).reshape(shape) * WEIGHT_STEP

    spread = np.array(draw(st.lists(st.floats(1e-3, 9), min_size=width, max_size=width)))
    return Network(
        weights(width),
        spread,
        hidden_steps(weights(width, units)),
        weights(units),
        weights(units),
        weights(1),
    )


def reference(inputs: np.ndarray, network: Network) -> list[float]:
    """Return the logits of scaled *inputs* in fractions, which round nothing."""
    step = Fraction(WEIGHT_STEP)
    hidden = [[weight * step for weight in row] for row in network.hidden.tolist()]
    found = []
    for row in inputs.tolist():
        logit = Fraction(float(network.shift[0]))
        for unit, (bias, weight) in enumerate(zip(network.bias, network.out, strict=True)):
            total = Fraction(float(bias))
            total += sum(Fraction(value) * hidden[i][unit] for i, value in enumerate(row))
            logit += max(total, 0) * Fraction(float(weight))
        found.append(float(logit))
    return found


@given(networks(), st.data())
def test_logits_are_what_fractions_give(network: Network, data: st.DataObject) -> None:
    width = len(network.mean)
    row = st.lists(INPUTS, min_size=width, max_size=width)
    rows = np.array(data.draw(st.lists(row, max_size=6))).reshape(-1, width)
    inputs = scaled(rows, network.mean, network.spread)
    assert logits(rows, *network).tolist() == reference(inputs, network)


@pytest.mark.parametrize("network", body_model(), ids=body_model()._fields)
def test_the_networks_that_ship_give_what_matrices_give(network: Network) -> None:
    random = np.random.RandomState(0)
    rows = network.mean + network.spread * random.randn(50, len(network.mean)).round(1)
    hidden = network.hidden * WEIGHT_STEP
    layer = scaled(rows, network.mean, network.spread) @ hidden + network.bias
    expected = np.maximum(layer, 0) @ network.out + network.shift
    assert (logits(rows, *network) == expected).all()


@pytest.mark.parametrize("network", body_model(), ids=body_model()._fields)
def test_a_row_s_logit_does_not_depend_on_the_rows_before(network: Network) -> None:
    rows = np.random.RandomState(1).randint(0, 3, (20, len(network.mean))).astype(np.float64)
    alone = [logits(rows[i : i + 1], *network)[0] for i in range(len(rows))]
    assert logits(rows, *network).tolist() == alone


def test_no_rows_have_no_logits() -> None:
    network = body_model().alone
    assert logits(np.empty((0, len(network.mean))), *network).shape == (0,)


@pytest.mark.parametrize("part", Network._fields)
def test_a_part_of_another_shape_is_refused(part: str) -> None:
    network = body_model().alone
    shorter = network._replace(**{part: getattr(network, part)[:-1].copy()})
    with pytest.raises(ValueError, match="a network of"):
        logits(np.zeros((2, len(network.mean))), *shorter)


def test_rows_of_another_width_are_refused() -> None:
    network = body_model().alone
    with pytest.raises(ValueError, match=r"a network of \d+ inputs, but 140 columns"):
        logits(np.zeros((2, 140)), *network)
    with pytest.raises(ValueError, match=r"(\d+) means and \1 spreads, 140 columns"):
        scaled(np.zeros((2, 140)), network.mean, network.spread)


def test_inputs_are_clipped_deviations_in_steps() -> None:
    rows = np.array([[3.0, 1.0], [1.0 + 3 * INPUT_STEP, 1e9], [1.0 - INPUT_STEP, -1e9]])
    assert scaled(rows, np.array([1.0, 1.0]), np.array([2.0, 1.0])).tolist() == [
        [1.0, 0.0],
        [2 * INPUT_STEP, CLIP],  # of two steps as near, the even one
        [0.0, -CLIP],
    ]


def test_weights_that_whole_numbers_do_not_hold_are_refused() -> None:
    largest = 8 - WEIGHT_STEP
    assert hidden_steps(np.full((25, 1), largest)).tolist() == [[2**15 - 1]] * 25
    with pytest.raises(ValueError, match="weights of a hidden layer of 8, that come to 40"):
        hidden_steps(np.full((1, 2), 8.0))
    with pytest.raises(ValueError, match="that come to 1039"):
        hidden_steps(np.full((26, 2), largest))
