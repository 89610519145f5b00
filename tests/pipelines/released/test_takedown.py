"""A takedown is written down for an article that is known, once, and says what else is near it."""

import json
from datetime import UTC, datetime

import pytest

from pipelines.cli import main
from pipelines.released.takedown import withdraw
from schemas.errors import BroadsheetError, EmptyError
from tests.pipelines.sample_release import released
from tests.pipelines.validated import story

AT = datetime(2026, 11, 3, 12, tzinfo=UTC)
FIRST = story(1)
TWIN = story(2, publisher="tarn-gazette", cluster_id=FIRST.article_id)


@pytest.fixture
def data(tmp_path):
    released(tmp_path, {"articles": [FIRST, TWIN, story(3)]})
    return tmp_path / "data"


def told(data):
    return [json.loads(line) for line in (data / "takedowns.jsonl").read_text().splitlines()]


LINE = {
    "article_id": FIRST.article_id,
    "url": "https://courier.example.com/news/1",
    "reason": "asked by its author",
    "at": "2026-11-03T12:00:00Z",
}


@pytest.mark.parametrize(
    "name",
    [
        FIRST.article_id,
        "https://courier.example.com/news/1",
        "http://www.courier.example.com/news/1/?utm_source=feed#top",
    ],
)
def test_an_article_is_found_by_its_id_and_by_any_address_of_it(name, data):
    withdraw(data, name, "asked by\nits author", AT)
    assert told(data) == [LINE]


def test_what_was_written_down_is_told_as_json_too(data, monkeypatch, capsys):
    (data.parent / "dvc.yaml").write_text("stages: {}\n")
    monkeypatch.chdir(data.parent)
    assert main(["takedown", FIRST.article_id, "--reason", "asked by its author", "--json"]) == 0
    facts = json.loads(capsys.readouterr().out)
    (line,) = told(data)
    assert facts == {"takedown": line, "is_new": True, "near_duplicates": [TWIN.url]}


def test_near_duplicates_that_stay_are_named(data):
    assert withdraw(data, FIRST.article_id, "asked", AT).near_duplicates == (TWIN.url,)


def test_asking_twice_writes_one_line(data):
    assert withdraw(data, FIRST.article_id, "asked by its author", AT).is_new is True
    assert withdraw(data, FIRST.url, "asked again", AT).is_new is False
    assert told(data) == [LINE]


def test_earlier_takedowns_stay(data):
    withdraw(data, FIRST.article_id, "asked by its author", AT)
    withdraw(data, TWIN.article_id, "asked too", AT)
    assert [line["reason"] for line in told(data)] == ["asked by its author", "asked too"]


def test_an_article_in_quarantine_can_be_taken_down(tmp_path):
    released(tmp_path)
    withdraw(tmp_path / "data", "https://courier.example.com/news/6", "asked", AT)
    assert [line["url"] for line in told(tmp_path / "data")] == [
        "https://courier.example.com/news/6"
    ]


@pytest.mark.parametrize("name", ["https://courier.example.com/news/99", "0" * 32, "ferry", ""])
def test_an_unknown_article_is_one_clear_line(name, data):
    with pytest.raises(BroadsheetError, match="no such article in"):
        withdraw(data, name, "asked", AT)
    assert not (data / "takedowns.jsonl").exists()


def test_a_takedown_without_a_reason_is_refused(data):
    with pytest.raises(BroadsheetError, match="reason: a takedown says why"):
        withdraw(data, FIRST.article_id, " ", AT)


def test_without_a_release_there_is_nothing_to_take_down(tmp_path):
    with pytest.raises(EmptyError, match="no release"):
        withdraw(tmp_path, FIRST.article_id, "asked", AT)
