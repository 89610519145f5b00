"""What a parser's process tells is read as data, and what is no article costs no neighbour."""

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from pipelines.files import Receipt
from pipelines.parsing import pieces
from pipelines.parsing.pieces import parsed_tables
from pipelines.parsing.shards import shard_of
from pipelines.parsing.told import table_of_json, told_apart
from pipelines.warc import read_captures
from schemas.article import Article
from schemas.columns import arrow_schema, table_of
from spiders.extraction.assembly import parse_capture
from spiders.sandbox import PLAIN, own_sandbox
from tests.pipelines.stories import page, warc
from tests.schemas.test_columns import Event, Place
from tests.spiders.sandbox.test_sandbox import deadly

TOLD = parse_capture(PLAIN, None, None).model_dump_json()


def test_rows_of_json_are_the_rows() -> None:
    seen = datetime(2026, 11, 16, 12, 0, 0, 70, tzinfo=UTC)
    rows = [
        Event(title='"Gull"\n\u2028fair\0', share=0.1 + 0.2, day=date(1, 1, 1), guests=["Ines"]),
        Event(
            title="Storm", kind="storm", length=1 << 40, share=1, place=Place(name="", seen_at=seen)
        ),
        Event(title="Fair", places=[Place(name="Quay", seen_at=datetime.max.replace(tzinfo=UTC))]),
    ]
    told = [row.model_dump_json().encode() for row in rows]
    assert table_of_json(told, Event).equals(table_of(rows, Event))
    assert table_of_json([], Event).schema == arrow_schema(Event)


@pytest.mark.parametrize(
    "told", [b'{"titel": "Storm"}', b'{"title": 7}', b'{"title": "a"} {}', b"{"]
)
def test_json_that_is_no_row_is_refused(told: bytes) -> None:
    with pytest.raises(pa.ArrowInvalid):
        table_of_json([told], Event)


def without(name: str) -> str:
    """Return the plain article without one of its columns."""
    return json.dumps({key: value for key, value in json.loads(TOLD).items() if key != name})


def saying(name: str, value: str) -> str:
    """Return the plain article with *value*, in JSON, in one of its columns."""
    return f'{without(name)[:-1]}, "{name}": {value}}}'


@pytest.mark.parametrize(
    "row",
    [
        *(saying("word_count", value) for value in ("99999999999", "9" * 30, "1e999", "7.5")),
        *(saying("word_count", value) for value in ("NaN", "null", "true", '"7"', "[7]")),
        *(saying("revision", value) for value in ("0", "-1", "null")),
        *(saying("headline", value) for value in ("7", "{}", '"\\ud800"', '"a')),
        *(saying("published_at", value) for value in ("7", '"now"', '"99999-01-01T00:00:00Z"')),
        *(saying("published_day", value) for value in ('"2026-13-01"', '"now"', '"0000-12-31"')),
        saying("published_at", '"0000-12-31T00:00:00Z"'),
        saying("rights", '{"ai_signals": [], "withheld_since": "0000-12-31T00:00:00Z"}'),
        *(saying("similarity", value) for value in ("NaN", "Infinity", "-Infinity", "1e999")),
        *(saying("tags", value) for value in ("null", "[null]", '["a", 7]', "{}", '"a"')),
        *(saying("tags", "[" * depth + "]" * depth) for depth in (2, 190)),
        *(saying("body", f"[{value}]") for value in ("null", '{"role": "lede"}', "[]")),
        saying("body", '[{"role": "lede", "text": null}]'),
        saying("body", '[{"role": "lede", "text": "", "text": ""}]'),
        saying("body", '[{"role": "lede", "text": "", "more": 1}]'),
        saying("rights", '{"ai_signals": null}'),
        saying("more", "1"),
        TOLD[:-1] + ', "headline": "Twice"}',
        without("text"),
        without("tags"),
        f"{TOLD} {TOLD}",
        f"[{TOLD}]",
        "{",
        "",
    ],
)
def test_what_the_schema_does_not_allow_is_found_and_its_neighbours_stay(row: str) -> None:
    articles, wrong = told_apart([one.encode() for one in (TOLD, row, TOLD)], Article)
    assert wrong == {1}
    assert articles.equals(table_of_json([TOLD.encode()] * 2, Article))


def test_what_may_be_missing_may() -> None:
    assert told_apart([without("dek").encode()], Article)[1] == frozenset()


LIAR = """
import __main__
def lying(job, true=__main__.answer_to, head=__main__.HEAD):
    kind, row = (told := true(job))[:1], told[head.size:]
    if b"Gulls 1 " in job[0].payload:
        row = row.replace(b'"word_count":', b'"word_count":9999999999')
    return head.pack(kind, len(row)) + row
__main__.answer_to = lying
"""


@pytest.fixture
def liar() -> Iterator[Any]:
    """Give this thread's sandbox, whose process tells of one page what is no article."""
    box = own_sandbox()
    box.stopped()
    box.parsed(deadly(9, LIAR))
    yield box
    box.stopped()


@pytest.mark.slow  # starts a process that imports the parser
def test_a_capture_whose_article_is_none_is_a_rejection_and_counted_as_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, liar: Any
) -> None:
    monkeypatch.setattr(pieces, "BATCH", 2)
    stories = {f"http://news.example/{n}": page(f"Gulls {n} return") for n in range(3)}
    path = warc(tmp_path / "a.warc.gz", stories)
    receipt = Receipt("", "")
    shard, process = shard_of(path, Path("a.warc.gz"), tmp_path), liar.process
    articles, ledger = parsed_tables(
        read_captures(path, "a.warc.gz"), shard, receipt, own_sandbox()
    )
    assert articles["headline"].to_pylist() == ["Gulls 0 return", "Gulls 2 return"]
    rows = ledger.select(["state", "reason", "detail", "article_id"]).to_pylist()
    assert rows[1] == {
        "state": "rejected",
        "reason": "parser_crash",
        "detail": "payload: the process's answer is no article",
        "article_id": None,
    }
    assert [row["article_id"] for row in rows[::2]] == articles["article_id"].to_pylist()
    assert receipt.states == {"article": 2, "rejected: parser_crash": 1}
    assert receipt.records == {"response": 3}
    assert liar.process is not process


def test_large_articles_are_held_a_few_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pieces, "MOST_HELD", 10)
    given = [pieces.Given(None, b"." * size) for size in (4, 4, 4, 99, 1)]
    sizes = [[len(one.article) for one in batch] for batch in pieces.batches(iter(given))]
    assert sizes == [[4, 4, 4], [99], [1]]
