"""The story's blocks -> without those that say again what a reader has read above them."""

from collections.abc import Sequence

from spiders.extraction.body.judged import BOILERPLATE, Judged
from spiders.extraction.wording import comparable


def without_repeats(page: Sequence[Judged], headline: str | None) -> list[Judged]:
    """Return *page* with the *headline* that is printed above its story in the story's own element,
    and a standfirst's second print as the first paragraph, told as boilerplate.

    Case, quotes and blanks make no difference. A heading farther down may say what the headline
    says, and a standfirst that is the first paragraph is printed once: both stay.
    """
    story = [at for at, judged in enumerate(page) if judged.is_story and judged.role != "caption"]
    title = comparable(headline or "")
    repeated = set()
    while len(story) > 1 and title and comparable(page[story[0]].block.text) == title:
        repeated.add(story.pop(0))
    ledes = [at for at in story if page[at].role == "lede"]
    following = next((at for at in story if ledes and at > ledes[-1]), None)
    if following is not None:
        text = comparable(page[following].block.text)
        if any(comparable(page[at].block.text) == text for at in ledes):
            repeated.add(following)
    if not repeated:
        return list(page)
    return [
        judged._replace(role=BOILERPLATE, is_story=False) if at in repeated else judged
        for at, judged in enumerate(page)
    ]
