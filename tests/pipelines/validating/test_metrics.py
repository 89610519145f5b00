"""Numbers for `dvc metrics`: few and flat, so that a line of them can be read."""

import json
from pathlib import Path

from pipelines.counting.statistics import statistics, tallies
from pipelines.validating.metrics import write_metrics
from schemas.article import Article
from schemas.columns import table_of
from tests.pipelines.parsed import article, words

STORY = "https://courier.example/vote"
WIDTH = 150  # of a wide terminal; the path and the gaps take some of it


def test_the_metrics_are_one_line_that_a_terminal_shows(tmp_path: Path) -> None:
    rows = [article(STORY, words("a", 10)), article(f"{STORY}-2", words("b", 20), headline=None)]
    figures = statistics(tallies(table_of(rows, Article)))
    write_metrics(figures, {"article": 2, "rejected": 3}, tmp_path)
    found = json.loads((tmp_path / "metrics.json").read_text())
    assert {name: found[name] for name in found if name != "held"} == {
        "articles": 2,
        "publishers": 1,
        "unchanged": 0,
        "rejected": 3,
        "quarantined": 0,
        "words": 10,
        "headline": 0.5,
        "text": 1.0,
        "published_at": 1.0,
    }
    assert len("data/metrics/metrics.json") + sum(len(name) + 4 for name in found) <= WIDTH


def test_every_fill_rate_is_in_a_plot(tmp_path: Path) -> None:
    write_metrics(statistics({}), {}, tmp_path)
    drawn = json.loads((tmp_path / "plots/fill.json").read_text())
    assert [one["column"] for one in drawn] == list(Article.model_fields)
