"""Promises of the outcomes: one line each, whatever is killed between them."""

from pathlib import Path

from spiders.archive.outcome import Outcomes, counted, outcomes_in
from spiders.crawling.round import redirect_targets


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
    assert (dict(second.counts), counted(path).reasons) == (
        {"new": 1, "refused": 1},
        {"refused: robots_txt": 1},
    )


def test_the_redirects_of_stories_are_left_to_do(tmp_path: Path) -> None:
    path = tmp_path / "key.urls.jsonl"
    outcomes = Outcomes(path)
    outcomes.add("http://news.example/old", "story", "redirected", "to http://news.example/new")
    outcomes.add("http://news.example/map", "listing", "redirected", "to http://news.example/m")
    outcomes.close()
    assert redirect_targets(outcomes_in(path)) == ["http://news.example/new"]


def test_stories_and_listings_are_counted_apart(tmp_path: Path) -> None:
    path = tmp_path / "key.urls.jsonl"
    outcomes = Outcomes(path)
    outcomes.add("http://news.example/map", "listing", "new", "partial: cut", found={"asked": 2})
    for number in range(2):
        target = f"to http://news.example/login?next={number}"
        outcomes.add(f"http://news.example/{number}", "story", "redirected", target)
    outcomes.close()
    counts = counted(path)
    assert (counts.stories, counts.listings, counts.one_target, counts.reasons) == (
        {"redirected": 2},
        {"new": 1},
        2,
        {"new: partial": 1},
    )


def test_a_damaged_line_is_left_out(tmp_path: Path) -> None:
    path = tmp_path / "key.urls.jsonl"
    outcomes = Outcomes(path)
    outcomes.add("http://news.example/a", "story", "new", record="<urn:x:1>")
    outcomes.close()
    with path.open("ab") as file:
        file.write(b'[]\n5\n{"url": 5}\n\xff\x00\n{\n')
    assert [outcome.url for outcome in outcomes_in(path)] == ["http://news.example/a"]
