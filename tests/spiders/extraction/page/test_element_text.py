import pytest

from spiders.extraction.page.element_text import LONGEST, element_text
from tests.spiders.extraction.pages import page


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<i>Fair:</i><i>Gates open</i>", "Fair: Gates open"),
        ("<b>F</b>air <i>opens</i>, at last", "Fair opens, at last"),
        ("by<a>Ada Lovelace</a>, <a>Alan Turing</a>", "by Ada Lovelace, Alan Turing"),
        ("<a>Ada Lovelace</a><i>in Northport</i>", "Ada Lovelace in Northport"),
        ("Ski<wbr>lift <i>opens</i>again", "Skilift opens again"),
        ("touch /tmp/x ; echo", "touch /tmp/x ; echo"),
        ("&lt;b&gt;", "<b>"),
    ],
)
def test_words_of_two_elements_are_parted(html: str, text: str) -> None:
    node = page(f"<p>{html}</p>").first("p")
    assert node is not None
    assert element_text(node) == text


def test_of_an_element_that_is_not_short_the_beginning_is_read() -> None:
    node = page(f"<p>{'Fair ' * LONGEST}</p>").first("p")
    assert node is not None
    assert len(element_text(node)) < LONGEST
