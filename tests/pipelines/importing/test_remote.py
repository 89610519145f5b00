"""Files that an import reads over the network: whole, or not at all and in one line."""

import gzip
import hashlib
import json
import random
import subprocess
import sys
from pathlib import Path

import pytest

from pipelines.importing import Chosen, import_files, remote
from pipelines.running import progress
from schemas.capture import Capture
from schemas.errors import BroadsheetError, Exit
from tests.checkouts import ROOT
from tests.pipelines.importing.servers import files
from tests.pipelines.importing.test_chosen import archive
from tests.pipelines.importing.test_saved import NOON, captures_of
from tests.pipelines.stories import page, response

CHOSEN = Chosen(domains=("coast.example",))
URLS = ["https://coast.example/2", "https://news.coast.example/3"]
LARGE = 24 << 20  # bytes: many pieces of those that the test below reads
READING = """
import resource, sys
from datetime import UTC, datetime
from pathlib import Path
from pipelines.importing import Chosen, import_files, remote

remote.PIECE = 1 << 20
resource.setrlimit(resource.RLIMIT_FSIZE, (2 << 20, 2 << 20))  # no file may be larger
for key in ("small", "large"):
    address, now = f"s3://news/{key}.warc.gz", datetime.now(UTC)
    done = import_files([address], Path(sys.argv[1]), now, None, Chosen(domains=("coast.example",)))
    print(done.records["response"], resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


@pytest.fixture(autouse=True)
def small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remote, "PIECE", 1000)


def test_a_file_in_a_bucket_is_chosen_from_while_read(
    bucket, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(progress, "QUIET_SECONDS", -1)
    bucket.put_object(Key="crawl/a.warc.gz", Body=archive())
    address = "s3://news/crawl/a.warc.gz"
    done = import_files([address], tmp_path / "captures", NOON, None, CHOSEN)
    assert [one.target_uri for one in captures_of(done)] == URLS
    (file,) = json.loads((done.folder / "crawl.json").read_bytes())["files"]
    assert (file["name"], file["from"]["address"]) == ("a.warc.gz", address)
    assert sorted(one.name for one in done.folder.iterdir()) == ["a.warc.gz", "crawl.json"]
    assert f"{address}: pieces of 0 MB: 2 of 4\n" in capsys.readouterr().err
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
def test_what_breaks_off_while_it_is_chosen_from_is_gone_on_with(
    has_parts: bool, tmp_path: Path
) -> None:
    breaks = [1000, 300, 1000]
    with files(archive(), *breaks, has_parts=has_parts) as server:
        done = import_files([server.address], tmp_path / "captures", NOON, None, CHOSEN)
    assert [one.target_uri for one in captures_of(done)] == URLS
    assert done.records == dict.fromkeys(("request", "response", "metadata"), 2)
    (file,) = json.loads((done.folder / "crawl.json").read_bytes())["files"]
    assert file["from"]["sha256"] == hashlib.sha256(archive()).hexdigest()


def test_what_is_damaged_is_told_as_that_of_a_file_here(tmp_path: Path) -> None:
    data = bytearray(archive())
    data[700:720] = bytes(20)
    long = random.Random(1).randbytes(6000)  # longer than what is held of it
    more = bytearray(gzip.compress(response(9, "https://coast.example/9", long)))
    more[-3000] ^= 255
    data += more + archive()
    (tmp_path / "gulls.warc.gz").write_bytes(data)
    here = import_files([tmp_path / "gulls.warc.gz"], tmp_path / "here", NOON, None, CHOSEN)
    with files(bytes(data), has_parts=True) as server:
        done = import_files([server.address], tmp_path / "captures", NOON, None, CHOSEN)
    assert here.left["damaged"] > 1
    assert (done.records, done.left) == (here.records, here.left)
    (ours,), (theirs,) = (one.folder.glob("*.warc.gz") for one in (done, here))
    assert ours.read_bytes() == theirs.read_bytes()


def test_a_file_that_changes_while_it_is_chosen_from_is_refused(bucket, tmp_path: Path) -> None:
    class Meddling(Chosen):
        def objection(self, _: Capture) -> None:
            bucket.put_object(Key="a.warc.gz", Body=archive()[:-1] + b"!")

    bucket.put_object(Key="a.warc.gz", Body=archive())
    with pytest.raises(BroadsheetError, match=r"^s3://news/a.warc.gz: "):
        import_files(["s3://news/a.warc.gz"], tmp_path / "captures", NOON, None, Meddling())
    assert not (tmp_path / "captures").exists()


@pytest.mark.slow
def test_a_large_file_is_chosen_from_without_room_for_it(bucket, tmp_path: Path) -> None:
    noise = random.Random(1).randbytes(1 << 20)
    others = (
        gzip.compress(response(100 + n, f"https://other.example/{n}", noise), 1)
        for n in range(LARGE >> 20)
    )
    bucket.put_object(Key="small.warc.gz", Body=archive())
    bucket.put_object(Key="large.warc.gz", Body=b"".join(others) + archive())
    done = subprocess.run(
        [sys.executable, "-c", READING, tmp_path / "captures"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    (small, before), (large, after) = (map(int, one.split()) for one in done.stdout.splitlines())
    assert (small, large) == (2, 2)
    assert (after - before) << 10 < LARGE / 2


@pytest.mark.parametrize("chosen", [Chosen(), CHOSEN])
@pytest.mark.parametrize("has_parts", [True, False])
def test_what_breaks_off_again_and_again_is_refused_and_leaves_nothing(
    has_parts: bool, chosen: Chosen, tmp_path: Path
) -> None:
    with (
        files(archive(), *[1000] * 2, *[100] * 60, has_parts=has_parts) as server,
        pytest.raises(BroadsheetError) as refused,
    ):
        import_files([server.address], tmp_path / "captures", NOON, None, chosen)
    (line,) = str(refused.value).splitlines()
    assert line.startswith(f"{server.address}: ")
    assert not (tmp_path / "captures").exists()


def test_a_file_that_is_not_there_is_said_so(tmp_path: Path) -> None:
    with files(b"") as server:
        pass
    with pytest.raises(BroadsheetError) as refused:
        import_files([server.address], tmp_path / "captures", NOON)
    assert str(refused.value).startswith(f"{server.address}: Cannot connect to host 127.0.0.1:")
    assert not (tmp_path / "captures").exists()


def test_a_store_that_has_not_the_file_or_wants_a_login_says_what_to_do(
    bucket, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for address, said in (
        ("s3://news/a.warc.gz", "no such file there"),
        ("s3://olds/a.warc.gz", "The specified bucket does not exist"),
    ):
        with pytest.raises(BroadsheetError, match=f"^{address}: {said}$") as refused:
            import_files([address], tmp_path / "captures", NOON)
        assert refused.value.exit_code == Exit.USAGE
    monkeypatch.delenv("AWS_ACCESS_KEY_ID")
    monkeypatch.delenv("AWS_SECRET_ACCESS_KEY")
    monkeypatch.setenv("HOME", str(tmp_path))
    with pytest.raises(
        BroadsheetError, match=r"credentials: name a profile .* FSSPEC_S3_ANON=true"
    ):
        import_files(["s3://news/a.warc.gz"], tmp_path / "captures", NOON)


def test_nothing_is_asked_of_a_host_that_was_not_named(tmp_path: Path) -> None:
    with (
        files(archive()) as other,
        files(b"", location=other.address) as server,
        pytest.raises(BroadsheetError) as refused,
    ):
        import_files([server.address], tmp_path / "captures", NOON)
    assert str(refused.value) == f"{server.address}: leads to {other.address}: name that instead"
    assert other.asked == []


def test_a_page_of_the_web_is_left_to_the_crawl(tmp_path: Path) -> None:
    with (
        files(page("Gulls")) as server,
        pytest.raises(BroadsheetError, match="a page of the web and no archive: write its address"),
    ):
        import_files([server.address], tmp_path / "captures", NOON)


def test_what_is_no_archive_is_named_by_its_address(tmp_path: Path) -> None:
    with (
        files(b"%PDF-1.7 " + gzip.compress(b"a")) as server,
        pytest.raises(BroadsheetError, match=f"{server.address}: a PDF document"),
    ):
        import_files([server.address], tmp_path / "captures", NOON)
