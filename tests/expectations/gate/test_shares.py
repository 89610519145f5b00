"""How likely a difference is by chance alone."""

import random

import pytest

from expectations.gate.shares import dispersion, fewer, more, ranked, strata


@pytest.mark.parametrize(
    ("counts", "chance"),
    [
        ((0, 20, 60, 60), 2.8e-19),
        ((0, 3, 20, 20), 1 / 1771),
        ((10, 20, 30, 60), 0.6024),
        ((0, 0, 30, 60), 1.0),
    ],
)
def test_the_lower_tail_is_fishers(counts: tuple[int, int, int, int], chance: float):
    assert fewer(*counts) == pytest.approx(chance, rel=0.02)


def test_the_upper_tail_mirrors_the_lower_one():
    assert more(20, 20, 0, 60) == pytest.approx(fewer(0, 20, 60, 60))


def test_beyond_the_exact_the_normal_curve_takes_over_smoothly():
    exact, near = fewer(950, 2000, 1000, 2000), fewer(950, 2001, 1000, 2000)
    assert near == pytest.approx(exact, rel=0.1)


def test_fishers_test_errs_no_more_often_than_it_says():
    chance = random.Random(1)
    low = 0
    for _ in range(2000):
        found = sum(chance.random() < 0.7 for _ in range(40))
        before = sum(chance.random() < 0.7 for _ in range(60))
        low += fewer(found, 40, before, 60) < 0.01
    assert low <= 30


def test_crawls_that_vary_more_than_chance_widen_the_tolerance():
    assert dispersion([(30, 60)]) == 1
    assert dispersion([(30, 60), (29, 60), (31, 60)]) == 1
    assert dispersion([(10, 60), (50, 60), (30, 60)]) > 8
    assert dispersion([(60, 60), (60, 60)]) == 1


def test_lengths_are_compared_by_rank_whatever_their_bins():
    z, above = ranked({8: 40}, {10: 60})
    assert (round(z, 1), above) == (-9.9, 0.0)
    assert ranked({5: 40}, {5: 60}) == (0.0, 0.5)
    assert ranked({}, {5: 60}) == (0.0, 0.5)


def test_many_small_groups_show_what_none_shows_alone():
    tables = [(0, 4, 15, 19), (1, 4, 16, 19), (0, 3, 18, 18), (1, 5, 14, 17)]
    assert strata(tables) < -4.5
    assert min(fewer(*one) for one in tables) > 1e-4
    assert abs(strata([(3, 4, 15, 19), (4, 4, 16, 19)])) < 1
