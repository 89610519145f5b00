"""Answers of the extractors -> what the scorer says of each page, and how the bodies compare.

The weights that ship have seen the corpus; the fair comparison with the peers is that of the texts
found by models which never saw the page's domain.
"""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks.body_training import example, unseen_texts
from benchmarks.bootstrap import LEVEL, RESAMPLES, body_difference
from benchmarks.corpus import NAMES, own_pages, pages, scorer

Answers = Mapping[str, Mapping[str, Any]]  # by address, the scorer's fields
Scored = dict[str, list[tuple[dict[str, Any], dict[str, Any]]]]  # by corpus: truth and scores


def scored(folder: Path, answers: Answers) -> Scored:
    """Return the scorer's row of every page of the corpora in *folder*, in the truth's order."""
    score = scorer(folder)
    rows = [{**fields, "url": url} for url, fields in answers.items()]
    return {
        name: score.score(score.load_jsonl(folder / f"{name}-dev.truth.jsonl"), rows)
        for name in NAMES
    }


def differences(ours: Scored, peers: Mapping[str, Scored]) -> list[str]:
    """Return one line for each corpus and peer: our body F1 minus the peer's, with its interval."""
    percent = f"{LEVEL:.0%}"
    lines = [f"body F1, ours minus the peer's ({percent} interval, {RESAMPLES} draws of domains)"]
    for name, pairs in ours.items():
        domains = [truth["domain"] for truth, _ in pairs]
        for peer, answers in peers.items():
            own, other = ([row for _, row in rows] for rows in (pairs, answers[name]))
            found = body_difference(own, other, domains)
            doubt = "" if found.is_certain else "  may be chance"
            lines.append(
                f"{name:<12} {peer:<12} {found.value:+.4f}  "
                f"[{found.low:+.4f}, {found.high:+.4f}]{doubt}"
            )
    return lines


def unseen(folder: Path, shipped: Answers, seeds: Sequence[int]) -> Iterator[tuple[int, Scored]]:
    """Yield each of *seeds* with the scores of bodies found on domains that the model never saw.

    A page without blocks asks no model: there the answer *shipped* is the same.
    """
    known = [*pages(folder), *own_pages()]
    examples = [found for page in known if (found := example(page)) is not None]
    bodies = {url: {"body": fields.get("body")} for url, fields in shipped.items()}
    for seed in seeds:
        texts = unseen_texts(examples, seed)
        yield seed, scored(folder, bodies | {url: {"body": text} for url, text in texts.items()})


def cross_validation(
    folder: Path, shipped: Answers, seeds: Sequence[int], peers: Mapping[str, Scored]
) -> Iterator[str]:
    """Yield the lines that tell how we do on unseen domains, alone and beside the *peers*."""
    summarise = scorer(folder).summarise
    for seed, found in unseen(folder, shipped, seeds):
        yield f"on domains that the model never saw, folds of seed {seed}"
        for name, pairs in found.items():
            summary = summarise([row for _, row in pairs])
            yield (
                f"{name:<12} F1 {summary['F1']:.4f}  P {summary['P']:.4f}  "
                f"R {summary['R']:.4f}  exact {summary['exact']:.3f}"
            )
        yield from differences(found, peers) if peers else []
        yield ""
