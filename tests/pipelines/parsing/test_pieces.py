"""A large WARC file parsed in pieces gives what it gives as a whole."""

import gzip
import random
from pathlib import Path

import pytest

from pipelines import parse
from pipelines.warc import stretches
from pipelines.warc.records import frames
from pipelines.warc.stretches import Stretch, is_one, starts
from tests.pipelines.stories import page, warc

pytestmark = pytest.mark.slow  # whole stages and processes

CRAWL = Path("data/captures/one")
NOISE = random.Random(1).randbytes(900)  # so that a page is not squeezed to nothing


def archive(path: Path, is_gzip: bool = True) -> Path:
    """Write a WARC file of some pages, every fourth without a story."""
    told = {
        f"http://{'ab'[n % 2]}.example/{n}": page(f"Gulls return {n}") + NOISE.hex().encode()
        for n in range(24)
    }
    warc(path, {url: b"" if n % 4 == 3 else body for n, (url, body) in enumerate(told.items())})
    if not is_gzip:
        path.write_bytes(gzip.decompress(path.read_bytes()))
    return path


def parsed(root: Path, workers: int = 1) -> dict[str, bytes]:
    parse.run(root, workers=workers)
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted((root / "data/parsed").rglob("*"))
        if path.is_file()
    }


def both(root: Path, name: str, data: bytes, monkeypatch, workers: int = 1) -> int:
    """Parse a file as a whole and in pieces, which must be the same; return how many these were."""
    for folder in ("whole", "cut"):
        path = root / folder / CRAWL / name
        path.parent.mkdir(parents=True)
        path.write_bytes(data)
    whole = parsed(root / "whole")
    monkeypatch.setattr(stretches, "STRETCH", 4_000)
    assert parsed(root / "cut", workers) == whole
    return len(starts(root / "cut" / CRAWL / name))


@pytest.mark.parametrize("workers", [1, 2])
@pytest.mark.parametrize("name", ["a.warc.gz", "a.warc"])
def test_pieces_give_the_bytes_of_the_whole(tmp_path: Path, monkeypatch, name: str, workers: int):
    data = archive(tmp_path / name, name.endswith("gz")).read_bytes()
    assert both(tmp_path, name, data, monkeypatch, workers) > 3


def test_a_file_with_damage_is_read_as_a_whole(tmp_path: Path, monkeypatch):
    data = bytearray(archive(tmp_path / "a.warc.gz").read_bytes())
    data[len(data) // 2 : len(data) // 2 + 9] = b"nonsense!"
    assert both(tmp_path, "a.warc.gz", bytes(data) + b"and a rest", monkeypatch) > 3


def test_records_without_an_id_are_numbered_through(tmp_path: Path, monkeypatch):
    plain = gzip.decompress(archive(tmp_path / "a.warc.gz").read_bytes())
    both(tmp_path, "a.warc", plain.replace(b"WARC-Record-ID", b"X-Record-ID"), monkeypatch)


def test_a_record_inside_of_a_record_begins_no_piece(tmp_path: Path, monkeypatch):
    inner = archive(tmp_path / "inner.warc", is_gzip=False).read_bytes()
    path = warc(tmp_path / "outer.warc.gz", {f"http://a.example/{n}": inner for n in range(3)})
    both(tmp_path, "a.warc", gzip.decompress(path.read_bytes()), monkeypatch)


@pytest.mark.parametrize("is_gzip", [True, False])
def test_sound_stretches_have_the_records_of_the_file(tmp_path: Path, monkeypatch, is_gzip: bool):
    path = archive(tmp_path / "a.warc.gz", is_gzip)
    monkeypatch.setattr(stretches, "STRETCH", 3_000)
    begun = starts(path)
    cut = [Stretch(path, *ends) for ends in zip(begun, [*begun[1:], None], strict=True)]
    assert [frame for one in cut for frame in one.frames()] == list(frames(path))
    assert all(one.is_sound for one in cut)
    assert is_one(begun, [one.records for one in cut])


def test_a_stretch_that_ends_within_a_record_is_not_sound(tmp_path: Path):
    path = archive(tmp_path / "a.warc.gz")
    stretch = Stretch(path, 0, path.stat().st_size // 2 + 1)
    assert list(stretch.frames())
    assert not stretch.is_sound


def test_heads_without_end_are_read_as_a_whole():
    assert is_one([0, 1_000], [10_000, 10_000])
    assert not is_one([0, 1_000], [10_000, 10_100])
    assert not is_one([0, 1_000], [10, 0])
