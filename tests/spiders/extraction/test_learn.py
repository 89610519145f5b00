"""What is learned across a publisher's captures."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from schemas.capture import Capture
from schemas.identity import digest
from spiders.extraction.learn import learned_profile
from tests.spiders.extraction.harbour import CALL, PARAGRAPHS, story
from tests.spiders.extraction.pages import page


def captures() -> list[Capture]:
    """Return captures of three stories that all carry the same call."""
    return [story_capture(number, text, CALL) for number, text in enumerate(PARAGRAPHS)]


def story_capture(number: int, *texts: str) -> Capture:
    """Return a capture of a story of *texts* at an address of its own."""
    return page(story(*texts), url=f"https://www.gazette.example/news/{number}").capture


def learned(pages: list[Capture]) -> frozenset[str]:
    """Return what is learned from *pages*."""
    return learned_profile("gazette", pages).boilerplate


def test_a_text_on_every_page_is_boilerplate_and_a_story_is_not():
    profile = learned_profile("gazette", captures())
    assert profile.pages == 3
    assert digest(CALL) in profile.boilerplate
    assert not profile.boilerplate & {digest(text) for text in PARAGRAPHS}


def test_one_address_captured_often_teaches_nothing():
    first = captures()[0]
    again = [replace(first, record_id=f"<urn:{number}>") for number in range(5)]
    assert learned(again) == frozenset()


def test_two_addresses_of_one_story_teach_nothing():
    canonical = '<link rel="canonical" href="https://www.gazette.example/news/1">'
    html = story(PARAGRAPHS[0], CALL).replace("<body>", f"<head>{canonical}</head><body>")
    pages = [page(html, url=f"https://www.gazette.example/{end}").capture for end in ("a", "b")]
    assert learned(pages) == frozenset()


def test_of_a_handful_of_pages_two_suffice_and_of_many_they_may_be_one_running_story():
    others = [story_capture(number, f"{number} {PARAGRAPHS[0]}") for number in range(10, 20)]
    assert digest(CALL) in learned(captures()[:2])
    assert digest(CALL) not in learned([*captures()[:2], *others])
    assert digest(CALL) in learned([*captures(), *others])


def test_signs_between_parts_and_a_house_s_own_headings_are_no_boilerplate():
    own = ("___", "<b>Why it matters</b>", "Here’s the thing:")
    pages = [story_capture(number, text, *own) for number, text in enumerate(PARAGRAPHS)]
    texts = {"___", "Why it matters", "Here’s the thing:"}
    assert not learned(pages) & {digest(text) for text in texts}


@given(st.permutations(range(3)))
def test_the_order_of_captures_does_not_matter(order):
    known = captures()
    shuffled = [known[index] for index in order]
    assert learned_profile("gazette", shuffled) == learned_profile("gazette", known)
