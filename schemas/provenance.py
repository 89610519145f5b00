"""What `crawl.json` says of a crawl or an import, asked for its types before anything trusts it.

The file lies beside captures that may come from a remote, an earlier version or another hand.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from schemas.capture import PROVENANCE
from schemas.errors import BroadsheetError

CONTACT = re.compile(r"\(\+([^\s()<>`]{3,200})\)")  # as our user agent has it
FileName = Annotated[str, Field(pattern=r"^[^/\\\x00]+$")]  # of a file beside it, never elsewhere


class ProvenanceError(BroadsheetError):
    """Provenance that is none: names the file, the fact and what is wrong with it."""


class ArchivedFile(BaseModel):
    """A WARC file as it was when its crawl was closed."""

    model_config = ConfigDict(extra="allow", frozen=True)

    name: FileName
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


class ParsedCounts(BaseModel):
    """What a crawl parsed on its way; *filled* is the share of articles with a value, by column."""

    model_config = ConfigDict(extra="allow", frozen=True)

    articles: int = 0
    rejected: dict[str, int] = {}
    filled: dict[str, float] = {}


class CrawlCounts(BaseModel):
    """How often each state and reason came up for one publisher, in all and by kind of address.

    *named* stories stood in its listings, None of a crawl that was broken off; those of *left_out*
    were not asked for, by reason, with a few *examples*. *one_target* is how many stories were
    redirected to one and the same path.
    """

    model_config = ConfigDict(extra="allow", frozen=True)

    states: dict[str, int] = {}
    reasons: dict[str, int] = {}
    stories: dict[str, int] | None = None
    listings: dict[str, int] | None = None
    one_target: int = 0
    named: int | None = None
    left_out: dict[str, int] = {}
    examples: dict[str, list[str]] = {}
    parsed: ParsedCounts = ParsedCounts()


class CrawlFacts(BaseModel):
    """The facts of one crawl, or one import; what an earlier version did not write is empty."""

    model_config = ConfigDict(extra="allow", frozen=True)

    id: str = ""
    kind: str = "crawl"
    started: str | None = None
    finished: str | None = None
    user_agent: str = ""
    publishers: list[FileName] = []
    bounds: dict[str, int | str | None] | None = None
    counts: dict[str, CrawlCounts] = {}
    files: list[ArchivedFile] = []
    ending: str | None = None

    @property
    def is_crawl(self) -> bool:
        """Whether it is a crawl of ours; an import has neither addresses nor publishers."""
        return self.kind == "crawl"

    @property
    def contact(self) -> str | None:
        """Where the crawl said that a person is reached; None where it did not."""
        found = CONTACT.search(self.user_agent)
        return found[1] if found else None

    @property
    def is_open(self) -> bool:
        """Whether it is a crawl that has not ended; an import is whole from the start."""
        return self.is_crawl and not self.finished


def read_provenance(folder: Path) -> CrawlFacts:
    """Return what `crawl.json` in *folder* says. Raises ProvenanceError if that makes no sense."""
    path = folder / PROVENANCE
    try:
        return CrawlFacts.model_validate_json(path.read_bytes())
    except ValidationError as error:
        fault = error.errors()[0]
        fact = ".".join(str(part) for part in fault["loc"])
        raise ProvenanceError(f"{path}: {fact or 'the file'}: {fault['msg']}") from error
    except OSError as error:
        raise ProvenanceError(f"{path}: cannot be read: {error.strerror}") from error


def crawl_folders(captures: Path) -> list[Path]:
    """Return the folders under *captures* that have provenance, in order."""
    return [path.parent for path in sorted(captures.glob(f"*/{PROVENANCE}"))]


def crawls_in(captures: Path) -> Iterator[tuple[Path, CrawlFacts]]:
    """Yield each of those folders, and what its provenance says. Raises ProvenanceError."""
    for folder in crawl_folders(captures):
        yield folder, read_provenance(folder)
