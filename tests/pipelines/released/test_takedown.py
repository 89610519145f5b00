"""A takedown is written down for an article that is known, once, and says what else is near it."""

import json
from datetime import UTC, datetime

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from pipelines.cli import main
from pipelines.files import rows_of
from pipelines.released.forgetting import TELLING
from pipelines.released.takedown import Wanted, known_articles, withdraw, withdrawal
from pipelines.releasing import released_keys
from schemas.errors import BroadsheetError, EmptyError
from schemas.parts import Author
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
    withdraw(data, Wanted(name), "asked by\nits author", AT)
    assert told(data) == [LINE]


def test_what_was_written_down_is_told_as_json_too(data, monkeypatch, capsys):
    (data.parent / "dvc.yaml").write_text("stages: {}\n")
    monkeypatch.chdir(data.parent)
    assert main(["takedown", FIRST.article_id, "--reason", "asked by its author", "--json"]) == 0
    facts = json.loads(capsys.readouterr().out)
    (line,) = told(data)
    assert facts == {
        "takedown": line,
        "is_new": True,
        "is_written": True,
        "articles": [FIRST.article_id],
        "addresses": [FIRST.url],
        "near_duplicates": [TWIN.url],
    }


def test_near_duplicates_that_stay_are_named(data):
    assert withdraw(data, Wanted(FIRST.article_id), "asked", AT).near_duplicates == (TWIN.url,)


def test_asking_twice_writes_one_line(data):
    assert withdraw(data, Wanted(FIRST.article_id), "asked by its author", AT).is_new is True
    assert withdraw(data, Wanted(FIRST.url), "asked again", AT).is_new is False
    assert told(data) == [LINE]


def test_earlier_takedowns_stay(data):
    withdraw(data, Wanted(FIRST.article_id), "asked by its author", AT)
    withdraw(data, Wanted(TWIN.article_id), "asked too", AT)
    assert [line["reason"] for line in told(data)] == ["asked by its author", "asked too"]


def test_an_article_in_quarantine_can_be_taken_down(tmp_path):
    released(tmp_path)
    withdraw(tmp_path / "data", Wanted("https://courier.example.com/news/6"), "asked", AT)
    assert [line["url"] for line in told(tmp_path / "data")] == [
        "https://courier.example.com/news/6"
    ]


def test_the_start_of_an_id_is_not_enough_and_the_whole_is_named(data):
    own = story(1).article_id
    with pytest.raises(BroadsheetError, match=f"so name the whole id, {own}$"):
        withdraw(data, Wanted(own[:8]), "asked", AT)


@pytest.mark.parametrize("name", ["https://courier.example.com/news/99", "0" * 32, "ferry", ""])
def test_an_unknown_article_is_one_clear_line(name, data):
    with pytest.raises(BroadsheetError, match="no such article in"):
        withdraw(data, Wanted(name), "asked", AT)
    assert not (data / "takedowns.jsonl").exists()


def test_a_takedown_without_a_reason_is_refused(data):
    with pytest.raises(BroadsheetError, match="reason: a takedown says why"):
        withdraw(data, Wanted(FIRST.article_id), " ", AT)


def by(*names, **values):
    return story(*names, authors=[Author(name=name, kind="person") for name in values["authors"]])


@pytest.fixture
def bylined(tmp_path):
    written = {1: ["Ada Quay"], 2: ["Ada Quay", "Bo Pier"], 3: ["Bo Pier"]}
    articles = [by(number, authors=names) for number, names in written.items()]
    released(tmp_path, {"articles": articles})
    return tmp_path / "data"


def test_all_of_an_author_is_one_line_and_says_what_goes(bylined):
    done = withdraw(bylined, Wanted(author=" ada  QUAY "), "asked", AT)
    assert done.addresses == (story(1).url, story(2).url)
    assert told(bylined) == [{"author": "ada QUAY", "reason": "asked", "at": LINE["at"]}]
    assert withdraw(bylined, Wanted(author="ada QUAY"), "again", AT).is_new is False


def test_all_of_a_publisher_is_one_line(bylined):
    done = withdraw(bylined, Wanted(publisher=story(1).publisher), "asked", AT)
    assert len(done.articles) == len(
        set(known_articles(bylined / "release")["article_id"].to_pylist())
    )
    assert [sorted(line) for line in told(bylined)] == [["at", "publisher", "reason"]]


def test_what_would_go_is_told_and_nothing_is_written(bylined):
    found = withdrawal(bylined, Wanted(author="Bo Pier"), "asked", AT)
    assert found.addresses == (story(2).url, story(3).url)
    assert not (bylined / "takedowns.jsonl").exists()


@pytest.mark.parametrize(
    ("wanted", "fact"),
    [
        (Wanted(author="Ada Quai"), "Ada Quai: nothing by this author in .*did you mean Ada Quay?"),
        (
            Wanted(publisher="harbour-curier"),
            "no such publisher in .*did you mean harbour-courier?",
        ),
        (Wanted(author="Ada Quay", publisher="tarn"), "tarn: no such publisher"),
        (Wanted(FIRST.url, author="Ada Quay"), "either an article or"),
        (Wanted(), "name an article"),
    ],
)
def test_a_name_that_is_not_there_is_refused_with_the_nearest(wanted, fact, bylined):
    with pytest.raises(BroadsheetError, match=fact):
        withdraw(bylined, wanted, "asked", AT)
    assert not (bylined / "takedowns.jsonl").exists()


def test_the_baseline_forgets_headline_and_address_of_what_went(data):
    keys = pa.concat_tables(released_keys(data / "release"))
    kept = [name for name in keys.column_names if name not in TELLING]
    ids = keys["article_id"].to_pylist()
    words = {name: pa.array([f"{name} of {one}" for one in ids]) for name in TELLING}
    old = pa.table({name: keys[name] for name in kept} | words)  # as versions before wrote them
    places = (data / "baseline", data / "baseline/before")
    for place in places:
        place.mkdir(parents=True, exist_ok=True)
        pq.write_table(old, place / "keys.parquet")
    withdraw(data, Wanted(FIRST.article_id), "asked", AT)
    for place in places:
        assert (
            rows_of(place / "keys.parquet").select(kept).to_pylist() == old.select(kept).to_pylist()
        )
        told = " ".join(str(row) for row in rows_of(place / "keys.parquet").to_pylist())
        assert f"of {FIRST.article_id}" not in told


def test_what_only_a_published_version_holds_is_found_there(data, tmp_path):
    earlier = released(tmp_path / "earlier", {"articles": [story(8)]})
    with pytest.raises(BroadsheetError, match="no such article"):
        withdraw(data, Wanted(story(8).url), "asked", AT)
    done = withdraw(data, Wanted(story(8).url), "asked", AT, [earlier])
    assert done.articles == (story(8).article_id,)


def test_without_a_release_there_is_nothing_to_take_down(tmp_path):
    with pytest.raises(EmptyError, match="no release"):
        withdraw(tmp_path / "data", Wanted(FIRST.article_id), "asked", AT)
