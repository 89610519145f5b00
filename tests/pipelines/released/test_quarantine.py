"""`broadsheet quarantine`: what is kept out is listed, explained, and let back once it is sound."""

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from pipelines import dedupe, validate
from pipelines.cli import main
from pipelines.files.tables import read_table, write_table
from schemas.article import Article
from schemas.capture import LedgerRow
from schemas.errors import Exit
from schemas.parts import Provenance
from schemas.release import Quarantined
from tests.pipelines.parsed import NOON, Parsed, article, page, write_shard
from tests.pipelines.sample_release import released
from tests.pipelines.validated import story

STORY = "https://courier.example/vote"
EVIDENCE = [
    Provenance(field="language", method="html_lang", raw="e n", confidence=0.6),
    Provenance(field="headline", method="json_ld", raw="Council", confidence=0.9),
]
BROKEN = {"language": "e n", "provenance": EVIDENCE}


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an empty checkout, as the current folder."""
    (tmp_path / "dvc.yaml").write_text("stages: {}\n")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def told(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """Return what the verb prints."""
    assert main(["quarantine", *arguments]) == Exit.OK
    return capsys.readouterr().out


def rows_out(*reasons: list[str]) -> dict[str, list[Any]]:
    """Return tables with a row in quarantine for each of *reasons*, and one article."""
    return {
        "articles": [story(1)],
        "quarantine": [
            Quarantined(**story(number, **BROKEN).model_dump(), reasons=own)
            for number, own in enumerate(reasons, 2)
        ],
    }


def test_rows_are_listed_with_counts_by_reason(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    released(root, rows_out(["language_pattern"], ["language_pattern", "url_pattern"]))
    first, second = story(2).article_id, story(3).article_id
    assert told(capsys).splitlines() == [  # in the order of the release: equal times, then ids
        f"{second}  harbour-courier  Ferry 3 returns",
        "    quarantined: language_pattern, url_pattern",
        f"{first}  harbour-courier  Ferry 2 returns",
        "    quarantined: language_pattern",
        "",
        "2 kept out, by reason:",
        "      2  language_pattern",
        "      1  url_pattern",
    ]


def test_the_list_is_of_one_publisher_or_reason_if_asked(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    released(root, rows_out(["language_pattern"], ["url_pattern"]))
    found = json.loads(told(capsys, "--reason", "url_pattern", "--json"))
    assert [(one["id"], one["state"]) for one in found] == [(story(3).article_id, "quarantined")]
    assert told(capsys, "--publisher", "spiegel") == "nothing is kept out\n"
    assert told(capsys, "--held") == "nothing is kept out\n"


def test_a_publisher_or_reason_that_is_none_is_refused_with_the_nearest(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    released(root, rows_out(["language_pattern"], ["of another day"]))
    for option, word, fact in (
        ("--publisher", "harbor-courier", "no such publisher; did you mean harbour-courier?"),
        ("--reason", "language_patern", "no such reason; did you mean language_pattern?"),
        ("--reason", "of other day", "no such reason; did you mean of another day?"),
    ):
        assert main(["quarantine", option, word]) == Exit.USAGE
        assert capsys.readouterr().err == f"broadsheet quarantine: {word}: {fact}\n"


@pytest.mark.parametrize("name", [story(2).article_id, story(2).article_id[:9], story(2).url])
def test_one_is_explained_with_what_broke_its_evidence_and_its_capture(
    root: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    released(root, rows_out(["language_pattern"]))
    url, place = story(2).url, "data/captures/20261102T060000Z/harbour-courier-00000.warc.gz"
    assert told(capsys, name).splitlines() == [
        f"{story(2).article_id}, revision 1: quarantined",
        "publisher  harbour-courier",
        f"url        {url}",
        "headline   Ferry 2 returns",
        "reason     language_pattern",
        r"  expected of language: all of it matches [a-z]{2,3}(-[A-Za-z0-9]{2,8})*",
        '  found    "e n"',
        '  evidence html_lang, 0.60: "e n"',
        f"capture    {place}, record 1 at byte {1 << 20}, 2026-11-02T06:00:00Z",
        f"  address  {url}",
        f"  look     broadsheet extract {place} --url {url} --explain",
    ]


def test_a_reason_that_no_check_has_any_more_is_said_so(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    released(root, rows_out(["of another day"]))
    assert "no longer asked: the next build decides anew" in told(capsys, story(2).article_id)


def test_what_is_not_kept_out_is_one_line_and_code_3(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["quarantine"]) == Exit.EMPTY
    released(root, rows_out(["language_pattern"]))
    assert main(["quarantine", story(1).url]) == Exit.EMPTY
    error = capsys.readouterr().err
    assert "neither in quarantine nor held in" in error
    assert f"it is an article: broadsheet history {story(1).url}" in error


def test_held_captures_are_listed_and_explained(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place = released(root, rows_out(["language_pattern"]))
    (ledger,) = (place / "captures").rglob("*.parquet")
    rows = read_table(ledger, LedgerRow).to_pylist()
    rows[-1] |= {"state": "held", "reason": "fill rate of text", "detail": "0.2 of 0.5"}
    table = read_table(ledger, LedgerRow)
    write_table(type(table).from_pylist(rows, table.schema), ledger, LedgerRow)
    assert told(capsys, "--held").splitlines() == [
        f"{rows[-1]['record_id']}  harbour-courier  {story(1).url}",
        "    held: fill rate of text: 0.2 of 0.5",
        "",
        "1 kept out, by reason:",
        "      1  fill rate of text",
    ]
    lines = told(capsys, rows[-1]["record_id"]).splitlines()
    assert lines[0].endswith(": held")
    assert "reason     fill rate of text: 0.2 of 0.5" in lines
    assert f"  address  {story(1).url}" in lines


@pytest.mark.slow
def test_a_row_that_a_changed_parser_reads_soundly_is_an_article_again(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def built(shown: Article) -> list[str]:
        other = article(f"{STORY}-2", at=NOON + timedelta(hours=1))
        captures: list[Parsed] = [page(shown, "r1"), page(other, "r2")]
        write_shard(root, "one/courier", captures)
        dedupe.run(root, workers=1)
        validate.run(root, workers=1)
        found = json.loads(told(capsys, "--from", "data/validated", "--json"))
        return [one["url"] for one in found]

    assert built(article(STORY, **BROKEN)) == [STORY]
    assert built(article(STORY)) == []
    files = sorted((root / "data/validated/articles").rglob("*.parquet"))
    assert sorted(read_table(files, Article)["url"].to_pylist()) == [STORY, f"{STORY}-2"]
    ledger = sorted((root / "data/validated/captures").rglob("*.parquet"))
    assert set(read_table(ledger, LedgerRow)["state"].to_pylist()) == {"article"}
