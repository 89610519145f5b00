"""The blocks of a story -> what is its text: without what should have been markup."""

from collections.abc import Sequence

from schemas.parts import Block
from spiders.extraction.page import Document
from spiders.extraction.wording import (
    folded,
    has_leftovers,
    is_on_markup,
    without_leftovers,
)

CODE = "pre, code, kbd, samp, textarea, xmp"


def plain_body(body: list[Block], document: Document) -> list[Block]:
    """Return *body* without what should have been markup and shows as text.

    What stands in code is meant, as is all in a story on markup.
    """
    marked = [at for at, block in enumerate(body) if has_leftovers(block.text)]
    plain = {at: folded(without_leftovers(body[at].text)) for at in marked}
    changed = [at for at in marked if plain[at] != body[at].text]
    if not changed or any(is_on_markup(block.text) for block in body):
        return body
    code = [text for node in document.all(CODE) if has_leftovers(text := folded(node.text()))]
    meant = {at for at in changed if is_code(body[at].text, code)}
    return [
        block if at not in changed or at in meant else block.model_copy(update={"text": plain[at]})
        for at, block in enumerate(body)
        if at not in changed or at in meant or plain[at]
    ]


def is_code(text: str, code: Sequence[str]) -> bool:
    """Whether *text* is a part of some *code* that the page shows, or holds some."""
    return any(part in text or text in part for part in code)
