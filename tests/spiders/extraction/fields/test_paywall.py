import pytest

from spiders.extraction.body.judged import judged_blocks
from spiders.extraction.fields.paywall import access
from tests.spiders.extraction.pages import json_ld, page


@pytest.mark.parametrize(
    ("html", "words", "expected"),
    [
        ("<p>Text", 300, (None, "unknown", None)),
        (json_ld('"isAccessibleForFree": true'), 300,
         (True, "none", "isAccessibleForFree: true")),
        (json_ld('"isAccessibleForFree": "False"'), 300,
         (False, "partial", "isAccessibleForFree: false")),
        (json_ld('"isAccessibleForFree": "http://schema.org/False"'), 5,
         (False, "hard", "isAccessibleForFree: false")),
        ('<meta property="article:content_tier" content="metered">', 300,
         (False, "partial", "content_tier: metered")),
        ('<div class="paywall-box">Subscribe to continue reading</div>', 80,
         (False, "partial", "Subscribe to continue reading")),
        ('<div class="paywall"><p>The story goes on and on.</p></div>', 80,
         (None, "unknown", None)),
    ],
)  # fmt: skip
def test_access_is_what_the_page_says(
    html: str, words: int, expected: tuple[bool | None, str, str | None]
) -> None:
    document = page(html)
    assert access(document, words, judged_blocks(document, None)[0])[:3] == expected


def test_an_invitation_far_from_the_end_of_the_story_is_no_wall() -> None:
    invitation = '<div class="paywall-banner">Subscribe to continue reading</div>'
    story = "<p>The board of the harbour voted on Tuesday to keep the ferry for a year.</p>" * 20
    document = page(f"<article>{invitation}{story}</article>")
    assert access(document, 300, judged_blocks(document, None)[0])[1] == "unknown"
