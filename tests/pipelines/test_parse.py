import gzip
import json
from pathlib import Path

import pytest

from pipelines import parse
from pipelines.files.tables import read_table
from pipelines.parse import UnreadableError
from schemas.article import Article
from schemas.capture import LedgerRow
from schemas.errors import BroadsheetError
from tests.pipelines.stories import page, warc

pytestmark = pytest.mark.slow  # whole stages and processes

CRAWL = Path("data/captures/one")


def tables(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted((root / "data/parsed").rglob("*"))
        if path.is_file()
    }


def test_every_capture_is_in_the_ledger_in_one_state(tmp_path: Path) -> None:
    stories = {
        "http://a.example/1": page("Gulls return to the quay"),
        "http://a.example/empty": b"",
        "http://b.example/2": page("Ferry fares to rise"),
    }
    path = warc(tmp_path / CRAWL / "a-00000.warc.gz", stories)
    path.write_bytes(path.read_bytes() + b"noise that is no record at all")
    counts = parse.run(tmp_path, workers=1)
    ledger = read_table(tmp_path / "data/parsed/captures/one/a-00000.parquet", LedgerRow)
    assert ledger["state"].to_pylist() == ["article", "rejected", "article", "rejected"]
    assert ledger["reason"].to_pylist() == [None, "empty", None, "damaged_record"]
    assert counts["records"] == {"damaged": 1, "response": 3}
    articles = read_table(tmp_path / "data/parsed/articles/one/a-00000.parquet", Article)
    assert articles["headline"].to_pylist() == ["Gulls return to the quay", "Ferry fares to rise"]


def test_what_was_cut_is_marked_in_the_article_and_in_the_ledger(tmp_path: Path) -> None:
    path = warc(tmp_path / CRAWL / "a.warc.gz", {"http://a.example/1": page("Gulls return")})
    marked = gzip.decompress(path.read_bytes()).replace(
        b"WARC/1.1\r\n", b"WARC/1.1\r\nWARC-Truncated: length\r\n"
    )
    path.write_bytes(gzip.compress(marked, mtime=0))
    parse.run(tmp_path, workers=1)
    ledger = read_table(tmp_path / "data/parsed/captures/one/a.parquet", LedgerRow)
    articles = read_table(tmp_path / "data/parsed/articles/one/a.parquet", Article)
    assert ledger["truncated"].to_pylist() == ["length"]
    assert articles["flags"].to_pylist() == [["truncated:length"]]


def test_a_new_crawl_leaves_the_old_captures_unparsed(tmp_path: Path) -> None:
    warc(tmp_path / CRAWL / "a.warc.gz", {"http://a.example/1": page("Gulls return")})
    parse.run(tmp_path, workers=1)
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "data/parsed").rglob("*.*")}
    warc(tmp_path / "data/captures/two/a.warc.gz", {"http://a.example/2": page("Fares rise")}, 9)
    parse.run(tmp_path, workers=1)
    assert {path: path.stat().st_mtime_ns for path in before} == before
    assert (tmp_path / "data/parsed/articles/two/a.parquet").is_file()


