"""What is counted of a shard, and that counts add up in any order and grouping."""

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from expectations.gate import TOKEN, Profile, summed
from pipelines.gating import measured, shared
from pipelines.gating.claims import claims_of
from pipelines.gating.measured import profiles_of
from schemas.article import Article
from schemas.capture import LedgerRow
from schemas.columns import table_of
from schemas.parts import Author, Block
from tests.pipelines.parsed import NOON, Parsed, article, page, rejected, words

STORY = "https://courier.example/2026/11/01/vote"
COUNTS = st.dictionaries(
    st.sampled_from(["filled", "words", "captures"]),
    st.dictionaries(st.sampled_from("abc"), st.integers(0, 9)),
)


def profiled(*captures: Parsed) -> Profile:
    return profiles_of([parsed(*captures)])[0]["courier"]


def parsed(*captures: Parsed) -> measured.Parsed:
    articles = [one for one, _ in captures if one is not None]
    ledger = table_of([row for _, row in captures], LedgerRow)
    rows = table_of(articles, Article)
    groups = [rows.slice(start, 2) for start in range(0, len(rows), 2)]  # as they come from a file
    return measured.Parsed(ledger, rows, groups)


def profile_of(counts: dict[str, dict[str, int]]) -> Profile:
    found = Profile()
    for figure, counted in counts.items():
        found.counts[figure].update(counted)
    return found


@given(st.lists(COUNTS, min_size=2, max_size=6), st.randoms(), st.integers(1, 5))
def test_sums_do_not_depend_on_order_or_grouping(parts: list[Any], chance: Any, place: int):
    whole = summed(profile_of(one) for one in parts)
    shuffled = [profile_of(one) for one in parts]
    chance.shuffle(shuffled)
    halves = [summed(shuffled[:place]), summed(shuffled[place:])]
    found = {figure: +counted for figure, counted in summed(halves).counts.items()}
    assert {k: v for k, v in found.items() if v} == {k: +v for k, v in whole.counts.items() if +v}


def test_files_together_have_the_profiles_that_each_has_alone(monkeypatch):
    monkeypatch.setattr(measured, "BATCH", 3)
    files = [
        [
            page(article(f"{STORY}-{n % 4}", words(f"s{n % 2}x"), publisher=f"p{n % 3}"), f"r{n}")
            for n in range(count)
        ]
        for count in (5, 1, 0, 7, 2)
    ]
    alone = [profiles_of([parsed(*own)])[0] for own in files]
    assert profiles_of(parsed(*own) for own in files) == alone
    assert [len(one) for one in alone] == [3, 1, 0, 3, 2]


def test_an_article_counts_once_by_its_newest_capture():
    later = NOON + timedelta(hours=2)
    found = profiled(
        page(article(STORY, at=later, headline=None), "r2"), page(article(STORY), "r1")
    )
    assert (found.articles, found.one("filled", "headline")) == (1, 0)
    assert found.one("claim", "several captures of one article") == 1
    assert found.shown == 2


def test_captures_count_by_state_and_reason():
    found = profiled(page(article(STORY), "r1"), rejected(f"{STORY}-2", "r2", "challenge_page"))
    assert dict(found.of("captures")) == {"article": 1, "rejected as challenge_page": 1}


def test_values_of_several_articles_are_kept_as_hashes_and_no_others():
    pages = [
        page(article(f"{STORY}-{n}", words(f"s{n}x"), headline="The Courier"), f"r{n}")
        for n in range(3)
    ]
    found = profiled(*pages)
    assert list(found.of("same headline").values()) == [3]
    assert found.of("same text") == {}
    assert "Courier" not in str(found.counts)


def test_plain_text_is_counted_as_captures_alone():
    found = profiled(page(article(STORY), "r1", content_type="text/plain"))
    assert (found.articles, found.one("captures", "article")) == (0, 1)


def claimed(**values: Any) -> set[str]:
    url = values.pop("url", STORY)
    facts = {"published_at": NOON, "target_uri": STORY} | values
    row = article(url, at=NOON + timedelta(hours=5), **facts)
    return set(claims_of(table_of([row], Article).to_pylist()[0]))


@pytest.mark.parametrize(
    ("values", "claim"),
    [
        ({"url": "https://courier.example/"}, "address of the home page"),
        ({"url": "https://other.example/a"}, "address on another site"),
        ({"published_at": NOON - timedelta(days=1)}, "another day than the address"),
        ({"published_at": NOON + timedelta(hours=5)}, "dated when fetched"),
        ({"published_at": NOON + timedelta(hours=9)}, "dated after it was fetched"),
        ({"modified_at": NOON - timedelta(hours=1)}, "modified before published"),
        ({"authors": [Author(name="The Courier", kind="person")]}, "author is the publisher"),
        (
            {"headline": words("a", 3), "body": [Block(role="lede", text=words("a", 3))]},
            "headline is the first paragraph",
        ),
        ({"text": "So it <b>ends</b>."}, "markup in the text"),
        ({"headline": "Tea &amp; cake"}, "markup in the headline"),
        ({"text": "CafÃ© closed."}, "signs of a wrong encoding"),
        ({"text": "It was then that the"}, "ends within a sentence"),
        ({"body": [Block(role="paragraph", text=words("b", 20))] * 2}, "paragraph twice"),
    ],
)
def test_a_fault_is_claimed(values: dict[str, Any], claim: str):
    assert claim in claimed(**dict(values))


def test_a_sound_article_has_no_claim():
    assert claimed(text="The council has voted.") == set()


def test_words_that_are_met_once_are_forgotten_and_the_commonest_counted(monkeypatch):
    monkeypatch.setattr(shared, "WORDS_HELD", 20)
    own = shared.Shared()
    for number in range(50):
        told = f"the council {words(f'rare{number}', 9)}"
        own.add(article(f"{STORY}-{number}", told).model_dump())
    assert len(own.words) < 60  # of 450
    assert dict(own.kept())[TOKEN] == {"council": 50, "the": 50}
