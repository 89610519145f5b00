"""A waiver with a fault in it is one line: which entry, which field, what to write there."""

from datetime import date
from pathlib import Path

import pytest

from expectations.waivers import WaiversError, waivers_in
from schemas.verdict import Waiver

GOOD = {"publisher": '"courier"', "check": '"*"', "until": "2026-12-31", "why": '"redesign"'}


def entry(**changed: str) -> str:
    lines = [f"{name} = {value}" for name, value in (GOOD | changed).items() if value]
    return "\n".join(["[[waiver]]", *lines, ""])


def test_a_waiver_is_read(tmp_path: Path) -> None:
    (tmp_path / "w.toml").write_text(entry())
    wanted = Waiver(publisher="courier", check="*", until=date(2026, 12, 31), why="redesign")
    assert waivers_in(tmp_path / "w.toml") == (wanted,)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            entry(until='"soon"'),
            "waiver 1: until: found 'soon', wanted a day such as 2026-12-31",
        ),
        (entry() + entry(why=""), "waiver 2: why: missing, wanted a reason"),
        (entry(check="3"), "waiver 1: check: found 3, wanted a check as the gate names it"),
        (entry(publisher=""), "waiver 1: publisher: missing, wanted the key of a publisher"),
        (
            entry(note="1"),
            "waiver 1: note: no such field; there are publisher, check, until, why",
        ),
        (
            entry(check='"authrs: share filled"'),
            "waiver 1: check: none is 'authrs: share filled'; did you mean authors: share filled?",
        ),
        (
            entry() + entry(check='"share filed"'),
            "waiver 2: check: none is 'share filed'; did you mean share filled?",
        ),
        (
            entry(check='"gulls"'),
            "waiver 1: check: none is 'gulls'; wanted a check as the gate names it",
        ),
        (entry().replace("[[waiver]]", "[waiver]"), "waiver: each entry begins with [[waiver]]"),
        (entry().replace("waiver", "waivers"), "waivers: each entry begins with [[waiver]]"),
    ],
)
def test_a_fault_says_what_to_write(tmp_path: Path, text: str, told: str) -> None:
    path = tmp_path / "w.toml"
    path.write_text(text)
    with pytest.raises(WaiversError) as fault:
        waivers_in(path)
    assert str(fault.value).startswith(f"{path}: {told}")
    assert "\n" not in str(fault.value)


@pytest.mark.parametrize(
    "check",
    [
        "share filled",
        "dek: share filled",
        "language: share of de-CH",
        "kind: share of opinion",
        "truncated: cut short by length",
        "state: rejected as consent_wall",
        "rows that break language_pattern",
        "published_at: dated when fetched",
    ],
)
def test_a_check_is_named_alone_or_behind_its_column(tmp_path: Path, check: str) -> None:
    (tmp_path / "w.toml").write_text(entry(check=f'"{check}"'))
    assert [one.check for one in waivers_in(tmp_path / "w.toml")] == [check]
