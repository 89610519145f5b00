"""The difference of two versions: columns, counts, rows, their fields, fill."""

import json
from datetime import UTC, datetime

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
import pytest

from pipelines.cli import main
from pipelines.describing import markdown
from pipelines.files.manifest import read_manifest
from pipelines.files.tables import TableError
from pipelines.released.diff import difference_of
from pipelines.released.difference_text import difference_text
from pipelines.released.tagged import Place
from pipelines.releasing.compatibility import column_changes, columns_of_tables
from schemas.errors import Exit
from tests.checkouts import git
from tests.pipelines.sample_release import released, version
from tests.pipelines.validated import newsroom, story


def test_a_release_does_not_differ_from_itself(tmp_path):
    place = released(tmp_path)
    assert difference_of(Place(place), Place(place)).is_empty


def test_changed_articles_and_counts_are_told(tmp_path):
    rows = newsroom()
    rows["articles"] = [*rows["articles"][1:], story(8)]
    old, new = released(tmp_path / "old"), released(tmp_path / "new", rows)
    found = difference_of(Place(old), Place(new))
    told = [(row["change"], row["headline"]) for row in found.rows.to_pylist()]
    assert told == [("added", "Ferry 8 returns"), ("removed", "Ferry 1 returns")]
    assert difference_text(found) == (
        f"# {markdown(found.old.version)} to {markdown(found.new.version)}\n\n"
        "## Columns\n\nSchema 2.0 to 2.0.\n\nNo column changed.\n\n## Rows\n\n"
        "Every table has as many rows as before.\n\n"
        "Every state of captures has as many rows as before.\n\n"
        "Every publisher has as many rows as before.\n\n"
        "- articles: 1 added, 1 removed\n- revisions: none\n- tombstones: none\n\n"
        "## Fields that changed\n\nNone.\n\n"
        "## Fill\n\n"
        "| column | old | new | points |\n|---|---:|---:|---:|\n"
        "| published\\_at | 80.0% | 60.0% | -20.0 |\n"
        "| published\\_precision | 80.0% | 60.0% | -20.0 |\n"
        "| published\\_day | 80.0% | 60.0% | -20.0 |\n"
        "\n## added\n\n- harbour\\-courier: Ferry 8 returns\n"
        "\n## removed\n\n- harbour\\-courier: Ferry 1 returns\n"
    )


def test_counts_that_differ_stand_side_by_side(tmp_path):
    rows = newsroom()
    del rows["articles"][-1]
    found = difference_of(
        Place(released(tmp_path / "old")), Place(released(tmp_path / "new", rows))
    )
    assert "| publisher | old | new | difference |\n|---|---:|---:|---:|\n" in difference_text(
        found
    )
    assert "| tarn\\-gazette | 1 | 0 | -1 |\n" in difference_text(found)


def test_columns_that_came_went_or_changed_their_type_are_told(tmp_path):
    old, new = released(tmp_path / "old"), released(tmp_path / "new")
    path = new / "tombstones.parquet"
    rows = pq.ParquetFile(path).read().drop_columns(["url"])
    rows = rows.append_column("asked_by", pa.array([None] * len(rows), pa.string()))
    at = rows.schema.get_field_index("at")
    rows = rows.set_column(at, "at", rows["at"].cast(pa.timestamp("ms", "UTC")))
    pq.write_table(rows, path)
    types = [columns_of_tables(place, read_manifest(place).files) for place in (old, new)]
    assert column_changes(*types) == [
        "tombstones.asked_by: added: string",
        "tombstones.at: timestamp[us, tz=UTC], never null, now timestamp[ms, tz=UTC]",
        "tombstones.url: removed",
    ]


def test_what_a_release_says_is_shown_and_never_obeyed(tmp_path, capsys):
    old, new = released(tmp_path / "old"), released(tmp_path / "new")
    path = new / "tombstones.parquet"
    rows = pq.ParquetFile(path).read()
    name = "\x1b[2J`<img src=x>`\u202e"
    pq.write_table(rows.append_column(name, pa.array([None] * len(rows), pa.string())), path)
    assert main(["diff", str(old), str(new)]) == Exit.OK
    told = capsys.readouterr().out
    assert "\x1b" not in told
    assert "\u202e" not in told
    assert "<img" not in told


@pytest.mark.parametrize(
    "name", ["tombstones.parquet", "articles/period=2026-all/part-0000.parquet"]
)
@pytest.mark.parametrize("data", [b"", b"PAR1 and no more PAR1"])
def test_a_damaged_table_is_one_line_that_names_it(tmp_path, capsys, name, data):
    rows = newsroom()
    rows["articles"].append(story(8, datetime(2026, 11, 1, tzinfo=UTC)))
    old, new = released(tmp_path / "old"), released(tmp_path / "new", rows)
    (new / name).write_bytes(data)
    assert main(["diff", str(old), str(new)]) == Exit.USAGE
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith(f"broadsheet diff: {new / name}: cannot be read: ")


def test_a_table_without_a_column_that_is_asked_for_is_one_line(tmp_path):
    place = released(tmp_path)
    path = place / "tombstones.parquet"
    pq.write_table(pq.ParquetFile(path).read().drop_columns(["cause"]), path)
    with pytest.raises(TableError, match=r"tombstones\.parquet: has no column cause$"):
        difference_of(Place(place), Place(place))


