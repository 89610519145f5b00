"""Markup that shows as text in a story: undone, but not in the code that the story shows."""

from schemas.parts import Block
from spiders.extraction.body import plain_body
from tests.spiders.extraction.pages import page


def plain(*texts: str, html: str = "") -> list[str]:
    body = [Block(role="paragraph", text=text) for text in texts]
    return [block.text for block in plain_body(body, page(html))]


def test_markup_in_a_paragraph_is_undone_and_a_paragraph_of_marks_is_none() -> None:
    texts = ("The pier &amp; the docks <strong>reopen</strong>.", "{{ newsletter.box }}")
    assert plain(*texts) == ["The pier & the docks reopen."]


def test_code_that_the_story_shows_is_kept() -> None:
    html = "<pre>print(&amp;lt;b&amp;gt;)</pre><p>Write <code>{{ name }}</code> there.</p>"
    texts = ("print(&lt;b&gt;)", "Write {{ name }} there.")
    assert plain(*texts, html=html) == list(texts)


def test_a_story_on_markup_is_kept_whole() -> None:
    texts = ("The first pages in HTML were grey.", "All stood in <b>bold</b> or &lt;i&gt;.")
    assert plain(*texts) == list(texts)
