"""What a link leads to is judged by the words and numbers of its address."""

import pytest

from spiders.discovery.story_address import is_story


@pytest.mark.parametrize(
    "url",
    [
        "https://e.com/2026/11/23/fog",
        "https://e.com/2026/nov/23/fog",
        "https://e.com/world/harbour-reopens-after-fog",
        "https://e.com/news/articles/clymn8zyrp9o",
        "https://e.com/doc/7715044",
        "https://e.com/Nachrichten/!5928990/",
        "https://e.com/a-60a0111a-c2d2-46c8-9e93-b16a374e6ba8",
        "https://e.com/news,142489.html",
        "https://e.com/?id=20871",
        "https://e.com/news_view.html?idx=8576&page=1",
        "https://e.com/%D8%A7%D9%84%D9%85%D9%8A%D9%86%D8%A7%D8%A1-%D8%A3-%D8%A8-%D8%AA",
    ],
)
def test_a_story_is_recognised(url: str) -> None:
    assert is_story(url)


@pytest.mark.parametrize(
    "url",
    [
        "https://e.com/",
        "https://e.com/sport/football",
        "https://e.com/tag/harbour-and-fog-and-ferries",
        "https://e.com/author/jane-doe-of-the-harbour",
        "https://e.com/2026/11/23/harbour-in-the-fog.jpg",
        "https://e.com/help",
        "https://e.com/calendar/?date=2026-11-23",
        "mailto:editor-of-the-harbour-courier@e.com",
    ],
)
def test_a_list_a_file_and_a_service_are_no_stories(url: str) -> None:
    assert not is_story(url)


def test_a_declared_pattern_alone_decides() -> None:
    pattern = r"/x/\d+$"
    urls = ["https://e.com/x/1", "https://e.com/2026/11/23/harbour-reopens-after-fog"]
    assert [is_story(url, pattern) for url in urls] == [True, False]
