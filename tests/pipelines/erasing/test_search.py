"""Words of an article are found in any bytes, however they are written there."""

import gzip
import html
import json
import random
from pathlib import Path
from urllib.parse import quote

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from pipelines.erasing.search import Finder, searched
from pipelines.erasing.words import all_stretches
from pipelines.files import write_arrow

HEADLINE = 'Käpt\'n & crew: "no more gulls" on the quay'
URL = "https://courier.example/2026/11/käptn-and-crew-no-more-gulls"
TEXT = "The harbour office counted the birds twice before it believed — at last — its own figures."
ARTICLE = {"article_id": "a", "url": URL, "headline": HEADLINE, "body": [{"text": TEXT}]}
OTHER = {
    "article_id": "b",
    "url": "https://courier.example/2026/11/ferry",
    "headline": "Ferry fares rise again",
    "body": [{"text": "The harbour board said that the fares would rise by a tenth in spring."}],
}
FINDER = Finder(all_stretches([ARTICLE]))


def arrow(rows: list[object], path: Path) -> bytes:
    write_arrow(pa.Table.from_pylist(rows), path)
    return path.read_bytes()


def parquet(rows: list[object], path: Path) -> bytes:
    pq.write_table(pa.Table.from_pylist(rows), path, compression="zstd", use_dictionary=False)
    return path.read_bytes()


WAYS = {
    "plain": lambda rows, _: str(rows).encode(),
    "json": lambda rows, _: json.dumps(rows).encode(),
    "html": lambda rows, _: html.escape(json.dumps(rows, ensure_ascii=False)).encode(),
    "two gzip members": lambda rows, _: (
        gzip.compress(b"WARC/1.1") + gzip.compress(json.dumps(rows).encode())
    ),
    "parquet": parquet,
    "arrow": arrow,
}


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
def test_words_are_found_however_they_are_written_and_no_others(way, tmp_path: Path) -> None:
    found, is_read = searched(way([OTHER, ARTICLE], tmp_path / "file"), FINDER)
    assert ({one.kind for one in found}, is_read) == ({"text", "headline", "address"}, True)
    assert searched(way([OTHER], tmp_path / "file"), FINDER) == (set(), True)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        (f"<a href='{quote(URL, safe=':/')}?utm_source=feed'>x</a>", {"address"}),
        ("KÄPT'N &amp; CREW:\n**“no more gulls”** on the quay", {"headline"}),
        (TEXT[20:], set()),
        ("…" + TEXT[:60], {"text"}),
        ("\ud83d\ude00" * 3 + "käptn", set()),
    ],
)
def test_forms_of_words(text: str, kinds: set[str]) -> None:
    found, _ = searched(text.encode(errors="surrogatepass"), FINDER)
    assert {one.kind for one in found} == kinds


def test_a_stretch_is_found_at_any_place_and_among_thousands() -> None:
    rows = [
        {"article_id": str(number), "url": "", "headline": f"A headline of number {number:05d}"}
        for number in range(3000)
    ]
    finder = Finder(all_stretches(rows))
    for shift in range(9):
        found = finder.within("x" * shift + "A headline of number 01234, or so")
        assert {one.article for one in found} == {"1234"}


@pytest.mark.parametrize(
    "broken",
    [
        gzip.compress(TEXT.encode()) + gzip.compress(b"more")[:-6],
        gzip.compress(TEXT.encode())[:-4],
        gzip.compress(TEXT.encode() + random.Random(1).randbytes(200_000))[:100_000] + b"\0" * 99,
    ],
    ids=["a later member", "a cut end", "damage within"],
)
def test_a_broken_file_is_searched_as_far_as_it_can_be_read_and_told(broken: bytes) -> None:
    found, is_read = searched(broken, FINDER)
    assert ({one.kind for one in found}, is_read) == ({"text"}, False)


def test_a_table_that_cannot_be_read_is_told() -> None:
    assert searched(b"PAR1 and no more", FINDER) == (set(), False)
