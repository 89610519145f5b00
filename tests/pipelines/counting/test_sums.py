"""Sums of a release's files: they add up in any order, and stand in JSON as they are."""

from pathlib import Path

import pytest
from pydantic import TypeAdapter

from pipelines.counting import Sums, added, sums_of
from pipelines.files import read_manifest
from tests.pipelines.sample_release import released


@pytest.fixture(scope="module")
def counted(tmp_path_factory: pytest.TempPathFactory) -> list[Sums]:
    release: Path = released(tmp_path_factory.mktemp("release"))
    files = [(entry.table, release / entry.path) for entry in read_manifest(release).files]
    return [sums_of((table, path)) for table, path in files if table]


def test_they_add_up_in_any_order(counted: list[Sums]):
    assert added(counted) == added(reversed(counted))
    assert added([added(counted[:3]), added(counted[3:])]) == added(counted)


def test_json_holds_all_of_them(counted: list[Sums]):
    whole = added(counted)
    assert whole.captures
    assert whole.fetched
    assert whole.languages
    json = TypeAdapter(Sums)
    assert all(json.validate_json(json.dump_json(one)) == one for one in [*counted, whole])
