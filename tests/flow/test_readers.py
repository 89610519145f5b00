"""Each of the five readers loads a release with the one line the dataset card gives."""

import shutil
from datetime import UTC, datetime

import datasets
import duckdb
import pandas as pd
import polars as pl
import pyarrow.dataset
import pytest

from pipelines import release
from pipelines.describing.card import APPLIED
from pipelines.describing.getting import LOADERS
from pipelines.releasing import periods
from schemas.release import TABLES
from tests.pipelines.applied import in_order, rows_in
from tests.pipelines.sample_release import released, version
from tests.pipelines.validated import newsroom, story, write_validated


@pytest.fixture(scope="module")
def checkout(tmp_path_factory):
    """One whose year 2025 is a file, and each month of 2026."""
    root = tmp_path_factory.mktemp("checkout")
    write_validated(root / "data")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(periods, "TOGETHER", 3)
        release.run(root, workers=1)
    assert {path.name for path in (root / "data/release/articles").iterdir()} == {
        "period=2025-all",
        "period=2026-10",
        "period=2026-11",
    }
    return root


@pytest.fixture
def loaded(checkout, monkeypatch):
    """What the card's line for one reader gives, run beside the card as it says."""
    monkeypatch.chdir(checkout / "data/release")
    monkeypatch.setattr(datasets.config, "HF_DATASETS_CACHE", checkout / "cache")
    names = {"pd": pd, "pl": pl, "duckdb": duckdb, "pyarrow": pyarrow, "datasets": datasets}
    return lambda reader: eval(LOADERS[reader], names)


BODY = [
    {"role": "lede", "text": "Ferry 3 is back."},
    {"role": "paragraph", "text": "The harbour board said on Monday that it is sound."},
]
HEADLINES = {
    "Ferry 1 returns",
    "Ferry 2 is late",
    "Ferry 3 returns",
    "Ferry 4 returns",
    "Ferry 5 returns",
}


def test_pandas_loads_articles_with_nested_columns(loaded):
    rows = loaded("pandas").set_index("headline")
    assert rows.loc["Ferry 3 returns", "body"] == BODY
    assert rows.loc["Ferry 3 returns", "rights"]["text_withheld"] is None
    assert str(rows["published_at"].dtype) == "timestamp[us, tz=UTC][pyarrow]"
    assert rows.loc["Ferry 1 returns", "month"] == "2026-10"


def test_polars_loads_articles_with_nested_columns(loaded):
    rows = loaded("polars")
    assert rows.filter(pl.col("headline") == "Ferry 3 returns")["body"].to_list() == [BODY]
    assert rows.schema["published_at"] == pl.Datetime("us", "UTC")
    assert rows.filter(pl.col("headline") == "Ferry 1 returns")["month"].to_list() == ["2026-10"]


def test_duckdb_loads_articles_with_nested_columns(loaded):
    rows = loaded("DuckDB")
    found = rows.filter("headline = 'Ferry 3 returns'").project("body, month").fetchall()
    assert found == [(BODY, "2026-11")]


def test_pyarrow_loads_articles_with_nested_columns_and_their_documentation(loaded):
    rows = loaded("pyarrow")
    found = {row["headline"]: row for row in rows.to_pylist()}
    assert found["Ferry 3 returns"]["body"] == BODY
    assert rows.schema.field("dek").metadata[b"schema_org"] == b"alternativeHeadline"


def test_datasets_loads_articles_with_nested_columns(loaded):
    rows = {row["headline"]: row for row in loaded("datasets")}
    assert rows["Ferry 3 returns"]["body"] == BODY
    assert rows.keys() == HEADLINES


@pytest.mark.parametrize(
    ("table", "rows"),
    [
        ("articles", 1),
        ("revisions", 0),
        ("captures", 2),
        ("quarantine", 0),
        ("tombstones", 0),
        ("publishers", 1),
        ("delta_articles", 0),
        ("delta_tombstones", 0),
    ],
)
def test_datasets_streams_every_table_by_its_name_even_without_rows(table, rows, tmp_path):
    write_validated(tmp_path / "data", {"articles": [story(1)]})
    release.run(tmp_path, workers=1)
    place = str(tmp_path / "data/release")
    assert len(list(datasets.load_dataset(place, table, split="train", streaming=True))) == rows


def test_every_reader_joins_a_publisher_s_name_and_zone_to_its_articles(checkout, monkeypatch):
    monkeypatch.chdir(checkout / "data/release")
    place, file = "articles", "publishers.parquet"
    want = {"Ferry 1 returns": "Europe/London", "Ferry 5 returns": None}
    joined = pd.read_parquet(place).merge(pd.read_parquet(file), on="publisher")
    assert not [name for name in joined if name.endswith(("_x", "_y"))]
    zones = joined.set_index("headline")["timezone"]
    assert {name: zones[name] if zones.notna()[name] else None for name in want} == want
    frame = pl.read_parquet(place).join(pl.read_parquet(file), on="publisher")
    rows = dict(frame.select("headline", "timezone").iter_rows())
    assert {name: rows[name] for name in want} == want
    query = f"from '{place}/**/*.parquet' join '{file}' using (publisher) select headline, timezone"
    assert {name: zone for name, zone in duckdb.sql(query).fetchall() if name in want} == want
    stories = pyarrow.dataset.dataset(place, partitioning="hive").to_table(
        ["headline", "publisher"]
    )
    table = stories.join(
        pyarrow.dataset.dataset(file).to_table(["publisher", "timezone"]), "publisher"
    )
    pairs = zip(table["headline"].to_pylist(), table["timezone"].to_pylist(), strict=True)
    assert {name: zone for name, zone in pairs if name in want} == want


