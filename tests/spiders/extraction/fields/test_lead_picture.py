"""Pictures at the headline, of pages that have no other."""

import pytest

from spiders.extraction.fields.media import images
from tests.spiders.extraction.pages import page

TEXT = "<p>The fair opened its gates on Monday to all who like wheels, and to waffles, too.</p>" * 3
STORY = f"<div class=body>{TEXT}</div>"
PIER = "<img src=/pier.jpg>"


def found(html: str) -> list[str]:
    return [image.url.rsplit("/")[-1] for image in images(page(f"<div id=page>{html}</div>"))[0]]


@pytest.mark.parametrize(
    "html",
    [
        f"<div>{PIER}</div><h1>Fair opens</h1>{STORY}",
        f"<h1>Fair opens</h1><div class=hero>{PIER}</div>{STORY}",
        f"<div style='background-image: url(&quot;/pier.jpg&quot;)'></div><h1>Fair</h1>{STORY}",
    ],
)
def test_a_picture_alone_at_the_headline_is_the_story_s(html: str) -> None:
    assert found(html) == ["pier.jpg"]


@pytest.mark.parametrize(
    "html",
    [
        f"<h1>Fair opens</h1><div>{PIER} Ada Lovelace</div>{STORY}",
        f"<h1>Fair opens</h1><div class=avatar>{PIER}</div>{STORY}",
        f"<a href=/other>{PIER}</a><h1>Fair opens</h1>{STORY}",
        f"<h1>Fair opens</h1>{STORY}<div>{PIER}</div>",
    ],
)
def test_portraits_links_and_what_stands_below_are_not(html: str) -> None:
    assert found(html) == []
