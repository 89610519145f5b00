"""Article and judged blocks -> an explanation that a person reads in a terminal.

What each block of the page was taken for, and which evidence each field came from.
"""

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from schemas.article import Article
from schemas.capture import Capture
from schemas.parts import Provenance
from schemas.printable import printable
from spiders.extraction.assembly import is_plain_text, parse_capture
from spiders.extraction.body import judged_blocks
from spiders.extraction.lines import lines_of
from spiders.extraction.page import document_of
from spiders.publisher import Profile, Publisher

SHOWN = 100  # characters of a block or of evidence: one line of a wide terminal
STYLES = {"boilerplate": "dim", "lede": "bold", "subheading": "bold", "caption": "italic"}
TEXT_FIELDS = ("headline", "dek", "byline", "published_at", "published_day", "modified_at",
               "section", "language", "kind", "paywall", "dateline", "url")  # fmt: skip


def explanation(
    capture: Capture, publisher: Publisher | None, profile: Profile | None = None
) -> RenderableType:
    """Return why the article of *capture* is what it is.

    Raises ParseError where the capture shows none.
    """
    article = parse_capture(capture, publisher, profile)
    return Group(
        block_table(block_rows(capture, publisher, profile)),
        Text(),
        field_table(article),
    )


def block_rows(
    capture: Capture, publisher: Publisher | None, profile: Profile | None
) -> list[tuple[str, str, str, str]]:
    """Return role, confidence, element and text of each block of the page, in page order."""
    if is_plain_text(capture):
        return [(line.role, "", "", line.text) for line in lines_of(capture)]
    page, _ = judged_blocks(document_of(capture), publisher, profile)
    return [
        (found.role, f"{found.confidence:.2f}", found.block.place.tag, found.block.text)
        for found in page
    ]


def block_table(rows: list[tuple[str, str, str, str]]) -> Table:
    """Return the blocks as a table, boilerplate dimmed."""
    table = Table(title="Blocks, in page order", title_justify="left", box=None, pad_edge=False)
    for name in ("role", "sure", "element", "text"):
        table.add_column(name, no_wrap=name != "text", overflow="ellipsis")
    for role, sure, tag, text in rows:
        table.add_row(
            role, sure, Text(shortened(tag)), Text(shortened(text)), style=STYLES.get(role)
        )
    return table


def field_table(article: Article) -> Table:
    """Return the fields with their values and their evidence; refused candidates below them."""
    table = Table(title="Fields and evidence", title_justify="left", box=None, pad_edge=False)
    for name in ("field", "value", "method", "sure", "evidence"):
        table.add_column(name, overflow="fold")
    evidence: dict[str, list[Provenance]] = {}
    for found in article.provenance:
        evidence.setdefault(found.field, []).append(found)
    for field in dict.fromkeys([*TEXT_FIELDS, *evidence]):
        value = Text(shortened(printed_value(article, field)))
        for found in evidence.get(field, []):
            is_refused = found.method.startswith("rejected:")
            table.add_row(
                field, Text("refused", "red") if is_refused else value, found.method,
                f"{found.confidence:.2f}", Text(shortened(found.raw or "")),
            )  # fmt: skip
        if field not in evidence:
            table.add_row(field, value, "", "", "")
    return table


def printed_value(article: Article, field: str) -> str:
    """Return a field's value in one line."""
    value = getattr(article, field, None)
    if value is None or value == []:
        return "—"
    if field == "body":
        return f"{len(article.body)} blocks, {article.word_count} words"
    if isinstance(value, list):
        return ", ".join(getattr(item, "name", None) or getattr(item, "url", None) or str(item)
                         for item in value)  # fmt: skip
    return str(value)


def shortened(text: str) -> str:
    """Return *text* cut to what one line shows, and without effect on the terminal."""
    return printable(text if len(text) <= SHOWN else text[: SHOWN - 1] + "…")
