"""Paragraphs set to the right."""

from spiders.extraction.people.signed import set_to_right
from tests.spiders.extraction.pages import page


def test_paragraphs_are_set_to_the_right_by_their_style_or_align() -> None:
    right = ["align=right", "ALIGN=Right", "style='text-align:right'", "style=' right' align=left"]
    others = ["", "align", "style", "align=left", "align=' right'", "style='text-align:RIGHT'"]
    html = "".join(f"<p {attributes}>{attributes}</p>" for attributes in (*right, *others))
    document = page(f"{html}<div align=right>Foot</div>")
    assert [node.text() for node in set_to_right(document.tree, 10)] == right
    assert [node.text() for node in set_to_right(document.tree, 3)] == right[:3]
    assert [node.text() for node in document.all("p[style*='right'], p[align=right]")] == right
