"""The big list of naughty strings: through parse, Parquet and back."""

import html
import json
from datetime import UTC, datetime
from pathlib import Path

import pyarrow.parquet as pq

from pipelines.files.tables import write_table
from schemas.article import Article
from schemas.capture import Capture
from schemas.columns import table_of
from spiders.extraction.assembly import parse_capture
from spiders.extraction.wording import clean, folded
from tests.cases import folder

STRINGS = json.loads((folder("BROADSHEET_CASES") / "strings/blns.json").read_text(encoding="utf-8"))
SENTENCE = "The fair has opened its gates to all who like wheels and waffles, the mayor said"


def article(number: int, text: str) -> Article:
    """Return the article of a page with *text* as headline, in its byline and in its story."""
    shown = html.escape(text)
    page = (
        f"<article><h1>{shown}</h1><p class=byline>By Ada Lovelace, {shown}</p>"
        f"<p>{SENTENCE}: {shown} and so on.</p><p>{SENTENCE} on Monday.</p><p>{SENTENCE}.</p>"
    )
    return parse_capture(
        Capture(
            record_id=f"<urn:uuid:{number}>",
            record_type="response",
            target_uri=f"https://gazette.example/{number}",
            fetched_at=datetime(2026, 11, 1, tzinfo=UTC),
            payload=page.encode("utf-8", "surrogatepass"),
            status=200,
            headers=(("Content-Type", "text/html; charset=utf-8"),),
            content_type="text/html",
        ),
        None,
    )


def test_naughty_strings_come_back_as_they_were(tmp_path: Path) -> None:
    table = table_of([article(number, text) for number, text in enumerate(STRINGS)], Article)
    write_table(table, tmp_path / "articles.parquet", Article)
    rows = pq.read_table(tmp_path / "articles.parquet").to_pylist()
    lost = [
        (text, field)
        for text, row in zip(STRINGS, rows, strict=True)
        for field, wanted, found in (
            ("headline", folded(text), row["headline"] or folded(text)),
            ("byline", "Ada Lovelace", row["byline"] or "Ada Lovelace"),
            ("text", folded(clean(text)), row["text"]),
        )
        if wanted not in found
    ]
    assert lost == []
