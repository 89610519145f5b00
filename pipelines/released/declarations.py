"""Waivers and thresholds, which people write down, beside the verdict that was made by them."""

from collections.abc import Iterator
from pathlib import Path

from expectations import thresholds, waivers
from expectations.thresholds import thresholds_digest
from expectations.waivers import waivers_in
from pipelines.released.quarantine import publishers_in
from pipelines.releasing import last_keys
from schemas.errors import EmptyError
from schemas.nearest import did_you_mean
from schemas.verdict import Verdict
from spiders.publisher import declared_publishers


def refuse_outdated(verdict: Verdict, validated: Path) -> None:
    """Raise EmptyError if waivers or thresholds are others than those that *verdict* is by.

    A file of them that cannot be used raises its own error.
    """
    is_same = {
        waivers.FILE: {*verdict.waivers, *verdict.expired} == set(waivers_in()),
        thresholds.FILE: verdict.thresholds in ("", thresholds_digest()),
    }
    for path in (path for path, same in is_same.items() if not same):
        fact = f"changed since the verdict in {validated}: run `broadsheet build`"
        raise EmptyError(f"{path}: {fact}")


def unknown_publishers(validated: Path, baseline: Path) -> Iterator[str]:
    """Yield a line for each key in waivers and thresholds that no publisher has, or had."""
    known = publishers_in(validated) | declared_publishers().keys()
    known |= set(last_keys(baseline, "articles")["publisher"].unique().to_pylist())
    named = [(waivers.FILE, f"waiver {n}", one.publisher) for n, one in enumerate(waivers_in(), 1)]
    own = thresholds.declared().get("publishers", {})
    named += [(thresholds.FILE, "publishers", key) for key in own]
    for path, place, key in named:
        if key not in known:
            near = did_you_mean(key, known) or "; correct it or take it out"
            yield f"{path.name}: {place}: {key}: neither declared nor in the release{near}"
