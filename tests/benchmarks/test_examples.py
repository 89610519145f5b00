"""What the body model learns from: how much each page and block weighs."""

import numpy as np
import pytest

from benchmarks.examples import KNOWN, weights_of

NAN = np.nan


def test_a_longer_page_weighs_no_more():
    paragraph = "fog over the bay " * 10
    short, long = ([paragraph] * count for count in (20, 200))
    totals = [weights_of(page, np.ones(len(page), np.float32)).sum() for page in (short, long)]
    assert totals == pytest.approx([1, 1])


def test_a_page_of_which_little_is_known_weighs_less():
    weights = weights_of(["fog " * 900, "gulls", "lime"], np.array([1, 0, NAN], np.float32))
    assert (weights * KNOWN).tolist() == pytest.approx([30, 1.5, 0])
