"""Files that an import reads over the network: whole, or not at all and in one line."""

import gzip
import json
from pathlib import Path

import pytest

from pipelines.importing import Chosen, import_files, remote
from schemas.errors import BroadsheetError
from tests.pipelines.importing.servers import files
from tests.pipelines.importing.test_chosen import archive
from tests.pipelines.importing.test_saved import NOON, captures_of

CHOSEN = Chosen(domains=("coast.example",))
URLS = ["https://coast.example/2", "https://news.coast.example/3"]


@pytest.fixture(autouse=True)
def small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remote, "PIECE", 1000)


def test_a_file_in_a_bucket_is_chosen_from_while_read(bucket, tmp_path: Path) -> None:
    bucket.put_object(Key="crawl/a.warc.gz", Body=archive())
    address = "s3://news/crawl/a.warc.gz"
    done = import_files([address], tmp_path / "captures", NOON, None, CHOSEN)
    assert [one.target_uri for one in captures_of(done)] == URLS
    (file,) = json.loads((done.folder / "crawl.json").read_bytes())["files"]
    assert (file["name"], file["from"]["address"]) == ("a.warc.gz", address)
    assert sorted(one.name for one in done.folder.iterdir()) == ["a.warc.gz", "crawl.json"]
    assert not import_files([address], tmp_path / "captures", NOON, None, CHOSEN).is_new
    assert [one.name for one in (tmp_path / "captures").iterdir()] == [done.folder.name]


@pytest.mark.parametrize("has_parts", [True, False])
def test_what_breaks_off_is_gone_on_with(has_parts: bool, tmp_path: Path) -> None:
    with files(archive(), 1000, 300, has_parts=has_parts) as server:
        done = import_files([f"{server.address}?secret=1"], tmp_path / "captures", NOON)
    (path,) = done.folder.glob("*.warc.gz")
    assert path.read_bytes() == archive()
    assert "secret" not in (done.folder / "crawl.json").read_text()
    asked = [server.asked.count(f"GET bytes={part}") for part in ("0-999", "1000-1999")]
    assert asked == ([1, 2] if has_parts else [0, 0])


@pytest.mark.parametrize("has_parts", [True, False])
def test_what_breaks_off_again_and_again_is_refused_and_leaves_nothing(
    has_parts: bool, tmp_path: Path
) -> None:
    with (
        files(archive(), *[100] * 60, has_parts=has_parts) as server,
        pytest.raises(BroadsheetError) as refused,
    ):
        import_files([server.address], tmp_path / "captures", NOON)
    (line,) = str(refused.value).splitlines()
    assert line.startswith(f"{server.address}: ")
    assert not (tmp_path / "captures").exists()


def test_a_file_that_is_not_there_is_said_so(tmp_path: Path) -> None:
    with files(b"") as server:
        pass
    with pytest.raises(BroadsheetError) as refused:
        import_files([server.address], tmp_path / "captures", NOON)
    assert str(refused.value).startswith(f"{server.address}: ")
    assert not (tmp_path / "captures").exists()


def test_nothing_is_asked_of_a_host_that_was_not_named(tmp_path: Path) -> None:
    with (
        files(archive()) as other,
        files(b"", location=other.address) as server,
        pytest.raises(BroadsheetError) as refused,
    ):
        import_files([server.address], tmp_path / "captures", NOON)
    assert str(refused.value) == f"{server.address}: leads to {other.address}: name that instead"
    assert other.asked == []


def test_what_is_no_archive_is_named_by_its_address(tmp_path: Path) -> None:
    with (
        files(b"%PDF-1.7 " + gzip.compress(b"a")) as server,
        pytest.raises(BroadsheetError, match=f"{server.address}: a PDF document"),
    ):
        import_files([server.address], tmp_path / "captures", NOON)
