"""The benchmark of near-duplicates: the news it makes, and how it counts."""

from datetime import UTC, datetime
from itertools import pairwise

import pytest

from benchmarks.duplicate_figures import Known, changes, precision, recall, wilson
from benchmarks.duplicates import measured
from benchmarks.newswire import SCRIPTS, items
from pipelines.clustering import jaccard, shingles

NOON = datetime(2026, 1, 5, 12, tzinfo=UTC)
STORY = " ".join(f"word{number}" for number in range(100))
OTHER = " ".join(f"other{number}" for number in range(100))


def test_the_same_news_is_made_everywhere() -> None:
    assert list(items(60, seed=3)) == list(items(60, seed=3))


def test_the_news_is_of_all_scripts_with_copies_and_forms() -> None:
    made = list(items(600, seed=1))
    assert {one.script for one in made} == {script.name for script in SCRIPTS}
    assert 0.05 < sum(one.is_form for one in made) / 600 < 0.2
    copies = [(a, b) for a, b in pairwise(made) if a.family == b.family]
    alike = [jaccard(shingles(one.text), shingles(other.text)) for one, other in copies]
    assert len(alike) > 50
    assert min(alike) < 0.6
    assert max(alike) > 0.95


def test_wilson_knows_that_all_of_few_is_not_all() -> None:
    low, high = wilson(10, 10)
    assert (round(low, 2), round(high, 2)) == (0.72, 1)


def lines(owners: dict[str, str]) -> dict[str, str]:
    """Return share by name of the line, where *owners* are the clusters of four articles."""
    texts = {"a": STORY, "b": f"{STORY} end", "c": f"front {STORY}", "d": OTHER}
    known = {name: Known("Latin", "abcd".index(name) // 3, NOON) for name in texts}
    sets = {name: shingles(text) for name, text in texts.items()}
    clusters = {name: (own, jaccard(sets[name], sets[own])) for name, own in owners.items()}
    told = [*recall(known, clusters, texts), *precision(known, clusters, texts)]
    return {line[:26].strip(): line[26:].split("  ")[-1].strip() for line in told}


def test_a_pair_that_was_torn_apart_is_missed() -> None:
    found = lines({"a": "a", "b": "a", "c": "c", "d": "d"})
    assert found["from 0.9 on (goal 0.995)"] == "1 of 3"
    assert found["named, 0.7 alike"] == "1 of 1"


def test_a_stranger_in_a_cluster_is_no_precision() -> None:
    found = lines({"a": "a", "b": "a", "c": "a", "d": "a"})
    assert found["from 0.9 on (goal 0.995)"] == "3 of 3"
    assert found["named, alike or kin"] == "2 of 3"
    assert found["within, alike or kin"] == "3 of 6"


def test_whose_cluster_moved_without_an_earlier_arrival_is_told() -> None:
    known = {name: Known("Latin", 0, NOON.replace(hour=n)) for n, name in enumerate("abcd")}
    before = {"b": ("b", 1.0), "c": ("b", 0.9), "d": ("d", 1.0)}
    (line,) = changes(
        known, before, {"a": ("a", 1.0), "b": ("a", 0.9), "c": ("a", 0.9)} | {"d": ("c", 1.0)}
    )
    assert line.startswith("1 articles came last: of 3 old ones 3 have another cluster_id, 2 that")
    assert line.endswith(" 1")


@pytest.mark.slow
def test_the_whole_benchmark_runs_from_files_to_figures() -> None:
    told = list(measured(300, shards=3, seed=1))
    assert told[0].startswith("300 articles: ")
    assert any("goal 0.97" in line for line in told)
