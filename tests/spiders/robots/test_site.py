"""Promises of what a host says of itself: its signals reach the records, and nothing else does."""

from datetime import UTC, datetime

import pytest

from schemas.capture import SIGNAL_PREFIX
from spiders.robots.rules import Robots
from spiders.robots.site import Site, now_read, reservations_of

TDMREP = b"""[
  {"location": "/free/*", "tdm-reservation": 0},
  {"location": "/print$", "tdm-reservation": 1},
  {"location": "/", "tdm-reservation": 1, "tdm-policy": "https://news.example/policy"}
]"""


def site(robots: bytes = b"", tdm: bytes = b"") -> Site:
    """Return a site with these files."""
    return Site(Robots.of(robots), reservations_of(tdm), datetime(2026, 11, 23, tzinfo=UTC))


@pytest.mark.parametrize(
    ("path", "reserved"),
    [("/free/a", "0"), ("/print", "1"), ("/printer", "1"), ("/a", "1")],
)
def test_the_first_rule_of_tdmrep_that_matches_counts(path: str, reserved: str) -> None:
    signals = dict(site(tdm=TDMREP).signals(f"https://news.example{path}"))
    assert signals["Broadsheet-TDM-Reservation"] == reserved


def test_the_signals_of_a_page_are_named() -> None:
    robots = b"User-agent: *\nDisallow: /private\nContent-Usage: train-ai=n\n"
    assert site(robots, TDMREP).signals("https://news.example/a") == [
        ("Broadsheet-Robots-Allowed", "true"),
        ("Broadsheet-TDM-Reservation", "1"),
        ("Broadsheet-TDM-Policy", "https://news.example/policy"),
        ("Broadsheet-Content-Usage", "train-ai=n"),
    ]


@pytest.mark.hostile
def test_a_policy_cannot_write_header_fields_of_its_own() -> None:
    tdm = b'[{"tdm-reservation": 1, "tdm-policy": "x\\r\\nWARC-Type: request\\r\\n\\r\\n"}]'
    signals = dict(site(tdm=tdm).signals("https://news.example/a"))
    assert signals["Broadsheet-TDM-Policy"] == "x WARC-Type: request"


@pytest.mark.parametrize("body", [b"", b"<html>", b"[1, null]", b"[" * 100_000, b'{"a": 1}'])
def test_a_file_that_is_no_tdmrep_reserves_nothing(body: bytes) -> None:
    assert reservations_of(body) == ()


def test_a_tdmrep_that_was_cut_reserves_everything() -> None:
    read = now_read(Robots.of_answer(404, None), b'[{"location": "/", "tdm-res', is_whole=False)
    assert dict(read.signals("http://e.com/a"))[SIGNAL_PREFIX + "TDM-Reservation"] == "1"
