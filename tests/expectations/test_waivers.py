"""The waivers: read strictly, for a typing error must not hold or let through anything."""

from datetime import date
from pathlib import Path

import pytest

from expectations.waivers import WaiversError, waivers_in
from schemas.verdict import Waiver

SOUND = '[[waiver]]\npublisher = "courier"\ncheck = "*"\nuntil = 2026-12-31\nwhy = "redesign"\n'


def waivers_of(tmp_path: Path, text: str) -> tuple[Waiver, ...]:
    path = tmp_path / "waivers.toml"
    path.write_text(text)
    return waivers_in(path)


def test_the_committed_file_is_read():
    assert waivers_in() == ()


def test_a_waiver_says_who_what_how_long_and_why(tmp_path: Path):
    made = Waiver(publisher="courier", check="*", until=date(2026, 12, 31), why="redesign")
    assert waivers_of(tmp_path, SOUND) == (made,)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[[waiver]", "waivers.toml: "),
        (SOUND.replace('why = "redesign"\n', ""), "waiver.0.why: Field required"),
        (SOUND.replace("redesign", ""), "waiver.0.why: String should have at least 1"),
        (SOUND.replace("2026-12-31", '"soon"'), "waiver.0.until: "),
        (SOUND + 'because = "x"\n', "waiver.0.because: Extra inputs are not permitted"),
        (SOUND.replace("waiver", "wavier"), "wavier: Extra inputs are not permitted"),
    ],
)
def test_anything_else_is_one_clear_line(tmp_path: Path, text: str, told: str):
    with pytest.raises(WaiversError) as error:
        waivers_of(tmp_path, text)
    assert told in str(error.value)
    if "[[waiver]]" in text:
        assert "\n" not in str(error.value)
