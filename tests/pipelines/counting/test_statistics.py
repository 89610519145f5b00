"""What is counted of articles, in parts that add up."""

from collections import Counter

import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from pipelines.counting.statistics import quantile, statistics, tallies, together
from schemas.article import Article
from schemas.columns import table_of
from schemas.parts import Author
from tests.pipelines.parsed import article, words

STORY = "https://courier.example/vote"


def rows(*articles: Article) -> pa.Table:
    return table_of(articles, Article)


def test_a_publisher_is_counted_with_fill_rates_and_lengths():
    author = [Author(name="Ann", kind="person")]
    found = statistics(
        tallies(
            rows(
                article(STORY, words("a", 10), authors=author, dek="D"),
                article(STORY, words("b", 20), language="und"),
                article(STORY, words("c", 30), dek=""),
                article(STORY, words("d", 40), headline=None),
            )
        )
    ).publishers["courier"]
    assert found.articles == 4
    assert found.words == {"p10": 10, "p50": 20, "p90": 40}
    names = ("authors", "dek", "language", "headline", "text", "tags", "rights")
    assert {name: found.fill[name] for name in names} == {
        "authors": 0.25,
        "dek": 0.25,
        "language": 0.75,
        "headline": 0.75,
        "text": 1.0,
        "tags": 0.0,
        "rights": 1.0,
    }


def test_every_column_has_a_fill_rate():
    assert list(statistics({}).total.fill) == list(Article.model_fields)


def test_of_nothing_nothing_is_missing():
    total = statistics(tallies(rows())).total
    assert (total.articles, set(total.fill.values()), total.words["p50"]) == (0, {1.0}, 0)


@given(st.lists(st.tuples(st.sampled_from("ab"), st.integers(0, 5)), max_size=8), st.integers(0, 8))
def test_parts_counted_apart_add_up(drawn: list[tuple[str, int]], cut: int):
    articles = [
        article(STORY, words("x", 1 + length), publisher=publisher, dek="D" * (length % 2))
        for publisher, length in drawn
    ]
    parts = [tallies(rows(*articles[:cut])), tallies(rows(*articles[cut:]))]
    assert statistics(together(parts)) == statistics(together([tallies(rows(*articles))]))


@given(st.lists(st.integers(0, 1000), min_size=1), st.sampled_from([10, 50, 90]))
def test_a_quantile_is_a_value_that_its_share_does_not_exceed(values: list[int], percent: int):
    found = quantile(Counter(values), percent)
    below = sum(value <= found for value in values)
    assert found in values
    assert below * 100 >= percent * len(values) > (below - values.count(found)) * 100
