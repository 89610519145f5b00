"""data/takedowns.jsonl: what we were asked to take down, a line of JSON for each request.

A line names one article by its id and its URL, or all of an author, of a publisher, or of an author
at one publisher: those hold for what is captured later as well.
"""

import os
from pathlib import Path
from typing import Annotated, Self
from urllib.parse import urlsplit

from pydantic import (
    AfterValidator,
    AwareDatetime,
    BaseModel,
    ConfigDict,
    Field,
    ValidationError,
    model_validator,
)

from schemas.errors import BroadsheetError
from schemas.identity import digest

TAKEDOWNS = "takedowns.jsonl"
SELECTOR = {"article_id", "url", "author", "publisher"}


def with_host(url: str) -> str:
    """Return *url* if it names a host."""
    if not urlsplit(url).hostname:  # which itself raises ValueError on a broken one
        raise ValueError(f"{url!r} names no host")
    return url


Words = Annotated[str, Field(min_length=1)]


class Takedown(BaseModel):
    """One line of data/takedowns.jsonl."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    article_id: Words | None = None
    url: Annotated[str, AfterValidator(with_host)] | None = None
    author: Words | None = None  # a name, or the address of the author's page
    publisher: Words | None = None
    reason: str
    at: AwareDatetime

    @model_validator(mode="after")
    def names_one_thing(self) -> Self:
        """Refuse a line that names nothing, or an article and more than it."""
        names_article = self.article_id is not None and self.url is not None
        if (self.article_id is None) != (self.url is None):
            raise ValueError("an article is named by both article_id and url")
        if names_article == bool(self.author or self.publisher):
            raise ValueError("name an article (article_id and url), or an author or a publisher")
        return self

    @property
    def selector(self) -> str:
        """A hash of what is to go, whatever the reason."""
        return digest(self.model_dump_json(include=SELECTOR, exclude_none=True))


def takedowns_in(path: Path) -> list[Takedown]:
    """Return the takedowns of the file *path*, in its order; none if there is no such file."""
    lines = path.read_text(encoding="utf-8").split("\n") if path.is_file() else []
    return [takedown_of(line, f"{path}:{number}") for number, line in enumerate(lines, 1) if line]


def takedown_of(line: str, where: str) -> Takedown:
    """Return the takedown that one line of JSON asks for."""
    try:
        return Takedown.model_validate_json(line)
    except ValidationError as error:
        fault = error.errors()[0]
        field = ".".join(str(part) for part in fault["loc"])
        fact = f"{field}: {fault['msg']}" if field else fault["msg"]
        raise BroadsheetError(f"{where}: not a takedown: {fact}") from error


def write_takedowns(takedowns: list[Takedown], path: Path) -> None:
    """Write the file whole and in one move: a kill must not lose an earlier request."""
    beside = path.with_name(f".{path.name}.part")
    lines = (takedown.model_dump_json(exclude_none=True) for takedown in takedowns)
    beside.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    os.replace(beside, path)
