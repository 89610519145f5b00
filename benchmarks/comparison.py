"""Answers of the extractors -> what the scorer says of each page, and how they compare.

The weights that ship have seen the corpus; the fair comparison with the peers is that of the texts
found by models which never saw the page's source.
"""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks.body_training import without_source
from benchmarks.bootstrap import LEVEL, RESAMPLES, Row, difference
from benchmarks.corpus import scorer, truths

Answers = Mapping[str, Mapping[str, Any]]  # by address, the scorer's fields
FIGURES = {"F1": "page_f1"} | {
    figure: figure for figure in ("title", "day", "authors", "tags", "must", "without")
}  # figure: column of the scorer by which it is known
OF_TEXT = ("page_f1", "must", "without")
Scored = dict[str, list[tuple[dict[str, Any], dict[str, Any]]]]  # by corpus: truth and scores


def scored(folder: Path, found: Mapping[str, Answers]) -> Scored:
    """Return the scorer's row of every page of the sources whose answers are *found*, in order of
    the truth. Two sources may hold an address as it was at two times.
    """
    score = scorer(folder)
    return {
        name: score.score(
            truths(folder, name), [{**fields, "url": url} for url, fields in answers.items()]
        )
        for name, answers in found.items()
    }


def differences(ours: Scored, peers: Mapping[str, Scored]) -> list[str]:
    """Return a line for each corpus, figure and peer: ours minus the peer's, with its interval.

    A figure of which a peer has nothing on all pages is a field that it does not know.
    """
    lines = [f"ours minus the peer's ({LEVEL:.0%} interval, {RESAMPLES} draws of domains)"]
    for name, pairs in ours.items():
        domains = [truth["domain"] for truth, _ in pairs]
        own = [row for _, row in pairs]
        for figure, column in FIGURES.items():
            for peer, answers in peers.items():
                other = [row for _, row in answers[name]]
                if not (is_known(own, column) and is_known(other, column)):
                    continue
                found = difference(own, other, domains, figure)
                doubt = "" if found.is_certain else "  may be chance"
                lines.append(
                    f"{name:<12} {figure:<8} {peer:<12} {found.value:+.4f}  "
                    f"[{found.low:+.4f}, {found.high:+.4f}]{doubt}"
                )
    return lines


def is_known(rows: Sequence[Row], column: str) -> bool:
    """Tell whether any of *rows* has something in *column*, and a text if that is of the text."""
    if column in OF_TEXT and all(row.get("empty") for row in rows):
        return False
    return any(row.get(column) for row in rows)


def left_out(folder: Path, peers: Mapping[str, Scored]) -> Iterator[str]:
    """Yield the lines that tell how we do on sources left out, alone and beside the *peers*."""
    summarise = scorer(folder).summarise
    yield "by models that never saw the source, refusals included"
    for name, answers in without_source(folder):
        found = scored(folder, {name: answers})
        figures = summarise([row for _, row in found[name]])
        shown = "  ".join(
            f"{key} {figures[key]:.4f}"
            for key in ("F1", "P", "R", "exact", "must", "without")
            if figures[key] is not None
        )
        yield f"{name:<12} {shown}"
        yield from differences(found, peers)[1:] if peers else []
