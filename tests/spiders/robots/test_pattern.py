"""Rule and address are brought to one form in octets before they are compared."""

from hypothesis import given
from hypothesis import strategies as st

from spiders.robots.pattern import Pattern, path_of


def test_an_address_without_a_path_is_the_root() -> None:
    assert [path_of(url) for url in ("", "https://example.com", "https://example.com?a")] == [
        b"/",
        b"/",
        b"/?a",
    ]


def test_stars_and_dollars_of_an_address_are_not_wildcards() -> None:
    assert path_of("https://example.com/a*b$") == b"/a%2Ab%24"


def test_a_pattern_is_ranked_by_the_octets_it_was_written_with() -> None:
    assert Pattern.of(b"/a/*.html$").octets == 10


@given(st.text(alphabet="ab/é%*$", max_size=20))
def test_an_address_matches_its_own_path(path: str) -> None:
    assert Pattern.of(path_of(f"https://example.com/{path}")).matches(
        path_of(f"https://example.com/{path}")
    )
