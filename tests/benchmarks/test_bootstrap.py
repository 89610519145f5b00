"""The paired bootstrap of the benchmarks."""

import pytest

from benchmarks.bootstrap import Row, difference

DOMAINS = [f"{number}.example" for number in range(40)]


def rows(*scores: tuple[float | None, float]) -> list[Row]:
    """Return pages with these precisions and recalls."""
    return [{"precision": precision, "recall": recall} for precision, recall in scores]


def test_the_same_answers_do_not_differ():
    one = rows(*[(0.9, 0.8), (1.0, 0.4)] * 20)
    assert difference(one, one, DOMAINS) == (0.0, 0.0, 0.0)


def test_f1_is_of_the_means_and_an_empty_text_has_no_precision():
    ours = rows((1.0, 0.5), (None, 0.0))
    theirs = rows((0.5, 0.5), (0.5, 0.5))
    found = difference(ours, theirs, ["a.example", "b.example"])
    assert found.value == pytest.approx(2 * 1.0 * 0.25 / 1.25 - 0.5)


def test_a_small_gain_on_every_page_is_certain_and_one_lucky_page_is_not():
    base = rows(*[(0.9, 0.9), (0.5, 0.6)] * 20)
    better = rows(*[(0.91, 0.91), (0.51, 0.61)] * 20)
    lucky = [*rows((1.0, 1.0)), *base[1:]]
    assert difference(better, base, DOMAINS).is_certain
    assert not difference(lucky, base, DOMAINS).is_certain


def test_pages_of_one_domain_count_as_one_draw():
    base = rows(*[(0.8, 0.8)] * 40)
    mixed = rows(*[(0.9, 0.9)] * 20, *[(0.75, 0.75)] * 20)
    apart = difference(mixed, base, DOMAINS)
    together = difference(mixed, base, ["a.example"] * 20 + ["b.example"] * 20)
    assert apart.is_certain
    assert not together.is_certain


def test_the_same_seed_gives_the_same_interval():
    ours, theirs = rows(*[(0.9, 0.7), (0.6, 0.9)] * 20), rows(*[(0.8, 0.7)] * 40)
    assert difference(ours, theirs, DOMAINS) == difference(ours, theirs, DOMAINS)


def test_another_figure_is_the_mean_of_its_column_where_a_page_has_one():
    ours: list[Row] = [{"day": 1.0}, {"day": 0.0}, {"title": 1.0}]
    theirs: list[Row] = [{"day": 0.0}, {"day": 0.0}, {"title": 0.0}]
    assert difference(ours, theirs, ["a.example", "b.example", "c.example"], "day").value == 0.5
