"""Saved pages, as browsers and their extensions write them: what they say of themselves."""

import base64
import gzip
import io
import os
import plistlib
import quopri
import zipfile
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from backports import zstd
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.importing import Import, import_files, taken, zips
from pipelines.kinds import ImportFileError
from pipelines.verbs.extract import capture_from
from pipelines.warc import read_captures, record_faults
from schemas.capture import Capture
from schemas.errors import BroadsheetError
from tests.pipelines.stories import page

URL = "https://coast.example/harbour/gulls"
NOON = datetime(2026, 11, 16, 12, 0, tzinfo=UTC)
CHANGED = datetime(2026, 11, 1, 8, 30, tzinfo=UTC)  # of the files
STORY = page("Möwen return to the quay")


def commented(comment: str) -> bytes:
    return STORY.replace(b"<html lang='en'>", b"<html lang='en'>" + comment.encode())


SINGLE_FILE = commented(
    f"<!--\n Page saved with SingleFile \n url: {URL} \n"
    " saved date: Sun Nov 15 2026 10:05:00 GMT+0100 (Central European Standard Time)\n-->"
)
SAVED_FROM = commented(f"\r\n<!-- saved from url=({len(URL):04d}){URL} -->\r\n")
MIRRORED = commented(
    f"<!-- Mirrored from {URL[8:]} by HTTrack Website Copier/3.x [XR&CO'2014], "
    "Sun, 15 Nov 2026 09:05:00 GMT -->"
)
CANONICAL = STORY.replace(b"<head>", f"<head><link href='{URL}' rel=canonical>".encode())
SAVED = datetime(2026, 11, 15, 9, 5, tzinfo=UTC)


def message(encoding: str, *, start: str = "", before: bytes = b"", html: bytes = STORY) -> bytes:
    """Return a page and a style sheet as one message."""
    body = {
        "quoted-printable": quopri.encodestring,
        "base64": base64.encodebytes,
        "8bit": bytes,
    }[encoding](html)
    lines = [
        "From: <Saved by a browser>",
        f"Snapshot-Content-Location: {URL}",
        "Subject: =?utf-8?Q?M=C3=B6wen?=",
        "Date: Sun, 15 Nov 2026 09:05:00 -0000",
        "MIME-Version: 1.0",
        f'Content-Type: multipart/related;\r\n\ttype="text/html";{start}\r\n\tboundary="--=x(1)"',
    ]
    part = (
        b"----=x(1)\r\nContent-Type: text/html\r\nContent-ID: <frame-1@m>\r\n"
        b"Content-Transfer-Encoding: %b\r\nContent-Location: %b\r\n\r\n%b\r\n"
        % (encoding.encode(), URL.encode(), body)
    )
    style = b"----=x(1)\r\nContent-Type: text/css\r\n\r\np { color: red }\r\n"
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + before + part + style + b"----=x(1)--\r\n"


OTHER_FRAME = (
    b"----=x(1)\r\nContent-Type: text/html\r\nContent-ID: <frame-0@m>\r\n\r\n<p>advert\r\n"
)


def web_archive(form: plistlib.PlistFormat = plistlib.FMT_BINARY, **other: object) -> bytes:
    """Return a page as Safari saves it."""
    main = {
        "WebResourceData": STORY,
        "WebResourceFrameName": "",
        "WebResourceMIMEType": "text/html",
        "WebResourceTextEncodingName": "UTF-8",
        "WebResourceURL": URL,
        **other,
    }
    picture = {"WebResourceData": b"GIF89a", "WebResourceMIMEType": "image/gif"}
    whole = {"WebMainResource": main, "WebSubresources": [picture]}
    return plistlib.dumps(whole, fmt=form, sort_keys=False)


