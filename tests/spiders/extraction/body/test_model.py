"""The body model gives the same answer on every machine."""

import numpy as np
import pytest

from spiders.extraction.body.logits import INPUT_STEP, WEIGHT_STEP
from spiders.extraction.body.model import Network, body_model, stepped


@pytest.fixture(params=["alone", "among"])
def network(request: pytest.FixtureRequest) -> Network:
    return getattr(body_model(), request.param)


def test_weights_are_multiples_of_their_step(network):
    for layer in (network.bias, network.out, network.shift):
        assert (layer == stepped(layer, WEIGHT_STEP)).all()


def test_the_order_of_addition_does_not_change_the_chance(network):
    row = stepped(np.linspace(-4, 4, network.hidden.shape[0]), INPUT_STEP)
    forward = row @ network.hidden
    backward = sum(row[i] * network.hidden[i] for i in reversed(range(len(row))))
    assert (forward == backward).all()


def test_a_last_digit_of_an_input_does_not_show(network):
    row = network.mean[None, :] + 0.3 * network.spread
    assert (network.chances(row) == network.chances(row * (1 + 1e-12))).all()


def test_the_second_reading_takes_the_chances_of_the_first():
    model = body_model()
    rows = np.zeros((2, len(model.alone.mean)))
    seen = []

    def around(chances):
        seen.append(chances)
        return np.zeros((2, len(model.among.mean) - rows.shape[1]))

    model.chances(rows, around)
    assert (seen[0] == model.alone.chances(rows)).all()
