"""Statistics as `dvc metrics` and `dvc plots` read them: a line of numbers, three files to draw."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, get_args

from pipelines.counting import ReleaseStatistics
from schemas.article import Article
from schemas.capture import State
from schemas.columns import columns_of

Row = dict[str, Any]


def write_metrics(figures: ReleaseStatistics, states: Mapping[str, int], folder: Path) -> None:
    """Write metrics.json and plots/ into *folder*; *states* are the captures by state."""
    (folder / "plots").mkdir()
    written = {"metrics.json": metrics(figures, states)}
    written |= {f"plots/{name}.json": rows for name, rows in plots(figures)}
    for name, content in written.items():
        (folder / name).write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")


def metrics(figures: ReleaseStatistics, states: Mapping[str, int]) -> Row:
    """Return the numbers of one line that fits a terminal: counts, the median length, and the fill
    rates that the columns promise; a plot has all of them."""
    total = figures.total
    promised = [one.name for one in columns_of(Article) if one.column.min_fill]
    return {
        "articles": total.articles,
        "publishers": len(figures.publishers),
        **{state: states.get(state, 0) for state in get_args(State) if state != "article"},
        "words": total.words["p50"],
        **{name: total.fill[name] for name in promised},
    }


def plots(figures: ReleaseStatistics) -> Iterator[tuple[str, Any]]:
    """Yield each plot's name and its points: articles and lengths by publisher, fill by column."""
    ordered = sorted(figures.publishers.items())
    yield "articles", [{"publisher": name, "articles": one.articles} for name, one in ordered]
    yield "lengths", [{"publisher": name, "words": one.words["p50"]} for name, one in ordered]
    yield "fill", [{"column": name, "fill": rate} for name, rate in figures.total.fill.items()]
