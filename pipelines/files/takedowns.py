"""data/takedowns.jsonl: the articles we were asked to take down, a line of JSON for each."""

import os
from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator, AwareDatetime, BaseModel, ConfigDict, ValidationError

from schemas.errors import BroadsheetError


def with_host(url: str) -> str:
    """Return *url* if it names a host."""
    if not urlsplit(url).hostname:  # which itself raises ValueError on a broken one
        raise ValueError(f"{url!r} names no host")
    return url


class Takedown(BaseModel):
    """One line of data/takedowns.jsonl."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    article_id: str
    url: Annotated[str, AfterValidator(with_host)]
    reason: str
    at: AwareDatetime


def takedowns_in(path: Path) -> list[Takedown]:
    """Return the takedowns of the file *path*, in its order; none if there is no such file."""
    lines = path.read_text(encoding="utf-8").split("\n") if path.is_file() else []
    return [takedown_of(line, f"{path}:{number}") for number, line in enumerate(lines, 1) if line]


def takedown_of(line: str, where: str) -> Takedown:
    """Return the takedown that one line of JSON asks for."""
    try:
        return Takedown.model_validate_json(line)
    except ValidationError as error:
        fact = str(error).splitlines()[0]
        raise BroadsheetError(f"{where}: not a takedown: {fact}") from error


def write_takedowns(takedowns: list[Takedown], path: Path) -> None:
    """Write the file whole and in one move: a kill must not lose an earlier request."""
    beside = path.with_name(f".{path.name}.part")
    text = "".join(f"{takedown.model_dump_json()}\n" for takedown in takedowns)
    beside.write_text(text, encoding="utf-8")
    os.replace(beside, path)
