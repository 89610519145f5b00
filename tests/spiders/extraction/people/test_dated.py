import pytest

from spiders.extraction.people import authors
from tests.spiders.extraction.pages import page

STORY = (
    "<p>The bridge over the river stays shut for the whole of the summer while its cables are "
    "replaced, the town said in a letter, and ferries take people across at a modest price.</p>"
) * 2


def names(row: str, title: str = "A bridge shut") -> list[str]:
    html = f"<title>{title}</title><main><h1>{title}</h1>{row}{STORY}</main>"
    return [author.name for author in authors(page(html), None)[0]]


@pytest.mark.parametrize(
    "row",
    [
        "<div><span>Ada Lovelace</span> <span>12 May 2024 | 09:36</span></div>",
        "<ul><li><span>Ada Lovelace</span></li><li><span>Jun 9</span></li><li>5 min read</li></ul>",
        "<div>May 12, 2024 · 30 min · Ada Lovelace</div>",
        "<p>Dec 26, 2025 • Ada Lovelace in <a href='/town'>Town Life</a></p>",
        "<div><span>Ada Lovelace</span> | <span>2024-05-12</span></div>",
    ],
)
def test_a_name_alone_beside_the_date_is_the_author_s(row: str) -> None:
    assert names(row) == ["Ada Lovelace"]


@pytest.mark.parametrize(
    "row",
    [
        "<div><span>Ferries Summer</span> <span>12 May 2024</span></div>",  # words of the story
        "<div><a href='/town'>Town Life</a> <span>12 May 2024</span></div>",
        "<div><span>Bridge Watch</span> <span>12 May 2024</span></div>",  # of the headline
        "<table><tr><td>Tide Table</td><td>12 May 2024</td></tr></table>",
        "<div><span>Ada Lovelace:</span> <span>12 May 2024</span></div>",
        "<div><span>Ada Lovelace</span> <span>for the town</span></div>",
    ],
)
def test_sections_topics_and_labels_beside_the_date_are_nobody_s(row: str) -> None:
    assert names(row) == []


@pytest.mark.parametrize("url", ["http://[::1", "http://[x]/a", "http://℀.example/", "data:,x"])
def test_an_address_that_is_none_says_nothing_of_a_name(url: str) -> None:
    row = "<div><span>Ada Lovelace</span> <span>12 May 2024</span></div>"
    html = f"<title>A bridge shut</title><main><h1>A bridge shut</h1>{row}{STORY}</main>"
    assert [author.name for author in authors(page(html, url), None)[0]] == ["Ada Lovelace"]
