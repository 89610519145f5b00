"""The explanation of an article in the terminal."""

import io

from rich.console import Console

from schemas.printable import UNSEEN
from spiders.extraction.explain import explanation
from tests.spiders.extraction.harbour import PARAGRAPHS, story
from tests.spiders.extraction.pages import page


def printed(html: str) -> str:
    """Return the explanation of the page *html* as printed without colours."""
    out = io.StringIO()
    Console(file=out, width=160).print(explanation(page(html).capture, None))
    return out.getvalue()


def test_each_block_has_its_role_and_each_field_its_evidence():
    text = printed(story(*PARAGRAPHS))
    assert [line.split()[0] for line in text.splitlines() if "harbour" in line] == [
        "paragraph",
        "paragraph",
    ]
    assert "body_model" in text
    assert "Ferries to run late all week long" in text


def test_marks_of_the_terminal_in_a_page_are_printed_as_they_are():
    assert "[bold]pier[/bold]" in printed(story("[bold]pier[/bold] " + PARAGRAPHS[0]))


def test_nothing_in_a_page_turns_or_commands_the_terminal():
    text = printed(story("The \u202e pier \u2066 was closed. " + PARAGRAPHS[0]))
    assert "The pier was closed." in text
    assert not UNSEEN.search(text)
