"""What CI asks of a new crawl: the verdict of validate, with the gate asked of any last version."""

import subprocess
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from pipelines.describing import markdown
from pipelines.gating import FOLDER, PROFILES, gate, read_gate
from pipelines.releasing import VERDICT, verdict_of
from schemas.errors import BroadsheetError, EmptyError
from schemas.verdict import Check, Verdict, Waiver


class Report(Verdict):
    """The verdict on a crawl; *compared* says against what."""

    compared: str


@contextmanager
def baseline_of(root: Path, revision: str | None) -> Iterator[Path]:
    """Give the baseline of the checkout *root*, or a copy of the one in a git *revision*."""
    if revision is None:
        yield root / "data/baseline"
        return
    with TemporaryDirectory() as folder:
        known = file_at(root, revision, f"data/baseline/{PROFILES}")
        (Path(folder) / PROFILES).write_bytes(known)
        yield Path(folder)


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

    With a git *revision*, new captures are compared with the baseline of that one.
    """
    validated = root / "data/validated" / VERDICT
    if not validated.is_file():
        raise EmptyError(f"{validated.parent}: nothing validated: run `broadsheet build` first")
    with baseline_of(root, revision) as baseline:
        is_known = (baseline / PROFILES).is_file()
        verdict = verdict_of(validated)
        if revision is not None:
            verdict = judged_again(verdict, root / "data", baseline)
    compared = "the last version" if is_known else "nothing: no version was cut yet"
    return Report(
        **dict(verdict), compared=f"{compared} ({revision})" if revision is not None else compared
    )


def judged_again(verdict: Verdict, data: Path, baseline: Path) -> Verdict:
    """Return *verdict* with what the gate says against another *baseline*."""
    before = read_gate(data / "deduped").checks
    now = gate(data / "deduped" / FOLDER, baseline, data / "parsed")
    checks = (*(one for one in verdict.checks if one not in before), *now.checks)
    success = not any(one.stops for one in checks)
    return now.model_copy(update={"success": success, "checks": checks})


def answer(report: Report) -> str:
    """Return the answer in one line: whether the crawl may land, and without whom."""
    if not report.success:
        return "This crawl must not land."
    if not report.held:
        return "This crawl may land."
    count = sum(one.captures for one in report.held)
    names = ", ".join(sorted({one.publisher for one in report.held}))
    return f"This crawl may land without {markdown(names)}: {count:,} new captures held back."


def summary(report: Report) -> str:
    """Return *report* as Markdown: the answer, why not, then what to look at."""
    failed = [check for check in report.checks if not check.success]
    return (
        f"# {answer(report)}\n\nCompared with {report.compared}; "
        f"{len(report.checks)} expectations, {len(failed)} not met.\n"
        + section("Why it must not land", [one for one in failed if one.stops])
        + section("Held back", [one for one in failed if one.holds])
        + section("Quarantined rows", [one for one in failed if quarantines(one)])
        + section("Worth a look", [one for one in failed if one.severity == "warning"])
        + waiver_section("Waivers in force", report.waivers)
        + waiver_section("Waivers that have expired", report.expired)
    )


def quarantines(check: Check) -> bool:
    """Return whether rows went to quarantine for it."""
    return check.level == "row" and check.severity == "critical"


def section(title: str, checks: Iterable[Check]) -> str:
    """Return the checks as a Markdown table under *title*; nothing if there are none."""
    rows = "".join(
        "| "
        + " | ".join(
            markdown(text)
            for text in (one.scope, one.expectation, one.column or "", one.expected, one.observed)
        )
        + " |\n"
        for one in checks
    )
    head = "| where | expectation | column | expected | found |\n|---|---|---|---|---|\n"
    return f"\n## {title}\n\n{head}{rows}" if rows else ""


def waiver_section(title: str, waivers: Iterable[Waiver]) -> str:
    """Return the waivers as a Markdown list under *title*; nothing if there are none."""
    lines = "".join(
        f"- {markdown(one.publisher)}, {markdown(one.check)}, until {one.until}: "
        f"{markdown(one.why)}\n"
        for one in waivers
    )
    return f"\n## {title}\n\n{lines}" if lines else ""
