"""Validated tables to a release: built beside its place, checked as published, moved in whole.

A verdict that says no, or a fault in the files as written, leaves the last release as it was.
"""

from pathlib import Path

from pipelines.files import VERDICT, fresh, moved_in, restored, verdict_of
from pipelines.releasing import new_faults, write_contents
from pipelines.running import KEPT, START_SECONDS, Kept, engine
from schemas.errors import GateError
from schemas.release import Manifest


def run(root: Path = Path(), workers: int | None = None) -> Manifest:
    """Make data/release of what data/validated holds; nothing changes there unless all is sound."""
    root = root.resolve()  # workers may stand elsewhere
    data, place = root / "data", root / "data" / "release"
    restored(place)
    restored(data / "baseline")
    verdict = verdict_of(data / "validated" / VERDICT)
    if not verdict.success:
        raise GateError("\n".join(["refused; the last release stands:", *verdict.refusals]))
    beside = fresh(place)
    with engine(workers, here=START_SECONDS) as mapped:
        kept = Kept(root / KEPT / "release", mapped)
        manifest, sums = write_contents(data, verdict, beside, kept)
        wrong = new_faults(beside, manifest, sums, kept)
        kept.tidy()
    if wrong:
        raise GateError("\n".join(["the files as written are not sound:", *wrong]))
    moved_in(place)
    return manifest


def counts(manifest: Manifest) -> dict[str, dict[str, int]]:
    """Return what the stage prints: captures in by state, rows out by table."""
    return {"captures": manifest.states, "not released": manifest.reasons, "rows": manifest.rows}


if __name__ == "__main__":
    from pipelines.running import stage

    stage("release", lambda root, workers: counts(run(root, workers)))
