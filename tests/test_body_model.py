"""The body model gives the same answer on every machine."""

import numpy as np

from spiders.extraction.body_model import INPUT_STEP, WEIGHT_STEP, body_model, stepped


def test_weights_are_multiples_of_their_step():
    model = body_model()
    for layer in (model.hidden, model.bias, model.out, model.shift):
        assert (layer == stepped(layer, WEIGHT_STEP)).all()


def test_the_order_of_addition_does_not_change_the_chance():
    model = body_model()
    row = stepped(np.linspace(-4, 4, model.hidden.shape[0]), INPUT_STEP)
    forward = row @ model.hidden
    backward = sum(row[i] * model.hidden[i] for i in reversed(range(len(row))))
    assert (forward == backward).all()


def test_a_last_digit_of_an_input_does_not_show():
    model = body_model()
    row = model.mean[None, :] + 0.3 * model.spread
    assert (model.chances(row) == model.chances(row * (1 + 1e-12))).all()
