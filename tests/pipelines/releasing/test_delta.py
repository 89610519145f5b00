"""What differs between two versions, article by article."""

from datetime import UTC, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.releasing.delta import PARTS, delta, part_of
from pipelines.releasing.keys import released_keys
from schemas.columns import table_of
from schemas.identity import digest
from schemas.parts import Correction
from schemas.release import Key
from tests.pipelines.sample_release import released
from tests.pipelines.validated import story

NOVEMBER = datetime(2026, 11, 1, tzinfo=UTC)


def key(name: str, content: str = "a", **given) -> Key:
    facts = {
        "article_id": digest(name),
        "publisher": "harbour-courier",
        "url": f"https://courier.example.com/{name}",
        "headline": f"About {name}",
        "month": "2026-11",
        "revision": 1,
        "content_hash": digest(content),
        "corrections": 0,
    }
    return Key(**(facts | given))


def changes(before: list[Key], now: list[Key], causes=None) -> list[dict]:
    return delta(table_of(before, Key), table_of(now, Key), causes or {}).to_pylist()


def test_an_article_that_was_not_there_is_added():
    assert changes([], [key("ferry")]) == [
        {
            "article_id": digest("ferry"),
            "change": "added",
            "publisher": "harbour-courier",
            "url": "https://courier.example.com/ferry",
            "headline": "About ferry",
            "month": "2026-11",
            "revision_before": None,
            "revision": 1,
            "content_hash_before": None,
            "content_hash": digest("a"),
            "facts_hash_before": None,
            "facts_hash": None,
            "withheld_before": None,
            "withheld": None,
        }
    ]


def test_other_facts_and_withheld_text_are_changes_of_the_same_words():
    before = [key("ferry", facts_hash=digest("1")), key("gulls", facts_hash=digest("1"))]
    now = [
        key("ferry", facts_hash=digest("2")),
        key("gulls", facts_hash=digest("1"), withheld="noai"),
    ]
    found = {row["headline"]: row["change"] for row in changes(before, now)}
    assert found == {"About ferry": "updated", "About gulls": "withheld"}
    assert changes(now, now) == []


def test_text_that_may_be_given_again_is_an_update():
    before = [key("gulls", facts_hash=digest("1"), withheld="noai")]
    now = [key("gulls", facts_hash=digest("1"))]
    assert [row["change"] for row in changes(before, now)] == ["updated"]
    now = [key("gulls", facts_hash=digest("1"), corrections=1)]  # old ones, withheld with the text
    assert [row["change"] for row in changes(before, now)] == ["updated"]


def test_a_version_that_knew_no_facts_is_not_said_to_differ_in_them():
    assert changes([key("ferry")], [key("ferry", facts_hash=digest("2"), withheld="noai")]) == []


def test_other_content_is_an_update_and_another_correction_a_correction():
    before = [key("ferry"), key("harbour")]
    now = [key("ferry", "b", revision=2), key("harbour", "b", revision=2, corrections=1)]
    found = {row["headline"]: row["change"] for row in changes(before, now)}
    assert found == {"About ferry": "updated", "About harbour": "corrected"}


def test_the_same_content_is_no_change_even_in_another_month():
    assert changes([key("ferry")], [key("ferry", month="2026-10", url="https://b.example/")]) == []


def test_an_article_that_is_gone_is_told_with_its_last_headline_and_its_cause():
    (row,) = changes([key("ferry")], [], {digest("ferry"): "withdrawn"})
    told = (row["change"], row["headline"], row["revision_before"], row["revision"])
    assert told == ("withdrawn", "About ferry", 1, None)


def test_a_takedown_is_told_without_headline_and_address():
    (row,) = changes([key("ferry")], [], {digest("ferry"): "takedown"})
    assert (row["change"], row["headline"], row["url"]) == ("takedown", None, None)


def test_an_article_gone_without_a_cause_is_removed():
    assert [row["change"] for row in changes([key("ferry")], [])] == ["removed"]


KEYS = st.dictionaries(st.sampled_from("abcdef"), st.sampled_from("xyz"))


@settings(deadline=None)
@given(KEYS, KEYS)
def test_the_delta_leads_from_one_version_to_the_other(before, now):
    rows = delta(
        table_of([key(name, content) for name, content in before.items()], Key),
        table_of([key(name, content) for name, content in now.items()], Key),
        {},
    )
    reached = {digest(name): digest(content) for name, content in before.items()}
    for part in ("removed", "changed", "added"):
        for row in part_of(rows, part).to_pylist():
            assert reached.get(row["article_id"]) == row["content_hash_before"]
            if row["content_hash"] is None:
                del reached[row["article_id"]]
            else:
                reached[row["article_id"]] = row["content_hash"]
    assert reached == {digest(name): digest(content) for name, content in now.items()}
    assert sum(len(part_of(rows, part)) for part in PARTS) == len(rows)


def test_keys_are_read_from_the_published_files(tmp_path):
    fixed = story(1, NOVEMBER, corrections=[Correction(text="It was Tuesday.")], revision=3)
    place = released(tmp_path, {"articles": [fixed, story(2)]})
    found = {row["headline"]: row for row in released_keys(place).to_pylist()}
    assert found == {
        "Ferry 2 returns": found["Ferry 2 returns"] | {"month": "2026-11", "corrections": 0},
        "Ferry 1 returns": {
            "article_id": fixed.article_id,
            "publisher": "harbour-courier",
            "url": "https://courier.example.com/news/1",
            "headline": "Ferry 1 returns",
            "month": "2026-11",
            "revision": 3,
            "content_hash": fixed.content_hash,
            "corrections": 1,
            "facts_hash": fixed.facts_hash,
            "withheld": None,
        },
    }
