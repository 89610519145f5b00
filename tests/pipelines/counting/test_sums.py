"""Sums of a release's files: they add up in any order, and stand in JSON as they are."""

from collections import Counter
from datetime import timedelta
from pathlib import Path

import pytest
from pydantic import TypeAdapter

from pipelines.counting import Sums, added, sums_of
from pipelines.files import read_manifest
from tests.pipelines.sample_release import released
from tests.pipelines.validated import newsroom


@pytest.fixture(scope="module")
def counted(tmp_path_factory: pytest.TempPathFactory) -> list[Sums]:
    rows = newsroom()
    first = rows["articles"][0]  # in the evening of a zone behind UTC
    rows["articles"][0] = first.model_copy(
        update={"published_day": first.published_day - timedelta(days=1)}
    )
    release: Path = released(tmp_path_factory.mktemp("release"), rows)
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


def test_articles_are_counted_by_the_day_that_their_publisher_prints(counted: list[Sums]):
    rows = newsroom()["articles"]
    days = Counter((one.publisher, str(one.published_day)) for one in rows if one.published_day)
    first = rows[0]
    days[first.publisher, str(first.published_day)] -= 1
    days[first.publisher, str(first.published_day - timedelta(days=1))] += 1
    assert added(counted).days == days
