"""What a file is said to be, by its bytes alone."""

import gzip
import os
from pathlib import Path

import pytest

from pipelines.kinds import ImportFileError, kind_of_file
from pipelines.verbs.extract import capture_from

TAIL = bytes(range(256)) * 8
FILES = {
    "pdf": (b"%PDF-1.7\n" + TAIL, "a PDF document"),
    "png": (b"\x89PNG\r\n\x1a\n" + TAIL, "a picture"),
    "jpeg": (b"\xff\xd8\xff\xe0" + TAIL, "a picture"),
    "webp": (b"RIFF\x10\0\0\0WEBPVP8 " + TAIL, "a picture"),
    "mp4": (b"\0\0\0\x18ftypmp42" + TAIL, "sound or video"),
    "docx": (b"PK\x03\x04" + bytes(26) + b"[Content_Types].xml" + TAIL, "an office document"),
    "odt": (
        b"PK\x03\x04" + bytes(26) + b"mimetypeapplication/vnd.oasis" + TAIL,
        "an office document",
    ),
    "doc": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + TAIL, "an office document"),
    "elf": (b"\x7fELF\2\1\1" + TAIL, "a program"),
    "exe": (b"MZ\x90\0\3" + TAIL, "a program"),
    "sqlite": (b"SQLite format 3\0" + TAIL, "an SQLite database"),
    "gzipped pdf": (gzip.compress(b"%PDF-1.7\n"), "compressed with gzip, a PDF document"),
    "noise": (bytes(byte * 89 % 256 for byte in range(4096)), "bytes of no text"),
    "bzip2": (b"BZh91AY&SY" + TAIL, "a file compressed with bzip2: decompress it first"),
    "tar": (b"a.html".ljust(257, b"\0") + b"ustar\x0000" + TAIL, "a tar archive: unpack it"),
    "nothing": (b"", "the file is empty"),
}


@pytest.mark.parametrize("kind", FILES)
@pytest.mark.parametrize("name", ["a.html", "a.warc.gz"])
def test_what_is_neither_page_nor_archive_is_named(kind: str, name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    data, said = FILES[kind]
    path.write_bytes(data)
    for ask in (lambda: kind_of_file(path, name), lambda: capture_from(str(path), None)):
        with pytest.raises(ImportFileError) as refused:
            ask()
        (line,) = str(refused.value).splitlines()
        assert f"{name}: {said}" in line


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"<!doctype html><title>Gulls</title>", "html"),
        (b"\n\n<div>Gulls return</div>", "html"),
        ("\ufeff<html><p>M\u00f6wen".encode("utf-16-le"), "html"),
        (b"Gulls return to the quay.\n\nThe harbour office counted them.", "text"),
        (b"From: saved\r\nContent-Type: multipart/related;\r\n\tboundary=x\r\n\r\n--x", "mhtml"),
        (b"filedesc://a.arc 0.0.0.0 20040101000000 text/plain 9\n1 0 x", "arc"),
        (b"WARC/1.0\r\nWARC-Type: warcinfo\r\n", "warc"),
        (b"v>a cut page</div>\r\n\r\nWARC/1.0\r\nWARC-Type: response\r\n", "warc"),
        (b"<p>An article on WARC/1.0</p>\r\n\r\nWARC/1.0\r\nWARC-Type: response\r\n", "html"),
        (b"bytes of a damaged record\r\n\r\nWARC/1.0\r\nWARC-Type: response\r\n", "warc"),
        (os.urandom(4096) + gzip.compress(b"WARC/1.0\r\nWARC-Type: response\r\n"), "warc"),
    ],
)
def test_the_name_says_nothing(data: bytes, name: str, tmp_path: Path) -> None:
    path = tmp_path / "some.pdf"
    path.write_bytes(data)
    assert kind_of_file(path, "some.pdf").name == name


def test_a_head_that_never_ends_is_read_in_time_proportional_to_it(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"X-Line: a\r\n b\r\n" * 4000)
    assert kind_of_file(path, "a").name == "text"
