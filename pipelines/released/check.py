"""What CI asks of a new crawl: the verdict of validate, drift, and publishers fallen silent.

Drift is asked of the articles that are new since that version, else a broken new day would hide
among thousands of old ones; and of all articles, which a changed parser reads anew.
"""

import subprocess
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pyarrow.compute as pc

from expectations.drift import drift
from expectations.thresholds import thresholds_of
from pipelines.counting import ReleaseStatistics, silence_checks, statistics, tallies, together
from pipelines.describing import markdown
from pipelines.files import parquet_files, read_table
from pipelines.releasing import KEYS, STATISTICS, last_keys
from schemas.article import Article
from schemas.errors import BroadsheetError, EmptyError
from schemas.verdict import Check, Verdict

NEW = " (new articles)"


class Report(Verdict):
    """The verdict on a crawl, with what drifted; *compared* says against what."""

    compared: str


@contextmanager
def baseline_of(root: Path, revision: str | None) -> Iterator[Path]:
    """Give the baseline of the checkout *root*, or a copy of the one in a git *revision*."""
    if revision is None:
        yield root / "data/baseline"
        return
    with TemporaryDirectory() as folder:
        for name in (STATISTICS, KEYS):
            (Path(folder) / name).write_bytes(file_at(root, revision, f"data/baseline/{name}"))
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
    """Return what stands against the crawl of the checkout *root*, built up to validate."""
    validated = root / "data/validated"
    if not (validated / "validation.json").is_file():
        raise EmptyError(f"{validated}: nothing validated: run `broadsheet build` first")
    verdict = Verdict.model_validate_json((validated / "validation.json").read_bytes())
    with baseline_of(root, revision) as baseline:
        drifted = tuple(drifts(validated, baseline))
        compared = "the last version" if drifted else "nothing: no version was cut yet"
    silent = tuple(silence_checks(validated / "captures"))
    stops = any(not one.success and one.severity == "critical" for one in drifted)
    return Report(
        success=verdict.success and not stops,
        checks=(*verdict.checks, *drifted, *silent),
        compared=f"{compared} ({revision})" if revision else compared,
    )


def drifts(validated: Path, baseline: Path) -> Iterator[Check]:
    """Yield the checks of all articles, and of the new ones, against the baseline's statistics."""
    if not (baseline / STATISTICS).is_file():
        return
    before = statistics_in(baseline / STATISTICS)
    yield from compared_with(before, statistics_in(validated / STATISTICS), "")
    yield from compared_with(before, new_statistics(validated, baseline), NEW)


def statistics_in(path: Path) -> ReleaseStatistics:
    """Return the statistics in the file *path*."""
    return ReleaseStatistics.model_validate_json(path.read_bytes())


def new_statistics(validated: Path, baseline: Path) -> ReleaseStatistics:
    """Return the statistics of the articles that the baseline does not know."""
    known = last_keys(baseline)["article_id"]
    parts = []
    for path in parquet_files(validated / "articles"):
        rows = read_table(path, Article)
        parts.append(tallies(rows.filter(pc.invert(pc.is_in(rows["article_id"], value_set=known)))))
    return statistics(together(parts))


def compared_with(before: ReleaseStatistics, now: ReleaseStatistics, mark: str) -> Iterator[Check]:
    """Yield the drift of the whole and of each publisher that was there and is."""
    yield from drift(f"release{mark}", before.total, now.total, thresholds_of(""))
    for publisher, own in now.publishers.items():
        if publisher in before.publishers:
            earlier = before.publishers[publisher]
            yield from drift(f"{publisher}{mark}", earlier, own, thresholds_of(publisher))


def summary(report: Report) -> str:
    """Return *report* as Markdown: the answer, why not, then what to look at."""
    answer = "This crawl may land." if report.success else "This crawl must not land."
    failed = [check for check in report.checks if not check.success]
    refusing = [one for one in failed if one.level != "row" and one.severity == "critical"]
    return (
        f"# {answer}\n\nCompared with {report.compared}; "
        f"{len(report.checks)} expectations, {len(failed)} not met.\n"
        + section("Why it must not land", refusing)
        + section("Quarantined rows", [one for one in failed if quarantines(one)])
        + section("Worth a look", [one for one in failed if one.severity == "warning"])
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
