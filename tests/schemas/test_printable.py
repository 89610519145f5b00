"""What a site wrote is printed without effect."""

import json

import pytest

from schemas.printable import printable


@pytest.mark.parametrize(
    "text", ["\x1b[2J", "\x9b31m", "a\rb", "\x07", "a\u202eb", "\u2066", "\u200e\u200f\u061c"]
)
def test_no_character_with_an_effect_is_left(text: str) -> None:
    assert printable(text).isprintable()


def test_plain_text_of_any_script_stays() -> None:
    text = "Zoë\tשלום\n日本"
    assert printable(text) == text


def test_json_stays_the_same_value() -> None:
    value = {"headline": "Storm\u202egnirps \x7f"}
    assert json.loads(printable(json.dumps(value, ensure_ascii=False))) == value