def test_the_card_s_query_makes_a_version_from_the_one_before(tmp_path, monkeypatch):
    before = version(tmp_path / "old")
    shutil.copytree(tmp_path / "old/data/baseline", tmp_path / "data/baseline")
    rows = newsroom()
    late = story(1, datetime(2026, 10, 30, 9, 30, tzinfo=UTC), revision=2, section="Harbour")
    rows["articles"] = [*rows["articles"][1:4], story(8), late]
    place = released(tmp_path, rows)
    (place.parent / "before").symlink_to(before)
    monkeypatch.chdir(place)
    duckdb.sql("set timezone = 'UTC'")
    made = duckdb.sql(APPLIED).to_arrow_table()
    assert in_order(made.to_pylist(), "articles") == rows_in(place, "articles")
    assert APPLIED in (place / "README.md").read_text()


EMPTY = ("revisions", "quarantine", "tombstones")


@pytest.fixture(scope="module")
def bare(tmp_path_factory):
    """A release with one article and nothing else."""
    root = tmp_path_factory.mktemp("bare")
    write_validated(root / "data", {"articles": [story(1)]})
    release.run(root, workers=1)
    return root / "data/release"


@pytest.mark.parametrize("name", EMPTY)
def test_an_empty_table_loads_with_its_columns_in_all_five_readers(name, bare):
    table = TABLES[name]
    place = str(bare / (table.pattern if table.is_file else name))
    files = str(bare / table.pattern)
    names = table.row.model_fields.keys()
    stream = datasets.load_dataset("parquet", data_files=files, split="train", streaming=True)
    assert list(stream) == []
    for rows in (
        pd.read_parquet(place, dtype_backend="pyarrow"),
        pl.read_parquet(place),
        duckdb.read_parquet(files),
    ):
        assert (set(rows.columns), rows.shape[0]) == (names, 0)
    loaded = pyarrow.dataset.dataset(place, partitioning="hive").to_table()
    assert (set(loaded.column_names), len(loaded)) == (names, 0)


def test_what_articles_hold_in_lists_is_a_line_each_by_the_card_s_sql(checkout, monkeypatch):
    monkeypatch.chdir(checkout / "data/release")
    card = (checkout / "data/release/README.md").read_text(encoding="utf-8")
    block = card.partition("```sql\n")[2].partition("```")[0]
    tables = {line.partition("  -- ")[2]: duckdb.sql(line) for line in block.splitlines()}
    assert {name: rows.columns[1:] for name, rows in tables.items()} == {
        "authors": ["position", "name", "kind", "url"],
        "tags": ["position", "tag"],
        "paragraphs": ["position", "role", "text"],
        "links": ["position", "text", "url"],
    }
    one = story(3).article_id
    found = {
        name: rows.filter(f"article_id = '{one}'").order("position").fetchall()
        for name, rows in tables.items()
    }
    assert found["authors"] == [(one, 1, "Ada Quay", "person", None)]
    assert found["tags"] == [(one, 1, "ferries"), (one, 2, "harbour")]
    assert [position for _, position, *_ in found["paragraphs"]] == [1, 2]
    assert found["links"] == [(one, 1, "board", "https://board.example.com/")]


@pytest.mark.parametrize(
    ("month", "headline"), [("2026-10", "Ferry 1 returns"), ("2025-01", "Ferry 5 returns")]
)
@pytest.mark.parametrize("by_period", [False, True])
def test_a_month_is_read_in_every_reader(month, headline, by_period, checkout, monkeypatch):
    monkeypatch.chdir(checkout / "data/release")
    monkeypatch.setattr(datasets.config, "HF_DATASETS_CACHE", checkout / "cache")
    name, field = "headline", pyarrow.dataset.field
    both = [f"{month[:4]}-all", month]
    stories = pyarrow.dataset.dataset("articles", partitioning="hive")
    filters = [("month", "==", month)] + [("period", "in", both)] * by_period
    sql = f"from 'articles/**/*.parquet' select {name} where month = '{month}'"
    lazy, where = pl.scan_parquet("articles").filter(month=month), field("month") == month
    if by_period:
        sql += f" and period in {tuple(both)}"
        lazy, where = lazy.filter(pl.col("period").is_in(both)), where & field("period").isin(both)
    found = {
        "pandas": pd.read_parquet("articles", filters=filters)[name],
        "polars": lazy.collect()[name],
        "DuckDB": [row[0] for row in duckdb.sql(sql).fetchall()],
        "pyarrow": stories.to_table(filter=where)[name].to_pylist(),
    }
    if not by_period:  # datasets knows no column that only a folder says
        files = {"data_files": "articles/**/*.parquet", "filters": filters}
        found["datasets"] = datasets.load_dataset("parquet", **files)["train"][name]
    assert [list(rows) for rows in found.values()] == [[headline]] * len(found)
    assert found.keys() == LOADERS.keys() - ({"datasets"} if by_period else set())
