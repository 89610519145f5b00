"""The address in numbers: a kind has a short plural, a story a name of its own."""

import pytest

from spiders.extraction.index.address import of_address, of_same_words
from tests.spiders.extraction.pages import page

SIGNS = {  # by their places among the numbers
    3: "lists",
    4: "query",
    5: "choice",
    6: "plural",
    7: "short",
    8: "year",
    9: "file",
    10: "stories",
    11: "numbered",
    12: "folder",
}


def signs(url: str) -> set[str]:
    """Return the signs that *url* has."""
    found = of_address(page("", url), "")
    return {sign for at, sign in SIGNS.items() if found[at]}


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://boats.example/c/rowing-boats/", {"lists", "plural", "short", "folder"}),
        ("https://boats.example/find?c=oars&page=2", {"query", "choice", "short"}),
        ("https://boats.example/oars?from=letter", {"query", "plural", "short"}),
        (
            "https://boats.example/news/2026/05/the-old-ferry-is-sold.html",
            {"year", "file", "stories"},
        ),
        ("https://boats.example/30657941", {"short", "numbered"}),
        ("https://boats.example/", {"short", "folder"}),
    ],
)
def test_signs_of_an_address(url: str, expected: set[str]) -> None:
    assert signs(url) == expected


def test_a_page_without_an_address_is_weighed_all_the_same() -> None:
    assert len(of_address(page("", "urn:oars"), "Oars")) == len(
        of_address(page("", "https://boats.example/c/oars?page=3"), "Oars")
    )


def test_a_heading_that_the_address_names_is_the_name_of_a_kind() -> None:
    assert of_same_words("rowing-boats-12", "Rowing boats", "Boats | Quell & Sons") == (
        pytest.approx([1 / 3, 2 / 3, 2 / 3, 1.0])
    )


def test_a_heading_says_more_than_the_address_of_a_story() -> None:
    shared = of_same_words("ferry-sold", "The old ferry of Skerrow is sold", "Ferry sold")
    assert shared == pytest.approx([2 / 3, 2 / 3, 2 / 8, 0.0])


def test_no_heading_is_named_by_no_address() -> None:
    assert of_same_words("oars", "", "") == [0.0, 0.0, 0.0, 0.0]
