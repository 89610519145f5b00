"""Counts as pictures: shapes that add up and text that is escaped."""

import re

from hypothesis import given
from hypothesis import strategies as st

from pipelines.reporting.days import over_time, timeline
from pipelines.reporting.pictures import (
    bars,
    heat,
    heat_table,
    stacked,
    table,
)

DAYS = st.dictionaries(st.dates().map(str), st.integers(1, 9), min_size=1, max_size=9)
WIDTHS = re.compile(r'width="([\d.]+)"')


def test_the_longest_bar_is_full_and_the_others_are_in_proportion():
    assert WIDTHS.findall(bars({"a": 4, "b": 1, "c": 0}, "name")) == ["100.00", "25.00", "0.00"]


def test_more_bars_than_can_be_read_are_counted_instead():
    assert "and 60 more" in bars({str(number): 1 for number in range(100)}, "name")


def test_labels_are_escaped_wherever_they_stand():
    bad = "<script>alert(1)</script>\"'&"
    parts = [
        bars({bad: 1}, bad),
        stacked({bad: 1}),
        heat_table({bad: {bad: 0.5}}, bad),
        table(bad, [bad], [[bad]]),
    ]
    for part in parts:
        assert "<script" not in part
        assert "\"'" not in part


@given(DAYS)
def test_no_article_is_lost_over_time_and_no_day_between_is_left_out(days):
    unit, counts = over_time(days)
    assert sum(counts.values()) == sum(days.values())
    assert list(counts) == sorted(counts)
    assert unit == "year" or len(counts) <= 130


def test_a_timeline_of_one_day_has_one_column():
    assert timeline({"2026-11-01": 3}).count("<rect") == 1


def test_the_column_of_one_day_stands_amid_days_without_any():
    for day in ("0001-01-01", "2026-11-01", "9999-12-31"):
        unit, counts = over_time({day: 3})
        assert (unit, len(counts), counts[day], sum(counts.values())) == ("day", 15, 3, 3)
    assert "from 2026-11-01 to 2026-11-01, at most 3" in timeline({"2026-11-01": 3})


def test_one_old_article_leaves_the_others_their_days_and_is_told():
    days = {"1884-11-17": 1, "2026-11-15": 20, "2026-11-17": 30}
    told = timeline(days)
    assert told.count("<rect") == 2
    assert "per day as publishers print it" in told
    assert "; 1 from before, since 1884-11-17, not drawn<" in told
    assert "not drawn" not in timeline(days | {"1884-11-17": 3})


def test_nothing_to_show_is_said_in_words():
    none = "<p class=none>None.</p>"
    assert (bars({}, "name"), timeline({}), heat_table({}, "name")) == (none, none, none)


def test_a_share_is_never_rounded_up_to_all_or_down_to_none():
    cells = [heat(share).rpartition(">")[2] for share in (0.0, 0.001, 0.5, 0.999, 1.0)]
    assert cells == ["0", "1", "50", "99", "100"]


def test_the_parts_of_a_stacked_bar_fill_it():
    widths = [float(width) for width in WIDTHS.findall(stacked({"article": 1, "rejected": 2}))]
    assert widths == [33.333, 66.667]