def test_the_result_is_the_same_as_from_nothing(tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    warc(one / CRAWL / "gone.warc.gz", {"http://a.example/9": page("Soon gone")})
    for root in (one, two):
        warc(root / CRAWL / "a.warc.gz", {"http://a.example/1": page("Gulls return")})
    parse.run(one, workers=1)
    (one / CRAWL / "gone.warc.gz").unlink()
    warc(one / CRAWL / "a.warc.gz", {"http://a.example/1": page("Gulls return")})
    parse.run(one, workers=2)
    parse.run(two, workers=1)
    assert tables(one) == tables(two)


def test_a_damaged_table_is_made_again(tmp_path: Path) -> None:
    warc(tmp_path / CRAWL / "a.warc.gz", {"http://a.example/1": page("Gulls return")})
    parse.run(tmp_path, workers=1)
    sound = tables(tmp_path)
    (tmp_path / "data/parsed/articles/one/a.parquet").write_bytes(b"PAR1")
    parse.run(tmp_path, workers=1)
    assert tables(tmp_path) == sound


def test_a_changed_publisher_is_parsed_again_and_no_other(tmp_path: Path) -> None:
    warc(tmp_path / CRAWL / "a.warc.gz", {"http://a.example/1": page("Gulls return")})
    warc(tmp_path / "data/captures/two/b.warc.gz", {"http://b.example/1": page("Fares rise")}, 9)
    parse.run(tmp_path, workers=1)
    other = tmp_path / "data/parsed/articles/two/b.parquet"
    before = other.stat().st_mtime_ns
    facts = {
        "key": "a-news",
        "name": "A",
        "domains": ["a.example"],
        "language": "en",
        "country": "GB",
    }
    folder = tmp_path / CRAWL / "publishers"
    folder.mkdir()
    (folder / "a-news.json").write_text(json.dumps(facts), encoding="utf-8")
    parse.crawl_publishers.cache_clear()
    parse.run(tmp_path, workers=1)
    (name,) = read_table(tmp_path / "data/parsed/articles/one/a.parquet", Article)["publisher"]
    assert name.as_py() == "a-news"
    assert other.stat().st_mtime_ns == before


@pytest.mark.parametrize("damage", ["", "[1]", '{"code": "c", "warc": "w", "hosts": []}', "other"])
def test_a_receipt_that_is_not_as_it_was_written_counts_for_nothing(
    tmp_path: Path, damage: str
) -> None:
    warc(tmp_path / CRAWL / "a.warc.gz", {"http://a.example/1": page("Gulls return")})
    parse.run(tmp_path, workers=1)
    before = tables(tmp_path)
    receipt = tmp_path / "data/parsed/receipts/one/a.json"
    written = receipt.read_text()
    receipt.write_text(
        written.replace('"response": 1', '"response": 2') if damage == "other" else damage
    )
    assert receipt.read_text() != written
    parse.run(tmp_path, workers=1)
    assert tables(tmp_path) == before


def test_files_of_which_one_name_is_the_others_with_an_ending_are_both_parsed(
    tmp_path: Path,
) -> None:
    inner = warc(tmp_path / CRAWL / "a.warc.warc.gz", {"http://a.example/1": page("Gulls return")})
    (tmp_path / CRAWL / "a.warc").write_bytes(gzip.decompress(inner.read_bytes()))
    parse.run(tmp_path, workers=1)
    ledgers = sorted((tmp_path / "data/parsed/captures").rglob("*.parquet"))
    names = read_table(ledgers, LedgerRow)["warc_file"].to_pylist()
    assert names == ["one/a.warc", "one/a.warc.warc.gz"]


def test_a_link_that_leads_nowhere_is_named(tmp_path: Path) -> None:
    (tmp_path / CRAWL).mkdir(parents=True)
    (tmp_path / CRAWL / "a.warc.gz").symlink_to(tmp_path / "gone.warc.gz")
    with pytest.raises(UnreadableError, match=r"a\.warc\.gz: cannot be read: No such file"):
        parse.run(tmp_path, workers=1)


def test_a_link_to_a_folder_is_refused_for_its_captures_would_be_left_out(tmp_path: Path) -> None:
    warc(tmp_path / "elsewhere/a.warc.gz", {"http://a.example/1": page("Gulls return")})
    (tmp_path / CRAWL.parent).mkdir(parents=True)
    (tmp_path / CRAWL).symlink_to(tmp_path / "elsewhere")
    with pytest.raises(BroadsheetError, match="one: a link to a folder"):
        parse.run(tmp_path, workers=1)


def test_a_file_that_cannot_be_read_is_named_once_the_others_are_parsed(tmp_path: Path) -> None:
    (tmp_path / CRAWL).mkdir(parents=True)
    (tmp_path / CRAWL / "a.warc.gz").symlink_to("/proc/self/mem")  # unreadable, even for root
    warc(tmp_path / CRAWL / "b.warc.gz", {"http://a.example/1": page("Gulls return")})
    with pytest.raises(UnreadableError, match=r"a\.warc\.gz: cannot be read: "):
        parse.run(tmp_path, workers=1)
    assert (tmp_path / "data/parsed/articles/one/b.parquet").is_file()


def test_a_file_without_any_record_has_a_line_in_the_ledger(tmp_path: Path) -> None:
    (tmp_path / CRAWL).mkdir(parents=True)
    (tmp_path / CRAWL / "a.warc.gz").touch()
    parse.run(tmp_path, workers=1)
    (row,) = read_table(tmp_path / "data/parsed/captures/one/a.parquet", LedgerRow).to_pylist()
    assert (row["warc_file"], row["reason"], row["detail"]) == (
        "one/a.warc.gz",
        "damaged_record",
        "no record in the file",
    )
