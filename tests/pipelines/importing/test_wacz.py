"""WACZ files, as ArchiveWeb.page and py-wacz write them."""

import gzip
import hashlib
import io
import json
import zipfile
from pathlib import Path

import pytest

from pipelines.importing import import_files, zips
from pipelines.verbs.extract import capture_from
from schemas.errors import BroadsheetError
from tests.pipelines.importing.test_saved import NOON, URL, captures_of, zipped
from tests.pipelines.stories import page, response

STORY, STYLE = page("Gulls return to the quay"), b"p { color: red }"


def sha256(data: bytes) -> str:
    return f"sha256:{hashlib.sha256(data).hexdigest()}"


def wacz(*urls: str, **wrong: bytes) -> bytes:
    """Return a WACZ file of a story and a style sheet, made for the pages *urls*.

    *wrong* are the bytes of files that are others than the package says.
    """
    records = (response(1, URL, STORY), response(2, f"{URL}.css", STYLE))
    pages = [{"format": "json-pages-1.0", "id": "pages"}, *({"url": url} for url in urls)]
    files = {
        "archive/data.warc.gz": b"".join(gzip.compress(one, mtime=0) for one in records),
        "indexes/index.cdx": b"example,coast)/harbour/gulls 20261116120000 {}\n",
        "pages/pages.jsonl": "\n".join(map(json.dumps, pages)).encode(),
    }
    resources = [
        {"name": name.split("/")[1], "path": name, "hash": sha256(data), "bytes": len(data)}
        for name, data in files.items()
    ]
    package = json.dumps({"profile": "data-package", "resources": resources}).encode()
    own = json.dumps({"path": "datapackage.json", "hash": sha256(package)}).encode()
    files |= {"datapackage.json": package, "datapackage-digest.json": own}
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name, data in files.items():
            if (written := wrong.get(name.replace("/", "_").split(".")[0], data)) != b"":
                archive.writestr(name, written)
    return held.getvalue()


def test_its_warc_files_come_in_and_all_its_digests_are_asked(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(wacz(URL))
    done = import_files([tmp_path / "a.pdf"], tmp_path / "captures", NOON)
    assert [one.target_uri for one in captures_of(done)] == [URL, f"{URL}.css"]
    assert (done.records, done.faults, done.left_out) == ({"response": 2}, (), ())


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"indexes_index": b"other"}, "indexes/index.cdx: its bytes are not what sha256:"),
        ({"indexes_index": b""}, "indexes/index.cdx: missing, and in datapackage.json"),
        ({"datapackage": b'{"resources": []} '}, "datapackage.json: its bytes are not what sha"),
        ({"datapackage": b'{"resources": 7}'}, "datapackage.json: its digests cannot be read: "),
    ],
)
def test_a_file_that_is_not_what_the_package_says_is_named(
    wrong: dict[str, bytes], said: str, tmp_path: Path
) -> None:
    path = tmp_path / "a.wacz"
    path.write_bytes(wacz(URL, **wrong))
    done = import_files([path], tmp_path / "captures", NOON)
    assert [fault.startswith(f"{path}/{said}") for fault in done.faults] == [True]
    assert done.records == {"response": 2}


def test_the_page_that_it_was_made_for_is_extracted(tmp_path: Path) -> None:
    path = tmp_path / "a.wacz"
    path.write_bytes(wacz(URL))
    assert capture_from(str(path), None).payload == STORY
    assert capture_from(str(path), f"{URL}.css").payload == STYLE
    path.write_bytes(wacz(URL, f"{URL}.css"))
    with pytest.raises(BroadsheetError, match="2 captures; name one with --url"):
        capture_from(str(path), None)


def multi(hashes: dict[str, str]) -> bytes:
    """Return the package of a multi-WACZ, which names its files by their *hashes*."""
    resources = [{"name": name, "path": name, "hash": hash} for name, hash in hashes.items()]
    return json.dumps({"profile": "multi-wacz-package", "resources": resources}).encode()


def parts() -> dict[str, bytes]:
    return {"one.wacz": wacz(URL), "two.wacz": wacz(f"{URL}.css")}


def test_a_multi_wacz_gives_what_is_in_each_of_its_files(tmp_path: Path) -> None:
    files = parts()  # once: what is zipped a second later has other bytes
    hashes = {name: sha256(data).removeprefix("sha256:") for name, data in files.items()}
    path, wrong = tmp_path / "a", tmp_path / "b"
    path.write_bytes(zipped({**files, "datapackage.json": multi(hashes)}))
    done = import_files([path], tmp_path / "captures", NOON)
    assert (done.records, done.faults, done.left_out) == ({"response": 4}, (), ())
    hashes["two.wacz"] = "0" * 64
    wrong.write_bytes(zipped({**files, "datapackage.json": multi(hashes)}))
    done = import_files([wrong], tmp_path / "captures", NOON)
    assert done.faults == (f"{wrong}/two.wacz: its bytes are not what {'0' * 64} says",)


def test_a_package_alone_names_the_files_beside_it_and_no_others_are_asked_for(
    tmp_path: Path,
) -> None:
    files = parts()
    hashes = {name: sha256(data) for name, data in files.items()}
    (tmp_path / "one.wacz").write_bytes(files["one.wacz"])
    path = tmp_path / "a.json"
    far, out = "https://far.example/three.wacz", "../one.wacz"
    path.write_bytes(multi({**hashes, far: "", out: ""}))
    done = import_files([path], tmp_path / "captures", NOON)
    assert done.records == {"response": 2}
    assert done.faults == (f"{path}: its file two.wacz is missing",)
    assert done.left_out == tuple(
        f"{path}: names {one}: give that to import too" for one in (far, out)
    )


def test_wacz_files_in_a_folder_or_a_zip_file_come_in_but_none_deeper(tmp_path: Path) -> None:
    (tmp_path / "saved").mkdir()
    (tmp_path / "saved/one").write_bytes(wacz(URL))
    (tmp_path / "saved.zip").write_bytes(zipped(parts()))
    done = import_files([tmp_path / "saved", tmp_path / "saved.zip"], tmp_path / "captures", NOON)
    assert done.records == {"response": 6}
    deep = zipped({"archive/data.wacz": wacz(URL), "datapackage.json": b"{}"})
    (tmp_path / "deep.zip").write_bytes(zipped({"a.wacz": deep}))
    with pytest.raises(BroadsheetError, match=r"a\.wacz/archive/data\.wacz: an archive in an"):
        import_files([tmp_path / "deep.zip"], tmp_path / "captures", NOON)


@pytest.mark.hostile
def test_files_within_a_multi_wacz_share_what_it_may_inflate_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(zips, "FREE", 1 << 20)
    long = zipped({"archive/a.warc": b"\n" * (1 << 19), "datapackage.json": b"{}"})
    path = tmp_path / "a"
    path.write_bytes(zipped({**{f"{n}.wacz": long for n in range(9)}, "datapackage.json": b"{}"}))
    with pytest.raises(BroadsheetError, match="inflates to too much"):
        import_files([path], tmp_path / "captures", NOON)
    assert not (tmp_path / "captures").exists()
