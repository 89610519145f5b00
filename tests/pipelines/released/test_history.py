"""What each revision of an article changed of the one before."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from pipelines.cli import main
from pipelines.releasing import write_edition
from schemas.errors import Exit
from schemas.parts import Block, Changed, Correction, Rights
from schemas.release import Edition
from tests.pipelines.sample_release import released
from tests.pipelines.validated import story

pytestmark = pytest.mark.slow  # a whole stage

NOVEMBER = datetime(2026, 11, 1, tzinfo=UTC)


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
        changed=Changed(
            fields=["headline", "body", "corrections"], paragraphs_removed=1, corrections=1
        ),
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
    assert lines[2:] == [
        "  columns    headline, body, corrections",
        "  paragraphs 1 removed",
        "  -          Gone.",
        "  correction The ferry was not lost.",
    ]
    assert main(["history", story(1).article_id, "--from", str(place), "--json"]) == Exit.OK
    steps = json.loads(capsys.readouterr().out)
    assert [one["revision"] for one in steps] == [1, 2]
    assert steps[1]["removed"] == ["Gone."]
    assert steps[1]["changed"]["fields"] == ["headline", "body", "corrections"]


def test_what_changed_of_a_text_that_is_withheld_is_told_in_numbers(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = revisions()
    withheld = {"rights": Rights(text_withheld="noai")}
    told = {name: [one.model_copy(update=withheld) for one in own] for name, own in rows.items()}
    place = released(tmp_path, told)
    assert main(["history", story(1).url, "--from", str(place)]) == Exit.OK
    assert capsys.readouterr().out.splitlines()[2:] == [
        "  columns    headline, body, corrections",
        "  paragraphs 1 removed",
        "  correction 1, withheld",
    ]


def test_an_edition_is_asked_and_what_is_in_quarantine_is_said_to_be_there(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    whole, part = released(tmp_path), tmp_path / "metadata"
    write_edition(whole, part, Edition(columns="metadata"))
    place = ["--from", str(part)]
    assert main(["history", story(2).url, *place]) == Exit.OK
    assert main(["why", story(3).url, "headline", *place, "--captures", str(tmp_path)]) == Exit.OK
    assert "evidence  json_ld, 0.90" in capsys.readouterr().out
    assert main(["why", story(3).url, "text", *place, "--captures", str(tmp_path)]) == Exit.EMPTY
    fact = f"text: {part} does not have it: edition metadata, schema "
    assert fact in capsys.readouterr().err
    assert main(["history", story(6).url, *place]) == Exit.EMPTY
    assert "it is in quarantine: broadsheet quarantine " in capsys.readouterr().err
    assert main(["quarantine", story(6).article_id, *place]) == Exit.OK
