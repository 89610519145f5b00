"""Versions as commits: cutting one, and all that were cut, by their tags."""

import re
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import date
from pathlib import Path

from pydantic import ValidationError

from pipelines.files import read_manifest
from pipelines.gating import CUT, last_cut
from pipelines.releasing import ON_THE_WAY, cut
from pipelines.running import build, git, refuse_uncommitted
from schemas.errors import BroadsheetError, GateError
from schemas.release import Cut

CHANGELOG = "CHANGELOG.md"
UNRELEASED = re.compile(r"^## Unreleased\n(?P<lists>.*?)(?=^## |\Z)", re.DOTALL | re.MULTILINE)
EMPTY = "## Unreleased\n\n### Data\n\n### Code\n\n"
MOVED = ("data/baseline", "dvc.lock", CHANGELOG)  # what cutting a version changes


def cut_version(root: Path, day: date) -> Cut:
    """Cut the release of the checkout *root*: one commit, and a tag on it, from which the version
    can be built again. *day* is today, for the changelog.

    One that was killed before its tag gets that. Raises GateError if one was killed earlier, if
    something is not committed, the changelog says nothing new, or for any of the reasons of
    `pipelines.releasing:cut`; then all is as it was.
    """
    release, baseline = root / "data/release", root / "data/baseline"
    version, _, is_on_the_way = read_manifest(release).version.partition(ON_THE_WAY)
    refuse_broken_off(root)
    refuse_uncommitted(root)
    if is_on_the_way:
        with_version(changelog_of(root), version, day)  # before minutes of building
    build(root)
    refuse_uncommitted(root)
    if (left := untagged(root)) and read_manifest(release).version == left.version:
        git(root, "tag", "-a", tag_of(left.version), "-m", told(left))
        return left
    with taken_back(root):
        made = cut(release, baseline)
        if git(root, "tag", "--list", tag_of(made.version)):
            raise GateError(f"{tag_of(made.version)}: a tag of that name is there already")
        text = with_version(changelog_of(root), made.version, day)
        (root / CHANGELOG).write_text(text, encoding="utf-8")
        build(root)
        if (built := read_manifest(release).version) != made.version:
            raise GateError(f"built again it is {built}, not {made.version}: is another at work?")
        git(root, "add", *MOVED)
        git(root, "commit", "-q", "-m", subject_of(made.version))
        git(root, "tag", "-a", tag_of(made.version), "-m", told(made))
    return made


def refuse_broken_off(root: Path) -> None:
    """Raise GateError if a cut in the checkout *root* was killed before its commit: to commit what
    it left would be a version without a tag.
    """
    last = last_cut(root / "data/baseline")
    if last is None or git(root, "tag", "--list", tag_of(last.version)):
        return
    if git(root, "status", "--porcelain", "--", f"data/baseline/{CUT}"):
        known = " ".join(name for name in MOVED if git(root, "ls-files", "--", name))
        undo = f"git checkout -- {known} && git clean -fdqx data/baseline"
        fact = f"a cut of {last.version} was broken off: take it back with `{undo}`, then cut again"
        raise GateError(f"data/baseline: {fact}")


def untagged(root: Path) -> Cut | None:
    """Return the version whose commit a killed cut made last in *root*, but no tag on it."""
    last = last_cut(root / "data/baseline")
    if last is None or git(root, "tag", "--list", tag_of(last.version)):
        return None
    subject = git(root, "log", "-1", "--format=%s").strip()
    return last if subject == subject_of(last.version) else None


def subject_of(version: str) -> str:
    """Return the first line of the commit that is a version."""
    return f"data: version {version}"


@contextmanager
def taken_back(root: Path) -> Iterator[None]:
    """Let a version be cut, or take back all that it changed in *root*, where all was committed."""
    before = git(root, "rev-parse", "HEAD").strip()
    with ExitStack() as undoing:
        undoing.callback(take_back, root, before)
        yield
        undoing.pop_all()


def take_back(root: Path, commit: str) -> None:
    """Let what a cut changes in *root* be as it was in *commit*; nothing else is touched."""
    git(root, "reset", "-q", commit)
    git(root, "clean", "-fdqx", "--", "data/baseline")
    git(root, "checkout", "-q", "--", *git(root, "ls-files", "--", *MOVED).splitlines())


def changelog_of(root: Path) -> str:
    """Return the changelog of the checkout *root*, "" if there is none."""
    path = root / CHANGELOG
    return path.read_text(encoding="utf-8") if path.is_file() else ""


def with_version(changelog: str, version: str, day: date) -> str:
    """Return *changelog* with what is unreleased as that of *version*.

    Raises GateError if nothing is: who reads the data must be told what is new.
    """
    found = UNRELEASED.search(changelog)
    if found is None or not re.search(r"^- \S", found["lists"], re.MULTILINE):
        raise GateError(f"{CHANGELOG}: no line under `## Unreleased`: say what {version} brings")
    heading = f"{EMPTY}## {version} - {day:%Y-%m-%d}\n"
    return f"{changelog[: found.start()]}{heading}{found['lists']}{changelog[found.end() :]}"


def tag_of(version: str) -> str:
    """Return the tag of a version."""
    return f"v{version}"


def told(made: Cut) -> str:
    """Return what a version holds, in a line."""
    counts = ", ".join(f"{count:,} {table}" for table, count in made.rows.items() if count)
    return f"Version {made.version}, schema {made.schema_version}: {counts}"


def versions(root: Path) -> list[Cut]:
    """Return the versions that were cut in the checkout *root*, the newest first, by their tags."""
    found = []
    for tag in git(root, "tag", "--list", "v*", "--sort=-version:refname").split():
        try:
            found.append(Cut.model_validate_json(git(root, "show", f"{tag}:data/baseline/{CUT}")))
        except (BroadsheetError, ValidationError):  # a tag of the code, or an older form
            continue
    return found
