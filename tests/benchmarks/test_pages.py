from collections import Counter
from itertools import islice
from pathlib import Path

from benchmarks.pages import Press, Shape, write_archive
from pipelines.warc.captures import read_captures
from schemas.article import Article
from schemas.capture import Capture
from spiders.extraction.assembly import parse_capture


def read(folder: Path) -> list[Capture]:
    files = sorted(folder.glob("*.warc.gz"))
    found = [one for path in files for one in read_captures(path, path.name)]
    return [one for one in found if isinstance(one, Capture)]


def test_an_archive_is_the_same_wherever_it_is_made(tmp_path: Path) -> None:
    for name, files in (("one", 1), ("again", 1), ("many", 7)):
        write_archive(tmp_path / name, Shape(30, files))
    one, again, many = (read(tmp_path / name) for name in ("one", "again", "many"))
    assert one == again
    assert [capture.payload for capture in many] == [capture.payload for capture in one]
    assert len(list((tmp_path / "many").iterdir())) == 7


def test_more_captures_are_what_comes_next(tmp_path: Path) -> None:
    write_archive(tmp_path / "first", Shape(30))
    write_archive(tmp_path / "next", Shape(30), first=30, more=30)
    write_archive(tmp_path / "whole", Shape(30), more=60)
    first, then, whole = (read(tmp_path / name) for name in ("first", "next", "whole"))
    assert [one.payload for one in whole] == [one.payload for one in (*first, *then)]
    assert then[0].fetched_at > first[-1].fetched_at


def test_the_fates_of_pages_are_those_that_are_said() -> None:
    press = Press(Shape(3_000), seed=1)
    captures = list(islice(press.captures(), 3_000))
    urls = [one.url for one in captures if not isinstance(one.shown, str)]
    pages = [one.shown if isinstance(one.shown, str) else press.page(one.shown) for one in captures]
    assert abs(len(urls) / 3_000 - 0.92) < 0.02
    seen = Counter(urls)
    assert abs((len(urls) - len(seen)) / 3_000 - 0.15) < 0.03  # repeated and revised
    assert 60_000 < sum(map(len, pages)) / 3_000 < 90_000


def test_a_story_s_page_is_read_as_it_is_written(tmp_path: Path) -> None:
    write_archive(tmp_path / "one", Shape(12))
    stories = [one for one in read(tmp_path / "one") if "/news/" in one.target_uri]
    made = [parse_capture(one, None) for one in stories]
    assert all(isinstance(one, Article) and one.authors and one.tags for one in made)
    assert min(one.word_count for one in made) >= 60
