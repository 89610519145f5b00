"""The committed suites are the derived ones, and open as a context of the library's own."""

import json
import shutil
from pathlib import Path

import pytest

from expectations.catalogue import SUITES, checks_page, context_files
from pipelines.released import narrow_tables
from tests.checkouts import ROOT
from tests.pipelines.validated import write_validated

HERE = ROOT / "expectations"
FILES = dict(context_files())
DOCS = ROOT / "docs/checks.md"


@pytest.mark.parametrize("path", FILES)
def test_what_is_committed_is_what_is_derived(path: str):
    assert (HERE / path).read_text(encoding="utf-8") == FILES[path], (
        "python -m expectations.catalogue"
    )


def test_every_check_is_documented_with_its_severity_and_reason():
    assert DOCS.read_text(encoding="utf-8") == checks_page(), "python -m expectations.catalogue"


def test_suites_use_the_types_that_say_it():
    kinds = {one.kind for promises in SUITES.values() for one in promises}
    assert kinds == {
        f"expect_{name}"
        for name in (
            "column_values_to_not_be_null",
            "column_values_to_be_unique",
            "compound_columns_to_be_unique",
            "column_values_to_be_in_set",
            "column_values_to_match_regex",
            "column_value_lengths_to_be_between",
            "column_values_to_be_between",
            "column_pair_values_a_to_be_greater_than_b",
            "column_proportion_of_non_null_values_to_be_between",
            "column_median_to_be_between",
            "table_row_count_to_be_between",
            "table_row_count_to_equal",
        )
    }


def test_nothing_names_a_run_or_a_machine():
    for path, text in FILES.items():
        assert "run_" not in text, path
        assert str(ROOT) not in text, path
        json.loads(text)


@pytest.mark.slow
def test_the_five_lines_of_the_docs_ask_a_release(tmp_path: Path, monkeypatch, capsys):
    shutil.copytree(HERE, tmp_path / "expectations", ignore=shutil.ignore_patterns("*.py*", "__*"))
    written = write_validated(tmp_path / "data")
    shutil.copytree(written / "validated", written / "release")
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    monkeypatch.chdir(tmp_path)
    code = DOCS.read_text(encoding="utf-8").split("```python\n")[1].split("```")[0]
    exec(code, {})
    told = [line.split() for line in capsys.readouterr().out.splitlines()]
    assert [name for name, _ in told] == list(SUITES)
    assert dict(told)["keys"] == "True"
    assert before == {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}


def test_a_release_has_a_table_for_each_suite(tmp_path: Path):
    written = write_validated(tmp_path)
    tables = dict(narrow_tables(written / "validated"))
    assert list(tables) == list(SUITES)
    assert [len(tables[name]) for name in ("rows", "keys", "articles", "release")] == [6, 6, 5, 1]
    assert sorted(tables["keys"]["url"].isna()) == [False] * 5 + [True]
