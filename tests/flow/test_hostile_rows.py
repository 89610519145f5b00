"""Rows of any values that the schema allows: every stage ends, and each row is in one table."""

from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from expectations.narrow import narrow, promises_of
from pipelines import dedupe, validate
from pipelines.files.tables import parquet_files, read_table
from schemas.article import Article
from schemas.columns import Field, Record, columns_of, table_of
from schemas.release import TABLES
from tests.pipelines.parsed import article, ledger_row, write_shard

pytestmark = [pytest.mark.hostile, pytest.mark.slow]
UTF8 = st.text(st.characters(codec="utf-8"), max_size=40)
FIRST, LAST = datetime(1, 1, 2, tzinfo=UTC), datetime(9999, 12, 30, tzinfo=UTC)
SCALARS: dict[Any, st.SearchStrategy[Any]] = {
    str: UTF8 | st.sampled_from(["\x00", "\n", "a" * 5000, "=cmd|' /C calc'!A0", "../../etc"]),
    bool: st.booleans(),
    int: st.integers(-(2**31), 2**31 - 1),
    float: st.floats(),
    date: st.dates(FIRST.date(), LAST.date()),
    datetime: st.datetimes(
        FIRST.replace(tzinfo=None), LAST.replace(tzinfo=None), timezones=st.just(UTC)
    ),
}


def values(kind: Any) -> st.SearchStrategy[Any]:
    """Return any values of a column's Python type."""
    if isinstance(kind, type) and issubclass(kind, Record):
        return records(kind)
    if kind in SCALARS:
        return SCALARS[kind]
    inner = get_args(kind)
    is_vocabulary = isinstance(inner[0], str)
    return st.sampled_from(inner) if is_vocabulary else st.lists(values(inner[0]), max_size=3)


def column(field: Field) -> st.SearchStrategy[Any]:
    """Return any values of a column, null among them if it may be."""
    return st.none() | values(field.type) if field.is_nullable else values(field.type)


def records(model: type[Record]) -> st.SearchStrategy[Any]:
    """Return any records of *model*, unchecked."""
    columns = {field.name: column(field) for field in columns_of(model)}
    return st.fixed_dictionaries(columns).map(lambda drawn: model.model_construct(**drawn))


@settings(max_examples=60, suppress_health_check=list(HealthCheck))
@given(st.lists(records(Article), max_size=4))
def test_any_row_can_be_measured(rows: list[Article]):
    table = table_of(rows, Article)
    assert len(narrow(table, promises_of())) == len(rows)


@settings(max_examples=5, suppress_health_check=list(HealthCheck))
@given(st.lists(records(Article), min_size=1, max_size=6))
def test_any_rows_end_in_one_table_each(rows: list[Article]):
    sound = article("https://courier.example/vote")
    with TemporaryDirectory() as folder:
        root = Path(folder)
        captures = [
            (shown, ledger_row("u", shown.warc_record_id, shown.fetched_at))
            for shown in [*rows, sound]
        ]
        write_shard(root, "one/courier", captures)
        deduped = dedupe.run(root, workers=1)
        validate.run(root, workers=1)
        found = [
            row["article_id"]
            for table in ("articles", "revisions", "quarantine")
            for row in read_table(
                parquet_files(root / "data/validated" / table), TABLES[table].row, ["article_id"]
            ).to_pylist()
        ]
        assert len(found) == deduped["captures"]["article"]
        assert set(found) == {row.article_id for row in [*rows, sound]}
