import pytest

from schemas.parts import Block
from spiders.extraction.people.dateline import dateline


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("GENEVA — Talks went on.", "GENEVA"),
        ("NORTHPORT, Maine (AP) — The fair opened.", "NORTHPORT, Maine"),
        ("KATHMANDU, April 25 (Reuters) - Officials said so.", "KATHMANDU"),
        ("NORTHPORT, 9 November 2026 – The port said so.", "NORTHPORT"),
        ("Hamburg (dpa) - Die Messe ist offen.", "Hamburg"),
        ("Paris (AFP) – La foire est ouverte.", "Paris"),
        ("(Hamburg/dpa) Die Messe ist offen.", "Hamburg"),
        ("LA CROSSE, Wis. (AP) — The campaigns went on.", "LA CROSSE, Wis."),
        ("The fair — the first in years — opened.", None),
        ("Northport (the town) - a long story.", None),
        ("A - Z of fairs", None),
        ("10 things — and one more", None),
        ("", None),
    ],
)
def test_the_place_stands_before_the_story(text: str, place: str | None) -> None:
    assert dateline([Block(role="paragraph", text=text)])[0] == place


def test_only_the_first_paragraphs_are_looked_at() -> None:
    body = [Block(role="paragraph", text="One.")] * 3 + [
        Block(role="paragraph", text="GENEVA — Talks went on.")
    ]
    assert dateline(body) == (None, [])
