"""What has drifted between two counts of one publisher."""

from dataclasses import dataclass, field, replace

from expectations.drift import drift
from expectations.thresholds import thresholds_of


@dataclass(frozen=True)
class Counted:
    articles: int = 40
    fill: dict[str, float] = field(default_factory=lambda: {"headline": 1.0, "section": 0.6})
    words: dict[str, int] = field(default_factory=lambda: {"p50": 300})


BEFORE = Counted()


def failed(now: Counted, before: Counted = BEFORE) -> list[tuple[str, str | None, str, str]]:
    checks = drift("courier", before, now, thresholds_of("courier"))
    return [(c.severity, c.column, c.expected, c.observed) for c in checks if not c.success]


def test_the_same_is_no_drift():
    assert failed(BEFORE) == []


def test_a_column_with_a_threshold_that_empties_refuses():
    now = replace(BEFORE, fill={"headline": 0.7, "section": 0.6})
    assert failed(now) == [("critical", "headline", "at least 0.8 (was 1)", "0.7")]


def test_any_other_column_that_empties_warns():
    now = replace(BEFORE, fill={"headline": 1.0})
    assert failed(now) == [("warning", "section", "at least 0.4 (was 0.6)", "0")]


def test_a_column_that_fills_is_no_drift():
    assert failed(replace(BEFORE, fill={"headline": 1.0, "section": 1.0})) == []


def test_texts_that_shrink_or_grow_threefold_refuse():
    found = [failed(replace(BEFORE, words={"p50": words})) for words in (90, 110, 890, 910)]
    assert [bool(one) for one in found] == [True, False, False, True]


def test_few_articles_are_not_compared():
    assert failed(Counted(articles=19, fill={}, words={"p50": 1})) == []
    assert failed(Counted(fill={}, words={"p50": 1}), replace(BEFORE, articles=19)) == []
