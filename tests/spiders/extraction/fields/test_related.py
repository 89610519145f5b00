"""Links of the story and stories recommended beside it."""

import pytest

from schemas.parts import Link, Related
from spiders.extraction.body.judged import judged_blocks
from spiders.extraction.fields.related import links, related
from tests.spiders.extraction.harbour import PARAGRAPHS, story
from tests.spiders.extraction.pages import page


def test_links_of_the_body_are_absolute_and_those_of_the_menu_are_not_taken():
    linked = PARAGRAPHS[0].replace("harbour board", "<a href='/board'>harbour board</a>")
    document = page(story(linked, *PARAGRAPHS[1:]))
    found, evidence = links(document, judged_blocks(document, None)[0])
    assert found == [Link(text="harbour board", url="https://www.gazette.example/board")]
    assert [item.field for item in evidence] == ["links"]


def test_named_lists_of_headlines_are_related():
    document = page(story(*PARAGRAPHS))
    found, evidence = related(document, judged_blocks(document, None)[0])
    assert found == [
        Related(headline="Ferries to run late all week long", url="https://www.gazette.example/a")
    ]
    assert [item.method for item in evidence] == ["named_list"]


def test_stories_of_other_sites_are_advertisements():
    html = story(*PARAGRAPHS).replace("href='/a'", "href='https://elsewhere.example/a'")
    document = page(html)
    assert related(document, judged_blocks(document, None)[0]) == ([], [])


@pytest.mark.parametrize(
    "share",
    ["https://www.facebook.com/sharer/sharer.php?u=x", "https://twitter.com/intent/tweet?url=x",
     "https://wa.me/?text=x", "https://t.me/share/url?url=x"],
)  # fmt: skip
def test_buttons_that_share_the_story_are_no_links(share: str) -> None:
    html = story(*PARAGRAPHS).replace("<p>", f"<p><a href='{share}'>Share this</a> ", 1)
    document = page(html)
    found, _ = links(document, judged_blocks(document, None)[0])
    assert share not in [link.url for link in found]
