"""Statistics as `dvc metrics` and `dvc plots` read them: one file of numbers, three to draw."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pipelines.counting import ReleaseStatistics

Row = dict[str, Any]


def write_metrics(figures: ReleaseStatistics, states: Mapping[str, int], folder: Path) -> None:
    """Write metrics.json and plots/ into *folder*; *states* are the captures by state."""
    total = figures.total
    metrics = {
        "articles": total.articles,
        "publishers": len(figures.publishers),
        "captures": dict(sorted(states.items())),
        "words": total.words,
        "fill": total.fill,
    }
    (folder / "plots").mkdir()
    written = {"metrics.json": metrics} | {f"plots/{n}.json": rows for n, rows in plots(figures)}
    for name, content in written.items():
        (folder / name).write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")


def plots(figures: ReleaseStatistics) -> Iterator[tuple[str, list[Row]]]:
    """Yield each plot's name and its points: articles and lengths by publisher, fill by column."""
    ordered = sorted(figures.publishers.items())
    yield "articles", [{"publisher": name, "articles": one.articles} for name, one in ordered]
    yield "lengths", [{"publisher": name, "words": one.words["p50"]} for name, one in ordered]
    yield "fill", [{"column": name, "fill": rate} for name, rate in figures.total.fill.items()]
