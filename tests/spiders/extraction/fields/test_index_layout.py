"""The layout of a page in numbers: template repeated, links, pictures, choices, heading."""

from math import expm1

import pytest

from spiders.extraction.body import judged_blocks
from spiders.extraction.fields.index_layout import of_layout
from tests.spiders.extraction.pages import page

TILES = "".join(
    f"<div class=tile><img src=/{n}.jpg><h3><a href=/boats/{n}>Skiff number {n}</a></h3></div>"
    for n in range(9)
)
CHOICES = "<form><select><option>Length</select><input type=radio><input type=text></form>"
STORY = "<p>The skiffs of the harbour were rowed to the island and back on Sunday morning.</p>"


def layout(html: str, url: str) -> list[float]:
    document = page(f"<body>{html}</body>", url)
    return of_layout(document, judged_blocks(document, None))


def test_a_list_repeats_a_template_with_links_pictures_and_choices() -> None:
    alike, linked, pictures, choices, named = layout(
        f"<h1>Rowing boats</h1>{CHOICES}{TILES}", "https://boats.example/c/rowing-boats-12"
    )
    assert [round(expm1(one)) for one in (alike, pictures, choices)] == [9, 9, 2]
    assert linked > 0.8
    assert named == 1.0


def test_a_story_does_not() -> None:
    found = layout(f"<h1>Skiffs rowed out</h1>{STORY}", "https://boats.example/rowed-out")
    assert found == pytest.approx([0.0] * 5)


def test_what_stands_above_the_heading_is_no_part_of_the_list() -> None:
    found = layout(f"{TILES}<h1>Skiffs rowed out</h1>{STORY}", "https://boats.example/rowed-out")
    assert found[0] == 0.0
