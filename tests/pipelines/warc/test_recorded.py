"""Captures are held against what was recorded when they were archived."""

import gzip
import json
import shutil
from base64 import b32encode
from hashlib import sha1, sha256
from pathlib import Path

import pytest

from pipelines import parse
from pipelines.cli import main
from pipelines.files.manifest import sha256_of
from pipelines.warc.recorded import (
    UNKNOWN,
    CapturesError,
    digest_fault,
    file_faults,
    record_faults,
    refuse_damaged,
    unrecorded,
)
from pipelines.warc.records import Frame
from schemas.errors import Exit
from spiders.archive.files import WarcFile
from tests.pipelines.stories import page, warc

NAME = "a-00000.warc.gz"


@pytest.fixture
def archived(tmp_path: Path) -> Path:
    path = warc(tmp_path / "data/captures/one" / NAME, {"http://a.example/1": page("Gulls")})
    facts = {
        "id": "one",
        "finished": "2026-11-20T10:00:00",
        "files": [{"name": NAME, "sha256": sha256_of(path)}],
    }
    (path.parent / "crawl.json").write_text(json.dumps(facts))
    return path


def captures(path: Path) -> Path:
    return path.parent.parent


def test_what_is_as_archived_has_no_fault(archived: Path) -> None:
    assert list(file_faults(captures(archived))) == []
    refuse_damaged(captures(archived))


def test_an_emptied_a_flipped_and_a_missing_file_are_named(archived: Path) -> None:
    whole = archived.read_bytes()
    archived.write_bytes(b"")
    (fault,) = file_faults(captures(archived))
    assert fault == f"{archived}: its 0 bytes are not those that were archived"
    archived.write_bytes(whole[:40] + bytes([whole[40] ^ 1]) + whole[41:])
    assert len(list(file_faults(captures(archived)))) == 1
    archived.unlink()
    assert list(file_faults(captures(archived))) == [f"{archived}: missing"]


def test_a_file_replaced_by_a_link_is_named(archived: Path, tmp_path: Path) -> None:
    archived.rename(tmp_path / "elsewhere")
    archived.symlink_to(tmp_path / "elsewhere")
    (fault,) = file_faults(captures(archived))
    assert "a link to" in fault


def test_a_link_into_the_cache_of_dvc_is_no_fault(archived: Path, tmp_path: Path) -> None:
    cache = tmp_path / ".dvc/cache/files"
    cache.mkdir(parents=True)
    archived.rename(cache / "ab")
    archived.symlink_to(cache / "ab")
    assert list(file_faults(captures(archived))) == []


@pytest.mark.slow
def test_a_build_stops_before_it_parses_what_was_not_archived(archived: Path) -> None:
    root = captures(archived).parent.parent
    parse.run(root, workers=1)
    archived.write_bytes(b"")
    with pytest.raises(CapturesError, match="bring it back"):
        parse.run(root, workers=1)


def test_a_crawl_that_recorded_nothing_is_left_alone(archived: Path) -> None:
    (archived.parent / "crawl.json").write_text("{}")
    archived.write_bytes(b"")
    refuse_damaged(captures(archived))


def test_provenance_that_cannot_be_read_is_one_line(archived: Path) -> None:
    (archived.parent / "crawl.json").write_text("{")
    with pytest.raises(CapturesError, match=r"crawl\.json: the file: Invalid JSON"):
        refuse_damaged(captures(archived))


def test_what_nothing_vouches_for_is_named(archived: Path, tmp_path: Path) -> None:
    folder, root = archived.parent, captures(archived)
    assert list(unrecorded(root)) == []
    (folder / "b.warc").write_bytes(archived.read_bytes())
    (folder / "b.cdxj").symlink_to(tmp_path / "nowhere")
    (root / "c.warc.gz").write_bytes(archived.read_bytes())
    (root / "elsewhere").symlink_to(tmp_path)
    (root / "lost").mkdir()
    (root / "pulled.dvc").touch()
    assert [fault.removeprefix(f"{root}/") for fault in unrecorded(root)] == [
        f"c.warc.gz: in the folder of no crawl: {UNKNOWN}",
        f"elsewhere: a link to {tmp_path}, not what was archived",
        f"elsewhere/crawl.json: missing: {UNKNOWN}",
        f"lost/crawl.json: missing: {UNKNOWN}",
        f"one/b.cdxj: a link to {tmp_path / 'nowhere'}, not what was archived",
        f"one/b.warc: not in crawl.json: {UNKNOWN}",
        "pulled: missing",
    ]


def test_a_crawl_that_was_closed_without_sums_says_so_and_an_open_one_need_not(
    archived: Path,
) -> None:
    provenance = archived.parent / "crawl.json"
    provenance.write_text('{"finished": "2026-11-20T10:00:00"}')
    assert list(unrecorded(captures(archived))) == [f"{provenance}: has no sums: {UNKNOWN}"]
    provenance.write_text('{"finished": null}')
    assert list(unrecorded(captures(archived))) == []


@pytest.mark.slow
def test_verify_says_what_it_cannot_vouch_for_and_that_all_is_gone(
    archived: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command = ["verify", "--captures", str(captures(archived))]
    assert main(command) == Exit.OK
    archived.unlink()
    assert main(command) == Exit.REFUSED
    assert capsys.readouterr().err == f"broadsheet verify: {archived}: missing\n"
    shutil.rmtree(archived.parent)
    assert main(command) == Exit.EMPTY


def test_a_record_that_is_not_what_its_digest_says_is_named(tmp_path: Path) -> None:
    folder = tmp_path / "one"
    folder.mkdir()
    file = WarcFile(folder, "a", [("software", "test")], 1 << 20)
    file.close()
    (path,) = folder.glob("*.warc.gz")
    assert list(record_faults(tmp_path)) == []
    plain = gzip.decompress(path.read_bytes()).replace(b"software: test", b"software: tusk")
    path.write_bytes(gzip.compress(plain))
    (fault,) = record_faults(tmp_path)
    assert "its block is not what sha1:" in fault


def test_a_damaged_file_is_named_record_by_record(archived: Path) -> None:
    assert list(record_faults(captures(archived))) == []
    archived.write_bytes(archived.read_bytes()[:-20])
    (fault,) = record_faults(captures(archived))
    assert fault.startswith(f"{archived}: the record at byte 0: ")


@pytest.mark.parametrize(
    ("named", "is_right"),
    [
        ("sha1:FO5RRYQ4BAXFNLDLRYJ34QKWBCK6WN3X", False),
        ("sha1:5PYGGMUFXIJ5JNDAYOEFGBKFSLTSFUXC", False),
        (f"sha1:{sha1(b'block').hexdigest()}", True),
        (f"SHA1:{b32encode(sha1(b'block').digest()).decode()}", True),
        (f"sha256:{sha256(b'block').hexdigest()}", True),
        (f"sha256:{b32encode(sha256(b'block').digest()).decode()}", True),
        ("sha1:", False),
        ("crc:00", True),
        ("", True),
    ],
)
def test_digests_are_read_as_archives_write_them(named: str, is_right: bool) -> None:
    head = f"WARC/1.1\r\nWARC-Block-Digest: {named}\r\n\r\n".encode()
    assert (digest_fault(Frame(0, head + b"block", len(head))) is None) == is_right
