"""The table of a crawl in a terminal of 80 columns."""

import pytest
from rich.console import Console

from pipelines.views import crawl_table
from spiders.crawling import Tally

STATES = {"new": 12345, "changed": 1200, "unchanged": 88000, "refused": 12, "failed": 1}


def lines(*tallies: Tally, **more: object) -> list[str]:
    console = Console(width=80)
    with console.capture() as shown:
        console.print(crawl_table(tallies, **more))  # type: ignore[arg-type]
    return [line.rstrip() for line in shown.get().splitlines()]


def test_what_no_publisher_has_any_of_is_left_out() -> None:
    herald = Tally("herald", 0, {"new": 3, "unchanged": 15}, articles=3)
    assert lines(herald, healths={"herald": "silent: failed: timeout"}) == [
        "publisher new unchanged articles health",
        "herald      3        15        3 silent",
    ]


@pytest.mark.parametrize("more", [{}, {"healths": {"a": "no listing: "}}, {"seconds": 3.0}])
def test_large_numbers_and_long_names_are_whole_in_80_columns(more: dict[str, object]) -> None:
    key = "the-gazette-of-some-place-far-away"
    told = lines(Tally(key, 123456, STATES, left_out={"old": 100000}, articles=12000), **more)
    first = [line.split(" ")[0] for line in told]
    assert key in "".join(first)
    head = told[0] + told[1]
    names = ("publisher", "new", "refused", "failed", "left", "out", "articles")
    assert all(name in head for name in names)
    assert all(number in told[1] + told[2] for number in ("12,345", "100,000", "12,000"))
    assert not any("…" in line for line in told)
