"""The corpus as the benchmarks read it."""

import json
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.corpus import named_pages, truths
from benchmarks.pages import record


def test_a_blank_in_an_address_parts_no_page_from_its_truth(tmp_path: Path) -> None:
    urls = ["http://tarn.example/a ", "http://tarn.example/b c", "http://tarn.example/d"]
    at = datetime(2026, 11, 30, tzinfo=UTC)
    archive = b"".join(record(n, url, at, 200, "<p>Told") for n, url in enumerate(urls))
    (tmp_path / "tarn-dev.warc.gz").write_bytes(archive)
    lines = "".join(json.dumps({"url": url}) + "\n" for url in urls)
    (tmp_path / "tarn-dev.truth.jsonl").write_text(lines, encoding="utf-8")
    read = [page.capture.target_uri for page in named_pages(tmp_path, "tarn")]
    assert read == [row["url"] for row in truths(tmp_path, "tarn")]
