"""What CI asks of a new crawl: the verdict of validate, with the gate asked of any last version."""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from pipelines.files import STATISTICS, VERDICT, verdict_of
from pipelines.gating import (
    CUT,
    FOLDER,
    KEYS,
    PROFILES,
    gate,
    last_cut,
    noted_base,
    read_gate,
)
from pipelines.released.declarations import refuse_outdated, unknown_publishers
from pipelines.released.review import Review, reviewed
from pipelines.running import last_timing
from schemas.errors import BroadsheetError
from schemas.verdict import Verdict


class Report(Verdict):
    """The verdict on a crawl, and what it brought; *compared* says against what.

    *notes* say which waivers and thresholds are for nobody; *seconds* is what each stage of the
    last build took, where one has run here.
    """

    compared: str
    notes: tuple[str, ...] = ()
    review: Review
    seconds: dict[str, float] = {}


@contextmanager
def baseline_of(root: Path, revision: str | None) -> Iterator[Path]:
    """Give the baseline that the build in *root* was compared with, or that of a git *revision*."""
    if revision is None:
        yield root / "data" / noted_base(root / "data").baseline
        return
    with TemporaryDirectory() as folder:
        beside = Path(folder)
        (beside / PROFILES).write_bytes(file_at(root, revision, f"data/baseline/{PROFILES}"))
        for name in (CUT, KEYS, STATISTICS):
            with suppress(BroadsheetError):  # an older version's baseline held less
                (beside / name).write_bytes(file_at(root, revision, f"data/baseline/{name}"))
        yield beside


def file_at(root: Path, revision: str, path: str) -> bytes:
    """Return a file of the checkout *root* as it was in a git *revision*."""
    command = ["git", "-C", str(root), "show", "--end-of-options", f"{revision}:./{path}"]
    done = subprocess.run(command, capture_output=True, check=False)
    if done.returncode:
        fact = done.stderr.decode(errors="replace").strip().splitlines()[-1:]
        raise BroadsheetError(f"--baseline {revision}: {path}: {''.join(fact)}")
    return done.stdout


def checked(root: Path, revision: str | None = None) -> Report:
    """Return what stands against the crawl of the checkout *root*, built up to validate.

    With a git *revision*, new captures are compared with the baseline of that one. Raises
    EmptyError without a verdict by the waivers and thresholds as they are now.
    """
    validated = root / "data/validated" / VERDICT
    verdict = verdict_of(validated)
    refuse_outdated(verdict, validated.parent)
    with baseline_of(root, revision) as baseline:
        version = last_cut(baseline)
        if revision is not None:
            verdict = judged_again(verdict, root / "data", baseline)
        review = reviewed(validated.parent, baseline)
        notes = tuple(unknown_publishers(validated.parent, baseline))
    compared = f"version {version.version}" if version else "nothing: no version was cut yet"
    return Report(
        **dict(verdict),
        notes=notes,
        compared=compared if revision is None else f"{compared} ({revision})",
        review=review,
        seconds=last_timing(root),
    )


def judged_again(verdict: Verdict, data: Path, baseline: Path) -> Verdict:
    """Return *verdict* with what the gate says against another *baseline*."""
    before = read_gate(data / "deduped").checks
    now = gate(data / "deduped" / FOLDER, baseline, data / "parsed")
    checks = (*(one for one in verdict.checks if one not in before), *now.checks)
    success = not any(one.stops for one in checks)
    return now.model_copy(update={"success": success, "checks": checks})
