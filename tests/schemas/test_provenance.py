"""Provenance of the wrong types is one line that names file and fact, for every reader."""

import json
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.parsing import crawl_publishers
from pipelines.running.checkout import untracked
from pipelines.views.health import crawl_facts
from pipelines.warc import refuse_damaged
from schemas.errors import BroadsheetError
from schemas.provenance import ProvenanceError, read_provenance
from spiders.crawling.folder import unfinished
from spiders.crawling.history import earlier

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=5,
)
FACTS = ("kind", "started", "finished", "publishers", "bounds", "counts", "files", "ending")


def crawl(captures: Path, facts: Any) -> Path:
    """Return the folder of a crawl whose provenance is *facts*."""
    folder = captures / "one"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "crawl.json").write_text(json.dumps(facts), encoding="utf-8")
    return folder


@given(JSON | st.dictionaries(st.sampled_from(FACTS), JSON))
def test_whatever_it_holds_nothing_else_is_raised(
    tmp_path_factory: pytest.TempPathFactory, facts: Any
) -> None:
    folder = crawl(tmp_path_factory.getbasetemp() / "any", facts)
    with suppress(ProvenanceError):
        read_provenance(folder)


@pytest.mark.parametrize(
    ("facts", "fact"),
    [
        ([], "the file"),
        ({"files": [{"name": 5, "sha256": "0" * 64}]}, "files.0.name"),
        ({"files": [{"name": "../../etc/passwd", "sha256": "0" * 64}]}, "files.0.name"),
        ({"files": {"name": "a"}}, "files"),
        ({"publishers": "herald"}, "publishers"),
        ({"publishers": ["../herald"]}, "publishers.0"),
        ({"counts": {"herald": 5}}, "counts.herald"),
        ({"bounds": [1]}, "bounds"),
        ({"finished": 5}, "finished"),
    ],
)
def test_each_reader_names_the_file_and_the_fact(tmp_path: Path, facts: Any, fact: str) -> None:
    folder = crawl(tmp_path, facts)
    for read in (
        lambda: refuse_damaged(tmp_path),
        lambda: crawl_facts(tmp_path),
        lambda: untracked(tmp_path, tmp_path),
        lambda: unfinished(tmp_path),
        lambda: earlier(tmp_path / "another"),
    ):
        with pytest.raises(BroadsheetError) as raised:
            read()
        assert str(raised.value).startswith(f"{folder / 'crawl.json'}: {fact}: ")
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize("text", ["", "[]", '{"key": 5}', "\x00"])
def test_a_damaged_copy_of_a_publishers_facts_is_one_line(tmp_path: Path, text: str) -> None:
    path = tmp_path / "publishers" / "herald.json"
    path.parent.mkdir()
    path.write_text(text)
    with pytest.raises(BroadsheetError) as raised:
        crawl_publishers(tmp_path)
    assert str(raised.value).startswith(f"{path}: ")


def test_an_import_is_no_unfinished_crawl_and_nothing_to_compare_with(tmp_path: Path) -> None:
    facts = {"id": "import-1", "kind": "import", "at": "2026-11-20T10:00:00+00:00", "files": []}
    crawl(tmp_path, facts)
    assert unfinished(tmp_path) == []
    assert earlier(tmp_path / "another") == ()
