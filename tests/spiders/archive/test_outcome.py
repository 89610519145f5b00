"""Promises of the outcomes: one line each, whatever is killed between them."""

from pathlib import Path

from spiders.archive.outcome import Outcomes, counted, outcomes_in
from spiders.crawling.leftover import passing_failures, redirect_targets


def test_half_a_line_is_cut_off_and_the_rest_counts(tmp_path: Path) -> None:
    path = tmp_path / "key.urls.jsonl"
    first = Outcomes(path)
    first.add("http://news.example/a", "story", "new", record="<urn:x:1>")
    first.add("http://news.example/b", "story", "failed", "timeout: 60 s")
    first.close()
    path.write_bytes(path.read_bytes()[:-9])
    second = Outcomes(path)
    second.add("http://news.example/c", "story", "refused", "robots_txt: disallowed")
    second.close()
    assert [outcome.url[-1] for outcome in outcomes_in(path)] == ["a", "c"]
    assert (dict(second.counts), counted(path)[1]) == (
        {"new": 1, "refused": 1},
        {"refused: robots_txt": 1},
    )


def test_what_may_have_passed_is_left_to_do(tmp_path: Path) -> None:
    path = tmp_path / "key.urls.jsonl"
    outcomes = Outcomes(path)
    outcomes.add("http://news.example/down", "story", "failed", "http_503")
    outcomes.add("http://news.example/gone", "story", "failed", "http_410")
    outcomes.add("http://news.example/mended", "story", "failed", "connect: refused")
    outcomes.add("http://news.example/mended", "story", "new", record="<urn:x:2>")
    outcomes.add("http://news.example/old", "story", "redirected", "to http://news.example/new")
    outcomes.add("http://news.example/map.xml", "listing", "failed", "http_503")
    outcomes.close()
    found = list(outcomes_in(path))
    assert (passing_failures(found), redirect_targets(found)) == (
        ["http://news.example/down"],
        ["http://news.example/new"],
    )


def test_a_damaged_line_is_left_out(tmp_path: Path) -> None:
    path = tmp_path / "key.urls.jsonl"
    outcomes = Outcomes(path)
    outcomes.add("http://news.example/a", "story", "new", record="<urn:x:1>")
    outcomes.close()
    with path.open("ab") as file:
        file.write(b'[]\n5\n{"url": 5}\n\xff\x00\n{\n')
    assert [outcome.url for outcome in outcomes_in(path)] == ["http://news.example/a"]
