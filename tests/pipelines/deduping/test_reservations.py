"""Rights follow all captures of an article, facts its newest; neither makes a revision."""

from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines import dedupe
from pipelines.files.tables import parquet_files, read_table
from schemas.article import Article
from schemas.parts import Rights
from spiders.signals import withholding
from tests.pipelines.parsed import NOON, Parsed, article, page, rejected, revisit, write_shard

pytestmark = pytest.mark.slow  # whole stages

URL = "https://courier.example/vote"
DAY = timedelta(days=1)


def signals(*said: str) -> Rights:
    return Rights(ai_signals=list(said), text_withheld=withholding(said))


def seen(day: int, *said: str, text: str = "", **values) -> Parsed:
    shown = article(
        URL, text, at=NOON + day * DAY, published_at=NOON, rights=signals(*said), **values
    )
    return page(shown, f"r{day}")


def deduped(root: Path, captures: list[Parsed]) -> list[dict]:
    """Return the rows of a crawl a capture, newest revision first."""
    for number, capture in enumerate(captures):
        write_shard(root, f"crawl{number}/courier", [capture])
    dedupe.run(root, workers=1)
    rows = read_table(parquet_files(root / "data/deduped/articles"), Article).to_pylist()
    earlier = read_table(parquet_files(root / "data/deduped/revisions"), Article).to_pylist()
    return [*rows, *sorted(earlier, key=lambda row: -row["revision"])]


def withheld(rows: list[dict]) -> list[str | None]:
    return [row["rights"]["text_withheld"] for row in rows]


def test_a_later_opt_out_with_the_same_words_is_obeyed(tmp_path: Path) -> None:
    rows = deduped(tmp_path, [seen(0), seen(1, "x-robots-tag: noai"), seen(2)])
    assert withheld(rows) == ["noai"]
    assert rows[0]["rights"]["withheld_since"] == NOON + DAY
    assert rows[0]["revision"] == 1


def test_an_opt_out_reaches_every_revision(tmp_path: Path) -> None:
    rows = deduped(
        tmp_path, [seen(0, text="One."), seen(1, "rsl: /l", text="Two."), seen(2, text="Three.")]
    )
    assert withheld(rows) == ["rsl"] * 3


def test_one_that_is_lifted_withholds_nothing(tmp_path: Path) -> None:
    history = [seen(0), seen(1, "tdm-reservation: 1"), seen(2, "tdm-reservation: 0")]
    assert withheld(deduped(tmp_path, history)) == [None]


def test_a_304_with_an_opt_out_counts(tmp_path: Path) -> None:
    _, row = revisit(URL, "r1", NOON + DAY, "r0")
    said = row.model_copy(update={"rights": signals("x-robots-tag: noai")})
    rows = deduped(tmp_path, [seen(0), (None, said)])
    assert withheld(rows) == ["noai"]
    assert rows[0]["facts_at"] == NOON


def test_a_page_without_a_story_speaks_for_the_article_at_its_address(tmp_path: Path) -> None:
    _, row = rejected(URL, "r1", "no_text", NOON + DAY)
    said = row.model_copy(update={"rights": signals("x-robots-tag: noai")})
    assert withheld(deduped(tmp_path, [seen(0), (None, said)])) == ["noai"]


def test_a_capture_that_was_cut_short_is_heard_too(tmp_path: Path) -> None:
    shown, row = seen(1, "x-robots-tag: noai", text="Half of it.")
    cut = shown, row.model_copy(update={"truncated": "length"})
    rows = deduped(tmp_path, [seen(0), cut])
    assert (withheld(rows), rows[0]["rights"]["withheld_since"]) == (["noai"], NOON + DAY)


def test_facts_are_those_of_the_newest_capture_of_the_revision(tmp_path: Path) -> None:
    facts = {"tags": ["port"], "section": "Local", "paywall": "hard"}
    rows = deduped(tmp_path, [seen(0, tags=["sea"]), seen(1, **facts)])
    (row,) = rows
    assert {name: row[name] for name in facts} == facts
    assert (row["fetched_at"], row["facts_at"]) == (NOON, NOON + DAY)
    assert (row["warc_record_id"], row["revision"]) == ("r0", 1)


def test_facts_that_are_seen_again_change_no_row(tmp_path: Path) -> None:
    (once,) = deduped(tmp_path / "once", [seen(0), seen(1, tags=["port"])])
    (again,) = deduped(
        tmp_path / "again", [seen(0), seen(1, tags=["port"]), seen(2, tags=["port"])]
    )
    assert again == once


def test_facts_that_come_back_are_the_newest(tmp_path: Path) -> None:
    (row,) = deduped(tmp_path, [seen(0, tags=["a"]), seen(1, tags=["b"]), seen(2, tags=["a"])])
    assert (row["tags"], row["facts_at"]) == (["a"], NOON + 2 * DAY)


def test_an_earlier_revision_keeps_the_facts_of_its_own_last_capture(tmp_path: Path) -> None:
    history = [
        seen(0, text="One.", tags=["a"]),
        seen(1, text="One.", tags=["b"]),
        seen(2, text="Two.", tags=["c"]),
    ]
    assert [row["tags"] for row in deduped(tmp_path, history)] == [["c"], ["b"]]


SAID = [(), ("x-robots-tag: noai",), ("tdm-reservation: 1",), ("tdm-reservation: 0",)]


@settings(max_examples=15)
@given(
    st.lists(st.tuples(st.sampled_from(SAID), st.integers(0, 1)), min_size=1, max_size=5), st.data()
)
def test_neither_order_nor_crawls_change_what_is_reserved(tmp_path_factory, history, data) -> None:
    captures = [seen(day, *said, text=f"Text {text}.") for day, (said, text) in enumerate(history)]
    first = deduped(tmp_path_factory.mktemp("first"), captures)
    root = tmp_path_factory.mktemp("other")
    write_shard(root, "one/courier", data.draw(st.permutations(captures)))
    dedupe.run(root, workers=1)
    rows = read_table(parquet_files(root / "data/deduped/articles"), Article).to_pylist()
    assert [(row["rights"], row["facts_at"]) for row in rows] == [
        (row["rights"], row["facts_at"]) for row in first[:1]
    ]
