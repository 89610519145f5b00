"""What is learned across a publisher's captures."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from schemas.article import digest
from schemas.capture import Capture
from spiders.extraction.learn import learned_profile
from tests.pages import page
from tests.test_body import CALL, PARAGRAPHS, story


def captures() -> list[Capture]:
    """Return captures of three stories that all carry the same call."""
    return [
        page(story(text, CALL), url=f"https://www.gazette.example/news/{number}").capture
        for number, text in enumerate(PARAGRAPHS)
    ]


def test_a_text_on_every_page_is_boilerplate_and_a_story_is_not():
    profile = learned_profile("gazette", captures())
    assert profile.pages == 3
    assert digest(CALL) in profile.boilerplate
    assert not profile.boilerplate & {digest(text) for text in PARAGRAPHS}


def test_one_address_captured_often_teaches_nothing():
    first = captures()[0]
    again = [replace(first, record_id=f"<urn:{number}>") for number in range(5)]
    assert learned_profile("gazette", again).boilerplate == frozenset()


@given(st.permutations(range(3)))
def test_the_order_of_captures_does_not_matter(order):
    known = captures()
    shuffled = [known[index] for index in order]
    assert learned_profile("gazette", shuffled) == learned_profile("gazette", known)