def zipped(entries: dict[str, bytes]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries.items():
            info = zipfile.ZipInfo(name, (2026, 11, 1, 8, 30, 0))
            archive.writestr(info, data, zipfile.ZIP_DEFLATED)
    return held.getvalue()


def imported(
    data: bytes, tmp_path: Path, name: str = "some.file", url: str | None = None
) -> Import:
    path = tmp_path / name
    path.write_bytes(data)
    os.utime(path, (CHANGED.timestamp(),) * 2)
    return import_files([path], tmp_path / "captures", NOON, url)


def captures_of(done: Import) -> list[Capture]:
    found = [
        one for path in sorted(done.folder.glob("*.warc.gz")) for one in read_captures(path, "")
    ]
    return [one for one in found if isinstance(one, Capture)]


PAGES = {
    "SingleFile": (SINGLE_FILE, SAVED),
    "saved from": (SAVED_FROM, CHANGED),
    "HTTrack": (MIRRORED.replace(b"https", b"http"), SAVED),
    "canonical": (CANONICAL, CHANGED),
    "gzip": (gzip.compress(SINGLE_FILE), SAVED),
    "zstd": (zstd.compress(SINGLE_FILE), SAVED),
    "zip": (zipped({"a.html": SAVED_FROM, "a_files/a.css": b"p { color: red }"}), CHANGED),
    "quoted-printable": (message("quoted-printable"), SAVED),
    "base64": (message("base64"), SAVED),
    "8bit": (message("8bit"), SAVED),
    "gzipped message": (gzip.compress(message("8bit")), SAVED),
    "Safari": (web_archive(), CHANGED),
    "Safari, as XML": (web_archive(plistlib.FMT_XML), CHANGED),
    "start": (
        message("8bit", start=' start="<frame-1@m>";', before=OTHER_FRAME),
        SAVED,
    ),
}


@pytest.mark.parametrize("kind", PAGES)
def test_a_saved_page_is_read_with_the_address_and_the_date_it_says(
    kind: str, tmp_path: Path
) -> None:
    data, at = PAGES[kind]
    done = imported(data, tmp_path)
    (one,) = captures_of(done)
    url = URL.replace("https", "http") if kind == "HTTrack" else URL
    assert (one.target_uri, one.fetched_at, one.record_type) == (url, at, "resource")
    assert one.payload in (STORY, SINGLE_FILE, SAVED_FROM, CANONICAL, PAGES["HTTrack"][0])
    assert (done.records, list(record_faults(tmp_path / "captures"))) == ({"resource": 1}, [])
    extracted = capture_from(str(tmp_path / "some.file"), None)
    assert (extracted.target_uri, extracted.payload) == (url, one.payload)


def test_a_page_that_says_no_address_is_given_one(tmp_path: Path) -> None:
    with pytest.raises(ImportFileError, match="name it with --url"):
        imported(STORY, tmp_path)
    assert not (tmp_path / "captures").exists()
    (one,) = captures_of(imported(STORY, tmp_path, url=URL))
    assert (one.target_uri, one.payload) == (URL, STORY)
    (one,) = captures_of(imported(gzip.compress(STORY), tmp_path, "b", url=f"{URL}/2"))
    assert one.target_uri == f"{URL}/2"


def test_a_folder_gives_its_pages_and_names_what_is_left_out(tmp_path: Path) -> None:
    folder = tmp_path / "saved"
    (folder / "gulls_files").mkdir(parents=True)
    (folder / "gulls.html").write_bytes(SINGLE_FILE)
    (folder / "gulls_files/a.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    (folder / "more.mht").write_bytes(message("base64").replace(URL.encode(), f"{URL}/2".encode()))
    (folder / "no-address.html").write_bytes(STORY)
    (tmp_path / "secret.html").write_bytes(SAVED_FROM)
    (folder / "link.html").symlink_to(tmp_path / "secret.html")
    done = import_files([folder], tmp_path / "captures", NOON)
    assert {one.target_uri for one in captures_of(done)} == {URL, f"{URL}/2"}
    assert [said.split(": ")[0] for said in done.left_out] == [
        f"{folder}/no-address.html",
        f"{folder}/gulls_files/a.png",
    ]
    assert not import_files([folder], tmp_path / "captures", NOON).is_new
    assert capture_from(str(folder), f"{URL}/2").payload == STORY


def many_parts(count: int) -> bytes:
    return message("8bit", before=b"----=x(1)\r\n\r\n\r\n" * count)


def nested(depth: int) -> bytes:
    """Return a message in whose parts are messages, *depth* times."""
    inner = b"Content-Type: text/html\r\n\r\n<p>Gulls"
    for level in range(depth):
        head = b"Content-Type: multipart/related; boundary=b%d\r\n\r\n--b%d\r\n" % (level, level)
        inner = head + inner
    return inner


def lying_zip() -> bytes:
    data = zipped({"a.html": STORY})
    at = data.rfind(b"PK\x05\x06") + 12
    return data[:at] + (1 << 30).to_bytes(4, "little") + data[at + 4 :]


@pytest.mark.hostile
@pytest.mark.parametrize(
    ("data", "said"),
    [
        (gzip.compress(b"<html>" + b" " * (11 << 20)), "inflates to more than 10 MB"),
        (zstd.compress(b"<html>" + b" " * (11 << 20)), "inflates to more than 10 MB"),
        (zipped({"a.html": b"<html>" + b" " * (9 << 20)}), "'a.html' inflates to too much"),
        (zipped({"../../a.html": STORY}), "'../../a.html' leads out of it"),
        (zipped({"/etc/a.html": STORY}), "'/etc/a.html' leads out of it"),
        (zipped({"..\\a.html": STORY}), "leads out of it"),
        (zipped({"a.zip": zipped({"a.html": SAVED_FROM})}), "an archive in an archive"),
        (zipped({str(n): b"" for n in range(100_001)}), "of more than 100,000 entries"),
        (zipped({"a.html": STORY})[:-40], "a zip file that is damaged"),
        (lying_zip(), "a zip file with a list of 1,073,741,824 bytes"),
        (many_parts(10_001), "MHTML without a page in its first 10000 parts"),
        (web_archive()[:-40], "a property list, and damaged"),
        (plistlib.dumps(["a"], fmt=plistlib.FMT_BINARY), "no web archive of Safari"),
        (web_archive(WebResourceMIMEType="image/png"), "a web archive of Safari, and no page in"),
        (nested(5), "MHTML with parts more than 3 deep"),
        (message("8bit").replace(b"text/html\r\n", b"image/png\r\n"), "MHTML without a page in it"),
    ],
)
def test_what_is_made_to_harm_is_refused_in_one_line(
    data: bytes, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(zips, "FREE", 8 << 20)
    with pytest.raises(ImportFileError) as refused:
        imported(data, tmp_path)
    (line,) = str(refused.value).splitlines()
    assert said in line
    assert [one.name for one in tmp_path.iterdir()] == ["some.file"]
    with pytest.raises(ImportFileError):
        capture_from(str(tmp_path / "some.file"), URL)


def test_a_message_that_is_cut_off_gives_a_page_that_says_so(tmp_path: Path) -> None:
    data = message("8bit")
    (one,) = captures_of(imported(data[: data.find(b"</article>")], tmp_path))
    assert (one.target_uri, one.truncated) == (URL, "unspecified")


def test_a_record_says_where_its_page_came_from_and_nothing_of_this_machine(
    tmp_path: Path,
) -> None:
    done = imported(zipped({"a/b.html": SAVED_FROM}), tmp_path, "gulls.zip")
    (warc,) = done.folder.glob("*.warc.gz")
    record = gzip.decompress(warc.read_bytes())
    assert b"\r\nImport-Source: gulls.zip/a/b.html\r\nImport-Date-From: file\r\n" in record
    assert str(tmp_path).encode() not in record + (done.folder / "crawl.json").read_bytes()
    assert warc.name == "gulls.zip.warc.gz"


@pytest.mark.hostile
@given(st.sampled_from(sorted(PAGES)), st.data())
@settings(max_examples=150)
def test_whatever_is_damaged_ends_in_pages_or_in_words(kind: str, data: st.DataObject) -> None:
    whole = PAGES[kind][0]
    at = data.draw(st.integers(0, len(whole)))
    noise = data.draw(st.binary(max_size=30))
    with TemporaryDirectory() as folder, suppress(BroadsheetError):
        path, scratch = Path(folder) / "a", Path(folder) / "scratch"
        scratch.mkdir()
        path.write_bytes(whole[:at] + noise + whole[at + data.draw(st.integers(0, 60)) :])
        list(taken(path, "a", scratch))
