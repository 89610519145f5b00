"""What each revision of an article changed of the one before."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from pipelines.cli import main
from pipelines.released.history import paragraphs_changed
from schemas.errors import Exit
from schemas.parts import Block, Correction
from tests.pipelines.sample_release import released
from tests.pipelines.validated import story

pytestmark = pytest.mark.slow  # a whole stage

NOVEMBER = datetime(2026, 11, 1, tzinfo=UTC)


def row(*texts: str) -> dict[str, list[dict[str, str]]]:
    return {"body": [{"role": "paragraph", "text": text} for text in texts]}


@pytest.mark.parametrize(
    ("old", "new", "added", "removed", "moved"),
    [
        ("ABC", "ABC", "", "", ""),
        ("ABC", "ABCD", "D", "", ""),
        ("ABC", "AC", "", "B", ""),
        ("ABCD", "BCDA", "", "", "A"),
        ("AAB", "AB", "", "A", ""),
        ("AB", "XABB", "XB", "", ""),
    ],
)
def test_paragraphs_are_added_removed_or_moved(
    old: str, new: str, added: str, removed: str, moved: str
) -> None:
    assert paragraphs_changed(row(*old), row(*new)) == (list(added), list(removed), list(moved))


def revisions() -> dict[str, list[object]]:
    kept, gone = (
        Block(role="lede", text="The ferry is sold."),
        Block(role="paragraph", text="Gone."),
    )
    first = story(1, NOVEMBER, body=[kept, gone], text="The ferry is sold.\n\nGone.", revision=1)
    second = story(
        1,
        NOVEMBER,
        body=[kept],
        text=kept.text,
        revision=2,
        headline="Ferry sold after all",
        corrections=[Correction(text="The ferry was not lost.")],
    )
    return {"revisions": [first], "articles": [second]}


def test_a_story_is_told_revision_by_revision(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place = released(tmp_path, revisions())
    assert main(["history", story(1).url, "--from", str(place)]) == Exit.OK
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].endswith(": Ferry 1 returns")
    assert lines[1].endswith(": Ferry sold after all")
    assert lines[2].split() == ["columns", "body,", "corrections,", "headline"]
    assert lines[3:] == ["  -          Gone.", "  correction The ferry was not lost."]
    assert main(["history", story(1).article_id, "--from", str(place), "--json"]) == Exit.OK
    steps = json.loads(capsys.readouterr().out)
    assert [one["revision"] for one in steps] == [1, 2]
    assert steps[1]["removed"] == ["Gone."]
