"""The tutorial and the how-tos are run as they stand, in one clone, in this order.

Blocks with a word behind their language are not: it names what runs them, or why nothing does.
"""

import json
import subprocess
from pathlib import Path

import pytest

from pipelines.files import read_manifest
from tests.checkouts import ROOT, environment, fresh_clone
from tests.documents import blocks_of

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]

RUN = (
    "docs/tutorial.md",
    "docs/release.md",
    "docs/howto/review-a-crawl.md",
    "docs/howto/mend-a-field.md",
    "docs/howto/take-down.md",
)
SOMEBODY = {
    f"GIT_{who}_{what}": f"t@{who}.example".lower()
    for who in ("AUTHOR", "COMMITTER")
    for what in ("NAME", "EMAIL")
}


def script() -> str:
    """Return the blocks of the pages as one script, which says where it is and stops at a fault."""
    lines = ["set -euo pipefail"]
    for page in RUN:
        for block in blocks_of(ROOT / page):
            if block.tag is None and block.language in ("sh", "python"):
                text = block.text
                if block.language == "python":
                    text = f"python - <<'END'\n{text}END\n"
                lines += [f"echo '== {page}:{block.line}'", text]
    return "\n".join(lines)


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A clone in which every block was run, and what they printed."""
    folder = fresh_clone(tmp_path_factory.mktemp("tutorial") / "clone")
    (folder / "build").mkdir()  # `make env` logs there
    done = subprocess.run(
        ["bash", "-c", script()],
        cwd=folder,
        env=environment(folder, BROADSHEET_WORKERS="1", **SOMEBODY),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-3000:]
    return folder, done.stdout


def test_the_tutorial_ends_with_a_published_version(clone: tuple[Path, str]) -> None:
    folder, told = clone
    public = folder / "build/published"
    latest = json.loads((public / "latest.json").read_text(encoding="utf-8"))
    manifest = read_manifest(public / latest["path"])
    assert manifest.previous is None
    assert manifest.publishers == {"tarn-gazette": 3, "harbour-courier.example": 1}
    assert "# This crawl may land." in told
    assert f"version {manifest.version} is sound" in told


def test_the_how_tos_leave_what_they_say(clone: tuple[Path, str]) -> None:
    folder, _ = clone
    assert json.loads((folder / "build/check.json").read_text(encoding="utf-8"))["success"]
    fixture = folder / "tests/spiders/extraction/fixtures/harbour-courier/two-names/expected.json"
    assert len(json.loads(fixture.read_text(encoding="utf-8"))["authors"]) == 2
    (line,) = (folder / "data/takedowns.jsonl").read_text(encoding="utf-8").splitlines()
    assert json.loads(line)["reason"] == "asked by its author"
