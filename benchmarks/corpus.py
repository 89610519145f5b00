"""The extraction corpus in a folder: pages as captures, what should come out, and the scorer.

The folder holds `<name>-dev.warc.gz`, `<name>-dev.truth.jsonl` and `score.py`; none of it is ours
to publish.
"""

import importlib.util
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType
from typing import Any
from urllib.parse import urlsplit

from pipelines.warc.captures import read_captures
from schemas.capture import Capture
from spiders.publisher import registered_domain

BODIES = ("fundus", "scrapinghub", "wcxb")  # sources whose truth is the whole body
SNIPPETS = ("snippets", "fields")  # whose truth is some texts that must be in it, or must not
LISTINGS = "listings"  # which holds no story
NAMES = (*BODIES, *SNIPPETS, "days", LISTINGS)
TESTS = Path(__file__).parent.parent / "tests"
WRITTEN = datetime(2026, 11, 20, tzinfo=UTC)


@dataclass(frozen=True)
class Page:
    """One page of the corpus with its truth."""

    corpus: str
    capture: Capture
    truth: dict[str, Any]
    is_rewritten: bool = False

    def rewritten(self, way: Callable[[str], str]) -> "Page | None":
        """Return the page with its markup changed in that *way*, None if that is no UTF-8."""
        try:
            html = way(self.capture.payload.decode())
        except UnicodeDecodeError:
            return None
        capture = replace(self.capture, payload=html.encode())
        return replace(self, capture=capture, is_rewritten=True)

    @property
    def domain(self) -> str:
        """Registered domain: pages of one site are never on both sides of a fold."""
        return registered_domain(urlsplit(self.capture.target_uri).hostname or "")


def pages(folder: Path, names: Sequence[str] = NAMES) -> list[Page]:
    """Return the pages of the sources *names* in *folder*, in file order."""
    return [page for name in names for page in named_pages(folder, name)]


def named_pages(folder: Path, name: str) -> Iterator[Page]:
    """Yield the pages of the source *name*."""
    truth = {row["url"]: row for row in truths(folder, name)}
    archive = folder / f"{name}-dev.warc.gz"
    for capture in read_captures(archive, archive.name):
        if isinstance(capture, Capture) and capture.target_uri in truth:
            yield Page(name, capture, truth[capture.target_uri])


def truths(folder: Path, name: str) -> list[dict[str, Any]]:
    """Return what is true of the pages of the source *name*, by their addresses as archives are
    read: blanks are no part of an address.
    """
    lines = (folder / f"{name}-dev.truth.jsonl").read_text(encoding="utf-8").strip().split("\n")
    rows = map(json.loads, lines)
    return [{**row, "url": row["url"].strip().replace(" ", "%20")} for row in rows]


def own_pages() -> Iterator[Page]:
    """Yield the pages that were written for our tests, with their true text, tables included."""
    for capture, expected in own_captures():
        if "body" in expected:
            texts = [block["text"] for block in expected["body"] if block["role"] != "caption"]
            yield Page("own", capture, {"body": "\n\n".join(texts).replace(" | ", "\n\n")})


def own_listings() -> Iterator[Page]:
    """Yield the pages of our tests that list others."""
    for capture, expected in own_captures():
        if expected.get("rejected") == "index_page":
            yield Page(LISTINGS, capture, {"body": ""})


def own_captures() -> Iterator[tuple[Capture, dict[str, Any]]]:
    """Yield the pages of our tests, each with what is expected of it."""
    for expectation in sorted(TESTS.rglob("*expected.json")):
        expected = json.loads(expectation.read_text(encoding="utf-8"))
        page = expectation.with_name(expectation.name.replace("expected.json", "html"))
        if expectation.name == "expected.json":
            page = expectation.with_name("page.html")
        if page.is_file():
            name = page.relative_to(TESTS)
            address = expected.get("target_uri") or expected.get("url")
            yield (
                Capture(
                    record_id=f"<urn:page:{name}>",
                    record_type="response",
                    target_uri=address or f"https://{name.parts[1]}.example/{name.as_posix()}",
                    fetched_at=WRITTEN,
                    payload=page.read_bytes(),
                    content_type="text/html",
                ),
                expected,
            )


def scorer(folder: Path) -> ModuleType:
    """Return the scorer of the corpus in *folder*."""
    spec = importlib.util.spec_from_file_location("corpus_scorer", folder / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
