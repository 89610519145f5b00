"""Why a value is what it is: evidence, and where the page shows it."""

import json
from pathlib import Path
from typing import Any

import pytest

from pipelines.cli import main
from pipelines.publishing.address import target_of
from pipelines.publishing.publish import put_release
from pipelines.released.why import place_of
from pipelines.warc import read_captures
from schemas.capture import Capture
from schemas.errors import Exit
from schemas.parts import Provenance
from tests.pipelines.publishing.targets import AT
from tests.pipelines.sample_release import version
from tests.pipelines.stories import page, warc
from tests.pipelines.validated import WARC, newsroom, story

pytestmark = pytest.mark.slow  # a whole stage


@pytest.mark.parametrize(
    ("raw", "markup", "found"),
    [
        ("Ferry sold", "<h1>Ferry\n  sold</h1>", "Ferry\n  sold"),
        ("Ferry sold", "<h1>Ferry <i>sold</i></h1>", "Ferry <i>sold"),
        ("Fish & chips", "<p>Fish &amp; chips</p>", "Fish &amp; chips"),
        ('Say "yes"', '{"h": "Say \\"yes\\""}', 'Say \\"yes\\"'),
        ("http://a.example/é", '{"u": "http:\\/\\/a.example\\/\\u00e9"}',
         "http:\\/\\/a.example\\/\\u00e9"),
    ],
)  # fmt: skip
def test_evidence_is_found_however_the_page_writes_it(raw: str, markup: str, found: str) -> None:
    place = place_of(raw, markup)
    assert place is not None
    assert (place.found, markup[place.character :].startswith(found)) == (found, True)


def test_words_that_the_page_has_not_have_no_place() -> None:
    assert place_of("Ferry sold", "<h1>Ferry kept</h1>") is None
    assert place_of(" ", "<h1>Ferry kept</h1>") is None


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a checkout with one article and its capture."""
    folder = tmp_path_factory.mktemp("checkout")
    (folder / "dvc.yaml").write_text("stages: {}\n", encoding="utf-8")
    path = folder / "data/captures" / WARC
    path.parent.mkdir(parents=True)
    warc(path, {"http://a.example/1": page("Gulls return to the quay")})
    captures = read_captures(path, WARC)
    record = next(one.record_id for one in captures if isinstance(one, Capture))
    raw = Provenance(field="headline", method="h1", raw="Gulls return to the quay", confidence=0.9)
    rows = [story(1, warc_record_id=record, provenance=[raw])]
    version(folder, {"articles": rows, "tombstones": newsroom()["tombstones"]})
    return folder


def test_a_value_its_evidence_and_its_place_are_told(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(root)
    assert main(["why", story(1).article_id[:8], "headline"]) == Exit.OK
    told = capsys.readouterr().out
    assert f'value     "{story(1).headline}"' in told
    assert "evidence  h1, 0.90: Gulls return to the quay" in told
    assert "[Gulls return to the quay]" in told
    assert main(["why", story(1).url, "headline", "--json"]) == Exit.OK
    found = json.loads(capsys.readouterr().out)
    assert found["evidence"][0]["place"]["found"] == "Gulls return to the quay"


def test_a_release_of_others_is_asked_without_its_captures(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place = ["--from", str(root / "data/release"), "--captures", str(tmp_path)]
    assert main(["why", story(1).url, "headline", *place]) == Exit.OK
    assert "(not here)" in capsys.readouterr().out


def test_a_stranger_asks_what_is_published_and_the_captures_that_its_maker_shares(
    root: Path, bucket: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    put_release(root / "data/release", target_of("s3://news/daily"), AT)
    bucket.upload_file(str(root / "data/captures" / WARC), f"archive/{WARC}")
    for place, told in (("s3://news/archive", "[Gulls return to the quay]"),
                        ("s3://news/elsewhere", "(not here)")):  # fmt: skip
        words = ["--from", "s3://news/daily", "--captures", place]
        assert main(["why", story(1).url, "headline", *words]) == Exit.OK
        assert told in capsys.readouterr().out
    assert main(["history", story(1).url, "--from", "s3://news/daily"]) == Exit.OK


@pytest.mark.parametrize(
    ("words", "code", "fact"),
    [
        (["nobody", "headline"], Exit.EMPTY, "nobody: no such article in "),
        (
            [story(7).article_id, "headline"],
            Exit.EMPTY,
            ": taken down on 2026-11-02: asked",
        ),
        ([story(1).url, "headlin"], Exit.USAGE, "headlin: no such column; did you mean headline?"),
    ],
)
def test_a_wrong_name_is_one_line(
    words: list[str], code: Exit, fact: str, root: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    monkeypatch.chdir(root)
    assert main(["why", *words]) == code
    error = capsys.readouterr().err
    assert fact in error
    assert error.count("\n") == 1
