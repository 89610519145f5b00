"""What a page or a capture can break at all ends in quarantine for it: crawled over HTTP, archived,
parsed, deduped, asked.
"""

from http.client import HTTPConnection
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from pipelines import dedupe, parse, validate
from pipelines.files.tables import parquet_files, read_table
from schemas.capture import LedgerRow
from schemas.release import TABLES
from spiders.crawling.crawl import crawl
from spiders.publisher import publisher_from
from tests.expectations.critical import BY_CAPTURE, BY_PAGE
from tests.newsroom.pages import ROOT, site_of
from tests.newsroom.server import Newsroom, newsroom

pytestmark = pytest.mark.slow  # whole stages and processes

KEY = "hostile/skerrow-echo"
HOST = site_of(KEY).host
SOUND = "/harbour/steam-tug-slips-back-4711"
UNLISTED = "/harbour/tide-clock-runs-late-4715"  # the crawl does not find it: other archives did


def answered(room: Newsroom, path: str) -> bytes:
    """Return what the newsroom answers at *path*, as an HTTP message."""
    connection = HTTPConnection("127.0.0.1", room.port, timeout=10)
    connection.request("GET", path, headers={"Host": HOST})
    response = connection.getresponse()
    fields = "".join(f"{name}: {value}\r\n" for name, value in response.getheaders())
    message = f"HTTP/1.1 {response.status} {response.reason}\r\n{fields}\r\n".encode()
    message += response.read()
    connection.close()
    return message


def shown(room: Newsroom, fields: dict[str, str]) -> bytes:
    """Return what the address in *fields* of a record answers, if it is one of the site."""
    address = urlsplit(fields.get("WARC-Target-URI", ""))
    return answered(room, address.path if address.hostname == HOST else UNLISTED)


def record(name: str, fields: dict[str, str], block: bytes) -> bytes:
    """Return the WARC record *name*, with *fields* in the place of sound ones."""
    head = {
        "WARC-Type": "response",
        "WARC-Record-ID": f"<urn:archive:{name}>",
        "WARC-Date": "2026-11-16T23:30:00Z",
        "WARC-Target-URI": f"http://{HOST}{UNLISTED}",
        "Content-Type": "application/http; msgtype=response",
        "Content-Length": str(len(block)),
    }
    lines = "".join(f"{field}: {value}\r\n" for field, value in (head | fields).items())
    return f"WARC/1.1\r\n{lines}\r\n".encode() + block + b"\r\n\r\n"


@pytest.fixture(scope="module")
def checked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the validated folder of a crawl of the hostile site, and of another archive of it."""
    root = tmp_path_factory.mktemp("hostile")
    captures = root / "data/captures"
    with newsroom(keys=[KEY]) as room, pytest.MonkeyPatch.context() as patch:
        patch.setenv("BROADSHEET_ALLOW", room.allow)
        crawl([publisher_from(ROOT / f"{KEY}.py")], captures, parse=False)
        records = [
            record(name, fields, shown(room, fields)) for name, (fields, _) in BY_CAPTURE.items()
        ]
    (captures / "archive").mkdir()
    (captures / "archive/echo.warc").write_bytes(b"".join(records))
    for stage in (parse, dedupe, validate):
        stage.run(root, workers=1)
    return root / "data/validated"


def rows(checked: Path, table: str) -> list[dict[str, Any]]:
    """Return the rows of a table of rows."""
    return read_table(parquet_files(checked / table), TABLES[table].row).to_pylist()


def test_a_sound_page_beside_them_is_accepted(checked: Path):
    assert [one["target_uri"] for one in rows(checked, "articles")] == [f"http://{HOST}{SOUND}"]


@pytest.mark.parametrize("expectation", BY_PAGE)
def test_the_page_is_in_quarantine_for_it(checked: Path, expectation: str):
    address = f"http://{HOST}{BY_PAGE[expectation]}"
    found = [one["reasons"] for one in rows(checked, "quarantine") if one["target_uri"] == address]
    assert found == [[expectation]]


@pytest.mark.parametrize("expectation", BY_CAPTURE)
def test_the_capture_is_in_quarantine_for_it(checked: Path, expectation: str):
    _, reasons = BY_CAPTURE[expectation]
    name = f"<urn:archive:{expectation}>"
    found = [one for one in rows(checked, "quarantine") if one["warc_record_id"] == name]
    assert [set(one["reasons"]) for one in found] == [reasons]


def test_the_ledger_names_every_reason(checked: Path):
    ledger = read_table(parquet_files(checked / "captures"), LedgerRow).to_pylist()
    told = {one["record_id"]: one["reason"] for one in ledger if one["state"] == "quarantined"}
    found = rows(checked, "quarantine")
    assert told == {one["warc_record_id"]: " ".join(one["reasons"]) for one in found}
