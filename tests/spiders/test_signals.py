"""What is reserved after a history of signals: the strictest, until the publisher lifts it."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.parts import Rights
from spiders.signals import (
    POLICY,
    heard_in,
    reply_rights,
    standing,
    with_standing,
    withholding,
)

NOON = datetime(2026, 11, 1, 12, tzinfo=UTC)
NOAI, RESERVED, LIFTED = "x-robots-tag: noai", "tdm-reservation: 1", "tdm-reservation: 0"
ALLOWED = "content-usage: train-ai=y"
SIGNALS = [NOAI, RESERVED, LIFTED, ALLOWED, "content-usage: train-ai=n", "rsl: /licence.xml"]
histories = st.lists(st.lists(st.sampled_from(SIGNALS), max_size=2), min_size=1, max_size=6)


def said(*captures: list[str]) -> list[tuple[datetime, Rights]]:
    """Return what captures a day apart said."""
    return [
        (NOON + timedelta(days=day), Rights(ai_signals=signals, text_withheld=withholding(signals)))
        for day, signals in enumerate(captures)
    ]


def after(*captures: list[str]) -> Rights:
    history = said(*captures)
    return with_standing(history[-1][1], standing(history))


def test_what_was_reserved_stays_so_when_it_is_no_longer_said() -> None:
    found = after([], [NOAI], [])
    assert (found.text_withheld, found.withheld_since) == ("noai", NOON + timedelta(days=1))
    assert found.ai_signals == [NOAI]


@pytest.mark.parametrize(
    ("reserved", "lifted"),
    [
        ([RESERVED], [LIFTED]),
        ([NOAI], [ALLOWED]),
        (["content-usage: train-ai=n"], ["content-usage: train-ai=yes"]),
    ],
)
def test_a_publisher_lifts_what_it_reserved_by_saying_so(reserved, lifted) -> None:
    assert after([], reserved, lifted).text_withheld is None
    again = after(reserved, lifted, reserved)
    assert again.text_withheld is not None
    assert again.withheld_since == NOON + timedelta(days=2)


def test_what_was_lifted_is_not_said_any_more_by_the_page_that_said_it_first() -> None:
    history = said([RESERVED, "x-robots-tag: noarchive"], [LIFTED])
    first = history[0][1].model_copy(update={"tdm_reserved": True})
    found = with_standing(first, standing(history))
    assert (found.text_withheld, found.tdm_reserved) == (None, False)
    assert found.ai_signals == ["x-robots-tag: noarchive"]


def test_what_lifts_one_reservation_lifts_no_other() -> None:
    assert after([NOAI, RESERVED], [LIFTED]).text_withheld == "noai"


def test_robots_txt_that_lets_us_in_again_lifts_its_own_refusal() -> None:
    refused = [(NOON, Rights(robots_allowed=False, text_withheld="robots_txt"))]
    assert with_standing(Rights(), standing(refused)).robots_allowed is False
    again = [*refused, (NOON + timedelta(1), Rights(robots_allowed=True))]
    assert standing(again) == {}


@given(histories)
def test_nothing_that_stands_was_lifted_later_and_nothing_else_is_lost(history) -> None:
    found = standing(said(*history))
    for one in POLICY:
        states = [
            any(map(one.stated.match, signals))
            for signals in history
            if any(map(one.stated.match, signals))
            or (one.lifted and any(map(one.lifted.match, signals)))
        ]
        assert (one.reason in found) == (states[-1:] == [True])


@given(histories)
def test_rights_with_what_stands_say_so_themselves(history) -> None:
    captures = said(*history)
    for _, rights in captures:  # the row of an article may come from any of them
        found = with_standing(rights, standing(captures))
        assert found.text_withheld == withholding(heard_in(found))
        assert (found.withheld_since is None) == (found.text_withheld is None)


def test_a_reply_without_a_page_says_what_its_header_and_its_site_say() -> None:
    headers = [("X-Robots-Tag", "noai, noindex"), ("TDM-Reservation", "1")]
    found = reply_rights(headers, {"robots-allowed": "true"})
    assert found == Rights(
        tdm_reserved=True,
        robots_allowed=True,
        ai_signals=[NOAI, RESERVED],
        text_withheld="tdm_reservation",
    )
    assert reply_rights([("Content-Type", "text/html")], {}) is None
