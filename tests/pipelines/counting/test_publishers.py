"""The table of publishers: who they are, what the release holds of them, and how they are."""

from collections import Counter
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from pipelines.counting.publishers import Outcomes, health, publisher_rows
from pipelines.counting.sums import Sums, added
from pipelines.files.declared import declared
from pipelines.files.manifest import read_manifest
from pipelines.files.tables import read_table
from pipelines.releasing.recounted import sums_together
from schemas.publishers import Declared, PublisherRow
from tests.pipelines.sample_release import released
from tests.pipelines.validated import COURIER, CRAWL, FETCHED, newsroom


def test_a_release_tells_of_every_publisher_declared_or_not(tmp_path):
    rows = read_table(released(tmp_path) / "publishers.parquet", PublisherRow).to_pylist()
    courier, gazette = [PublisherRow(**row) for row in rows]
    assert courier == PublisherRow(
        publisher="harbour-courier",
        name="Harbour Courier",
        domains=["courier.example.com"],
        country="GB",
        main_language="en",
        timezone="Europe/London",
        terms="https://courier.example.com/terms",
        tdm_reserved=False,
        languages=["en"],
        first_published_at=datetime(2026, 10, 30, 9, 30, tzinfo=UTC),
        last_published_at=datetime(2026, 11, 1, 9, 30, tzinfo=UTC),
        articles=4,
        revisions=1,
        quarantined=1,
        tombstones=1,
        captures=7,
        withheld_articles=1,
        health="ok",
        last_captured_at=FETCHED,
        last_crawl=CRAWL,
        last_captures=7,
        last_shown=5,
        last_failed=1,
        last_reason="language_pattern",
    )
    assert (gazette.publisher, gazette.name, gazette.domains) == ("tarn-gazette", None, [])
    assert (gazette.country, gazette.timezone, gazette.articles) == (None, None, 1)


def test_the_facts_are_those_that_are_declared():
    assert declared(COURIER) == Declared(
        publisher="harbour-courier",
        name="Harbour Courier",
        domains=["courier.example.com"],
        country="GB",
        main_language="en",
        timezone="Europe/London",
        terms="https://courier.example.com/terms",
        tdm_reserved=False,
    )


def test_a_publisher_of_tombstones_alone_has_no_health():
    (row,) = publisher_rows(Sums(rows=Counter({("tombstones", "courier"): 2})), {})
    assert (row.tombstones, row.captures, row.health, row.last_crawl) == (2, 0, None, None)


def test_the_last_crawl_is_the_one_with_the_newest_capture():
    days = [datetime(2026, 11, day, tzinfo=UTC) for day in (3, 1)]
    crawls = {("courier", name): (day, day) for name, day in zip("ab", days, strict=True)}
    captures = Counter({("courier", "a", "rejected", "http_error"): 3})
    captures["courier", "b", "article", None] = 2
    (row,) = publisher_rows(
        Sums(rows=Counter({("captures", "courier"): 5}), captures=captures, fetched=crawls), {}
    )
    assert (row.last_crawl, row.health, row.last_reason) == ("a", "silent", "http_error")
    assert (row.last_captures, row.last_shown, row.last_failed) == (3, 0, 3)


def test_health_is_a_word_for_what_became_of_the_last_crawl():
    shown: Outcomes = Counter({("article", None): 1, ("unchanged", "revisit"): 1})
    assert health(shown, False) == "ok"
    assert health(shown + Counter({("rejected", "redirect"): 9}), False) == "ok"
    assert health(shown + Counter({("rejected", "http_error"): 9}), False) == "failing"
    assert health(shown + Counter({("quarantined", "url matches"): 9}), False) == "failing"
    assert health(shown + Counter({("held", "fill rate of headline"): 1}), True) == "held"
    assert health(Counter({("rejected", "http_error"): 1}), True) == "silent"
    assert health(Counter({("rejected", "http_error"): 1}), False) == "failing"


@given(st.permutations(range(6)), st.integers(0, 6))
def test_files_counted_apart_in_any_order_add_up(order: list[int], cut: int):
    days = [datetime(2026, 11, 1 + number, tzinfo=UTC) for number in range(6)]
    parts = [
        Sums(
            rows=Counter({("articles", "ab"[number % 2]): number}),
            published={"ab"[number % 2]: (day, day)},
            warc_files={f"{number % 3}.warc"},
        )
        for number, day in enumerate(days)
    ]
    mixed = [parts[number] for number in order]
    halves = added([added(mixed[:cut]), added(mixed[cut:])])
    assert halves == added(parts)
    assert halves.published == {"a": (days[0], days[4]), "b": (days[1], days[5])}


def test_sums_do_not_depend_on_where_a_file_is_cut_in_row_groups(tmp_path, monkeypatch):
    place = released(tmp_path)
    whole = sums_together(place, read_manifest(place).files, map)
    monkeypatch.setattr("pipelines.files.tables.ROW_GROUP", 1)
    cut = released(tmp_path / "cut", newsroom())
    assert sums_together(cut, read_manifest(cut).files, map) == whole