def later() -> dict[str, list]:
    """Return the newsroom's rows of another day: one in another cluster, one taken out, one new."""
    rows = newsroom()
    second = rows["articles"][1]
    moved = second.model_copy(
        update={"cluster_id": rows["articles"][2].article_id, "cluster_role": "duplicate"}
    )
    rows["articles"] = [moved, *rows["articles"][2:], story(8, headline="A new ferry")]
    rows["tombstones"][0] = rows["tombstones"][0].model_copy(
        update={"article_id": story(1).article_id, "reason": "asked again"}
    )
    return rows


@pytest.fixture(scope="module")
def repository(tmp_path_factory):
    """A checkout with two versions, of which the second is built in data/release."""
    root = tmp_path_factory.mktemp("versions")
    (root / "dvc.yaml").touch()
    (root / ".gitignore").write_text("/data/*\n!/data/baseline\n")
    git(root, "init", "-q")
    for name, rows in (("2026.11.1", newsroom()), ("2026.11.2", later())):
        version(root, rows)
        git(root, "add", "-A")
        git(root, "-c", "user.name=t", "-c", "user.email=t@t.example", "commit", "-qm", name)
        git(root, "tag", f"v{name}")
    return root


def test_rows_are_told_with_the_fields_that_changed(tmp_path):
    old, new = released(tmp_path / "old"), released(tmp_path / "new", later())
    found = difference_of(Place(old), Place(new))
    articles = [row for row in found.rows.to_pylist() if row["table"] == "articles"]
    told = {row["headline"]: (row["change"], row["fields"]) for row in articles}
    assert told == {
        "Ferry 2 is late": ("updated", ["cluster_id", "cluster_role"]),
        "A new ferry": ("added", None),
        None: ("takedown", None),  # what was taken down is not named again
    }
    assert found.fields("articles") == {"cluster_id": 1, "cluster_role": 1}
    assert found.changes("articles") == {"added": 1, "takedown": 1, "updated": 1}
    assert found.changes("tombstones") == {"added": 1, "removed": 1}
    assert "| cluster\\_id | 1 |\n" in difference_text(found)


def test_a_tag_is_the_release_that_is_here_or_what_its_commit_remembers(
    repository, monkeypatch, capsys
):
    monkeypatch.chdir(repository)
    assert main(["diff", "v2026.11.1", "v2026.11.2"]) == Exit.OK
    told = capsys.readouterr()
    assert told.err.startswith("v2026.11.1: its release is not in data/release: compared by what")
    assert len(told.err.splitlines()) == 1
    for line in (
        "- articles: 1 added, 1 takedown, 1 updated\n",
        "- tombstones: 1 added, 1 removed\n",
        "| cluster\\_id | 1 |\n",
        "- harbour\\-courier: A new ferry\n",
    ):
        assert line in told.out
    assert main(["diff", "v2026.11.2", "v2026.11.1"]) == Exit.OK
    assert "- articles: 1 added, 1 removed, 1 updated\n" in capsys.readouterr().out


def test_a_tag_that_is_not_there_is_one_line_that_says_what_is(repository, monkeypatch, capsys):
    monkeypatch.chdir(repository)
    assert main(["diff", "v2026.10.1", "v2026.11.2"]) == Exit.EMPTY
    assert capsys.readouterr().err == (
        "broadsheet diff: v2026.10.1: no such tag here (there are: v2026.11.2, v2026.11.1), and "
        "data/release is another: name the folder or address of its release\n"
    )


def test_a_difference_is_json_and_its_rows_are_parquet(tmp_path, capsys):
    old, new = released(tmp_path / "old"), released(tmp_path / "new", later())
    out = tmp_path / "told/diff.parquet"
    assert main(["diff", str(old), str(new), "--json", "--parquet", str(out)]) == Exit.OK
    told = json.loads(capsys.readouterr().out)
    assert told["schema_versions"] == ["2.0", "2.0"]
    assert told["fields"]["articles"] == {"cluster_id": 1, "cluster_role": 1}
    assert told["counts"]["rows"][0]["articles"] == 5
    assert told["fill"]["published_at"] == [0.8, 0.6]
    assert told["unknown"] == []
    assert told["rows"] == pq.ParquetFile(out).read().to_pylist()
    assert {row["table"] for row in told["rows"]} == {"articles", "tombstones"}


def test_a_version_that_remembered_no_hashes_is_compared_by_what_it_did(
    repository, tmp_path, monkeypatch, capsys
):
    """As those of schema 1, with no row of revisions and tombstones."""
    root = tmp_path / "older"
    git(tmp_path, "clone", "-q", "--branch", "v2026.11.1", str(repository), str(root))
    path = root / "data/baseline/keys.parquet"
    keys = pq.ParquetFile(path).read().filter(pc.field("table") == "articles")
    pq.write_table(keys.drop_columns(["table", "row_hash", "column_hashes"]), path)
    git(root, "-c", "user.name=t", "-c", "user.email=t@t.example", "commit", "-qam", "older")
    git(root, "tag", "-f", "v2026.11.1")
    (root / "data/release").symlink_to(repository / "data/release")
    monkeypatch.chdir(root)
    assert main(["diff", "v2026.11.1", "v2026.11.2"]) == Exit.OK
    told = capsys.readouterr().out
    assert "- articles: 1 added, 1 takedown\n" in told
    assert "- revisions: not remembered by one of the two\n" in told
