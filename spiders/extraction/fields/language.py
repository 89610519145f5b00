"""The language of the text: what the page declares, checked against the text itself."""

from collections.abc import Iterator

from schemas.parts import Provenance
from spiders.extraction.languages import language_tag, language_told
from spiders.extraction.page import Document, evidence, string
from spiders.publisher import Publisher


def language(
    document: Document, publisher: Publisher | None, text: str
) -> tuple[str, list[Provenance]]:
    """Return the language of *text* as a BCP 47 tag (language and script), und if unknown."""
    method, declared, raw = declared_language(document, publisher)
    told = language_told(text, declared)
    if told.confidence is None:
        return told.language, []
    method = method if told.is_declared else "text"
    return told.language, [evidence("language", method, raw, told.confidence)]


def declared_language(
    document: Document, publisher: Publisher | None
) -> tuple[str, str | None, str | None]:
    """Return how the page declares its language, the tag, and the words of it."""
    for method, raw in declarations(document, publisher):
        if raw and (tag := language_tag(raw)):
            return method, tag, raw
    return "text", None, None


def declarations(
    document: Document, publisher: Publisher | None
) -> Iterator[tuple[str, str | None]]:
    """Yield how a language may be declared, and the words of it, the surest first."""
    yield "html_lang", document.html_language
    for story in document.stories:
        yield "json_ld", string(story, "inLanguage")
    yield "opengraph", document.meta("og:locale", "content-language", "language")
    yield "publisher", publisher.language if publisher else None
