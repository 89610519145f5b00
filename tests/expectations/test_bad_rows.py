"""Rows that a reader would send back, one fault each, and the promise that each breaks."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pyarrow as pa
import pytest

from expectations.known import Known, with_known
from expectations.narrow import narrow, promises_of
from expectations.promises import keeps
from expectations.suite import checker
from schemas.article import Article
from schemas.columns import table_of
from schemas.content import reading_text, word_count
from schemas.identity import article_id
from schemas.parts import Author, Block, Image, Link, Provenance, Related, Rights
from tests.pipelines.parsed import NOON, article

STORY = "https://www.courier.example/vote"
YEAR = timedelta(days=365)
KNOWN = Known(
    names={"courier": "The Lannick Courier"},
    domains={"courier": ("courier.example",)},
    until=NOON + timedelta(hours=1),
)
PROSE = (
    "The council of the harbour town has voted to rebuild the old pier before the winter storms.",
    "Fishermen who have waited for the decision since the spring said that they were relieved.",
    "The work is to cost four million and will be paid for by a levy on the boats that moor there.",
    "A spokesman for the port said on Monday that the plans had been drawn up by local engineers.",
)
RUSSIAN = "Совет города проголосовал за восстановление старого причала до начала зимних штормов."
GERMAN = (
    "Der Rat der Hafenstadt hat beschlossen, die alte Mole noch vor den Stürmen des Winters zu "
    "erneuern. Die Fischer, die seit dem Frühjahr auf die Entscheidung gewartet haben, sind "
    "erleichtert und wollen mit den Arbeiten sofort beginnen."
)


def told(*texts: str, **values: Any) -> Article:
    """Return a sound article of these paragraphs, or of PROSE."""
    body = [Block(role="paragraph", text=text) for text in texts or PROSE]
    text = reading_text(body)
    facts = {"body": body, "text": text, "word_count": word_count(text)} | values
    sound = article(STORY, authors=[Author(name="Ada Quay", kind="person")])
    return sound.model_copy(update=facts)


def by(name: str, kind: str = "person", url: str | None = None) -> Article:
    return told(authors=[Author(name=name, kind=kind, url=url)])  # type: ignore[arg-type]


def addressed(publisher: str, url: str) -> dict[str, str]:
    own = article_id(publisher, url.removeprefix("https://"))
    return {"publisher": publisher, "url": url, "article_id": own, "cluster_id": own}


def with_line(line: str) -> Article:
    return told(*PROSE[:2], line, *PROSE[2:])


def link(url: str) -> Article:
    return told(links=[Link(text="the plans", url=url)])


def evidence(**values: Any) -> Article:
    facts = {"field": "headline", "method": "json_ld", "raw": "Council", "confidence": 0.9}
    return told(provenance=[Provenance(**(facts | values))])


BAD: dict[str, tuple[Article, str]] = {
    "author is a sentence": (
        by("The editors reserve the right to shorten every letter."),
        "author_is_no_sentence",
    ),
    "author is a line about somebody": (
        by("Ada Quay who has written about the harbour and its boats since she was young"),
        "author_is_no_sentence",
    ),
    "author is a date": (by("Tuesday, 3 March 2026"), "author_is_no_date"),
    "author is a day in figures": (by("03.03.2026"), "author_is_no_date"),
    "author is a time": (by("Updated 10:45 GMT", "organisation"), "author_is_no_date"),
    "author is an address of mail": (by("newsdesk@courier.example"), "author_is_no_address"),
    "author is an address of the web": (by("https://courier.example/ada"), "author_is_no_address"),
    "author is an address of a house": (by("14 Quay Lane, Lannick"), "author_is_no_address"),
    "author is empty": (by(""), "author_is_named"),
    "author is a dash": (by(" — "), "author_is_named"),
    "author is the publisher": (
        by("The Lannick Courier", "organisation"),
        "author_is_not_publisher",
    ),
    "author is the domain": (by("Courier.example"), "author_is_not_publisher"),
    "author twice": (
        told(authors=[Author(name=name, kind="person") for name in ("Ada Quay", "ADA QUAY")]),
        "authors_differ",
    ),
    "author's link runs a script": (
        by("Ada Quay", url="javascript:openProfile(7)"),
        "addresses_harmless",
    ),
    "author's link is relative": (by("Ada Quay", url="/authors/ada"), "authors_url_pattern"),
    "too few words counted": (told(word_count=12), "words_counted"),
    "words of another script counted": (
        told("東京に雪が降った。港の漁師たちは春からこの決定を待っていた。", word_count=1),
        "words_counted",
    ),
    "address of another domain": (
        told(url="https://gazette.example/vote"),
        "url_of_publisher",
    ),
    "domain that only ends alike": (
        told(url="https://notcourier.example/vote"),
        "url_of_publisher",
    ),
    "id of another address": (
        told(article_id=article_id("courier", "courier.example/else")),
        "id_of_address",
    ),
    "modified in the future": (told(modified_at=NOON + 2 * YEAR), "modified_before_fetched"),
    "fetched in the future": (told(fetched_at=NOON + YEAR), "fetched_before_the_end"),
    "language of another script": (told(language="ru"), "language_of_script"),
    "script of another language": (told(*[RUSSIAN] * 2, language="en"), "language_of_script"),
    "language of another text": (told(GERMAN, language="en"), "language_of_text"),
    "tags in the text": (with_line('See <a href="/plans">the plans</a> here.'), "text_plain"),
    "tags in the headline": (told(headline="Pier to be <b>rebuilt</b>"), "headline_plain"),
    "entities in the text": (with_line("Quay &amp; Sons will build it&nbsp;all."), "text_plain"),
    "braces of a template": (with_line("Share this: {{ article.title }}"), "text_plain"),
    "control characters": (with_line("The pier\x07 is old\x00."), "text_printable"),
    "control characters in a headline": (told(headline="Pier \x1b[31mvote"), "headline_printable"),
    "consent text": (
        with_line("This site sets cookies. By clicking 'Accept all' you give your consent."),
        "text_asks_no_consent",
    ),
    "consent text of partners": (
        with_line("We and our 640 partners read information from your device to show adverts."),
        "text_asks_no_consent",
    ),
    "a plea for scripts": (
        with_line("You need to turn on JavaScript to watch this video."),
        "text_needs_no_script",
    ),
    "nothing but a plea for scripts": (
        told("JavaScript is switched off. To read on, enable JavaScript in your browser."),
        "story_is_no_wall",
    ),
    "one paragraph five times": (told(*PROSE, *[PROSE[1]] * 4), "paragraphs_differ"),
    "all in capitals": (told(*map(str.upper, PROSE)), "text_not_in_capitals"),
    "headline in capitals": (
        told(headline="COUNCIL OF LANNICK VOTES TO REBUILD THE OLD PIER AT LAST"),
        "headline_not_in_capitals",
    ),
    "headline is the site's name": (told(headline="The Lannick Courier"), "headline_is_not_site"),
    "headline is the first paragraph": (told(headline=PROSE[0]), "headline_is_not_text"),
    "an empty tag": (told(tags=["pier", ""]), "tags_filled"),
    "a tag twice": (told(tags=["Pier", "council", "pier"]), "tags_differ"),
    "a tag of 300 characters": (told(tags=["harbour " * 40]), "tags_short"),
    "a relative address": (link("../plans.html"), "links_url_pattern"),
    "a picture of its own data": (
        told(images=[Image(url="data:image/gif;base64,R0lGOD")]),
        "addresses_harmless",
    ),
    "a link that runs a script": (link(" JavaScript:void(0)"), "addresses_harmless"),
    "a related story without a host": (
        told(related=[Related(headline="Tides", url="//")]),
        "related_url_pattern",
    ),
    "evidence of no column": (evidence(field="title"), "provenance_of_columns"),
    "evidence surer than sure": (evidence(confidence=1.2), "provenance_confidence_value"),
}


def rows_of(*articles: Article) -> pa.Table:
    return with_known(table_of(articles, Article), KNOWN)


def broken(rows: pa.Table) -> list[set[str]]:
    """Return the promises that each row breaks, as Arrow tells it."""
    found: list[set[str]] = [set() for _ in range(len(rows))]
    for promise in promises_of():
        for row, kept in enumerate(keeps(promise, promise.measure(rows)).to_pylist()):
            if not kept:
                found[row].add(promise.name)
    return found


def test_a_sound_row_breaks_no_promise():
    assert broken(rows_of(told())) == [set()]


ALSO = {  # faults that other promises see as well
    "domain that only ends alike": {"id_of_address"},
    "address of another domain": {"id_of_address"},
    "control characters": {"body_printable"},
    "language of another script": {"language_of_text"},
    "id of another address": {"own_cluster"},
    "nothing but a plea for scripts": {"text_needs_no_script"},
    "author's link runs a script": {"authors_url_pattern"},
    "a picture of its own data": {"images_url_pattern"},
    "a link that runs a script": {"links_url_pattern"},
    "tags in the text": {"body_plain"},
    "entities in the text": {"body_plain"},
    "braces of a template": {"body_plain"},
}


@pytest.mark.parametrize("fault", BAD)
def test_a_fault_breaks_its_promise_and_no_other(fault: str):
    row, promise = BAD[fault]
    assert broken(rows_of(row)) == [{promise} | ALSO.get(fault, set())]


@pytest.mark.slow
def test_the_library_says_what_arrow_says():
    rows = rows_of(told(), *(row for row, _ in BAD.values()))
    failing = checker(promises_of())(narrow(rows, promises_of()))
    told_by_library: list[set[str]] = [set() for _ in range(len(rows))]
    for name, places in failing.items():
        for place in places:
            told_by_library[place].add(name)
    assert told_by_library == broken(rows)


def test_withheld_text_is_asked_of_releases_alone():
    held = told(rights=Rights(text_withheld="tdm_reservation"))
    assert broken(rows_of(held)) == [set()]
    released = with_known(table_of([held], Article), Known(is_released=True))
    assert broken(released) == [{"withheld_without_text"}]


def test_a_withheld_text_needs_no_words():
    held = told(rights=Rights(text_withheld="tdm_reservation"), text="", body=[])
    assert broken(with_known(table_of([held], Article), Known(is_released=True))) == [set()]


def test_what_is_not_known_is_not_asked():
    strange = told(
        **addressed("courier", "https://gazette.example/vote"),
        fetched_at=datetime(2100, 1, 1, tzinfo=UTC),
    )
    assert broken(table_of([strange], Article)) == [set()]


def test_a_publisher_nobody_declared_is_its_domain():
    addresses = ("https://m2.gazette.example/a", "https://courier.example/a")
    rows = rows_of(*(told(**addressed("gazette.example", url)) for url in addresses))
    assert broken(rows) == [set(), {"url_of_publisher"}]


def test_a_story_on_code_may_quote_it():
    story = told(*PROSE, "Centred text was <center>wanted</center> in every HTML page of the time.")
    assert broken(rows_of(story)) == [set()]


def test_a_story_on_cookies_or_scripts_asks_nobody():
    lines = (
        "The bakery sells cookies to its partners in town, and values the privacy of its guests.",
        "The programme needed a lot more JavaScript than its authors had planned at the start.",
    )
    assert broken(rows_of(told(*PROSE, *lines))) == [set()]


def test_narrow_tables_have_one_schema_whatever_is_known_and_however_few_the_rows():
    rows = table_of([told()], Article)
    tables = [narrow(one, promises_of()) for one in (rows, rows.slice(1), rows_of(told()))]
    assert tables[0].schema == tables[1].schema == tables[2].schema
