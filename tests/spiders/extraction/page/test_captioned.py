"""Captions of pictures outside a `<figure>`."""

import pytest

from schemas.parts import Image
from spiders.extraction.fields.media import images
from tests.spiders.extraction.pages import page

AT = "https://www.gazette.example/pier.jpg"
PICTURE = "<img src=/pier.jpg>"


def captions(html: str) -> list[tuple[str | None, str | None]]:
    """Return caption and credit of each picture of *html*, which are all of the pier."""
    found = images(page(f"<h1>The pier</h1>{html}"))[0]
    assert all(image.url == AT for image in found)
    return [(image.caption, image.credit) for image in found]


@pytest.mark.parametrize(
    "html",
    [
        f"<div>{PICTURE}<p class=caption-text>The old pier</p></div>",
        f"<div><a href=/pier.jpg>{PICTURE}</a></div><div itemprop=caption>The old pier</div>",
        f"<div>{PICTURE}<span class=legenda>The old pier</span></div>",
        f"<div>{PICTURE}<div class=image-desc>The old pier</div></div>",
        f"<div><picture>{PICTURE}</picture><figcaption>The old pier</figcaption></div>",
        f"<div><div>{PICTURE}</div><div><span class=photoCutline>The old pier</span></div></div>",
    ],
)
def test_what_follows_a_picture_and_is_named_so_is_its_caption(html: str) -> None:
    assert captions(html) == [("The old pier", None)]


@pytest.mark.parametrize(
    ("line", "credit"),
    [
        ("© Gazette / Ada Lovelace", "Gazette / Ada Lovelace"),
        ("Photo: Ada Lovelace", "Ada Lovelace"),
        ("(Ada Lovelace/Gazette)", "Ada Lovelace/Gazette"),
        ("(AP Photo/Ada Lovelace)", "AP Photo/Ada Lovelace"),
    ],
)
def test_a_picture_alone_with_a_text_that_ends_in_a_credit_has_a_caption(line, credit) -> None:
    html = f"<div>{PICTURE}<div>The old pier</div> <div>{line}</div></div>"
    assert captions(html) == [("The old pier", credit)]


@pytest.mark.parametrize(
    "html",
    [
        f"<div>{PICTURE}<p>The board voted on Tuesday.</p></div>",
        f"<div>{PICTURE}<div class=caption><h3><a href=/x>Another story</a></h3></div></div>",
        f"<div>{PICTURE}<div class=caption><a href=/x>Another story</a></div></div>",
        f"<aside><div>{PICTURE}<p class=caption>Elsewhere</p></div></aside>",
        f"<div>{PICTURE}<p>1 Mill Street, Northport</p><p>© 2026 The Gazette</p></div>",
        f"<main>{PICTURE}<p>The board voted. Photo: Ada Lovelace</p></main>",
        f"<div><a href=/x>{PICTURE}</a><p class=caption>Another story</p></div>",
    ],
)
def test_paragraphs_teasers_and_the_foot_of_the_page_are_no_captions(html: str) -> None:
    assert captions(html) == []


def test_a_picture_known_from_metadata_takes_the_caption_beside_it() -> None:
    html = '<meta property="og:image" content="/pier.jpg">'
    found = images(page(f"{html}<div>{PICTURE}<p class=caption>The old pier</p></div>"))[0]
    assert found == [Image(url=AT, caption="The old pier")]
