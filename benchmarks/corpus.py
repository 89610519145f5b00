"""The extraction corpus in a folder: pages as captures, what should come out, and the scorer.

The folder holds `<name>-dev.warc.gz`, `<name>-dev.truth.jsonl` and `score.py`; none of it is ours
to publish.
"""

import importlib.util
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any
from urllib.parse import urlsplit

from pipelines.captures import read_captures
from schemas.capture import Capture
from spiders.publisher import registered_domain

NAMES = ("fundus", "scrapinghub")


@dataclass(frozen=True)
class Page:
    """One page of the corpus with its truth."""

    corpus: str
    capture: Capture
    truth: dict[str, Any]

    @property
    def domain(self) -> str:
        """Registered domain: pages of one site are never on both sides of a fold."""
        return registered_domain(urlsplit(self.capture.target_uri).hostname or "")


def pages(folder: Path) -> list[Page]:
    """Return the pages of both corpora in *folder*, in file order."""
    return [page for name in NAMES for page in named_pages(folder, name)]


def named_pages(folder: Path, name: str) -> Iterator[Page]:
    """Yield the pages of the corpus *name*."""
    lines = (folder / f"{name}-dev.truth.jsonl").read_text(encoding="utf-8").splitlines()
    truth = {row["url"]: row for row in map(json.loads, lines)}
    archive = folder / f"{name}-dev.warc.gz"
    for capture in read_captures(archive, archive.name):
        if isinstance(capture, Capture) and capture.target_uri in truth:
            yield Page(name, capture, truth[capture.target_uri])


def scorer(folder: Path) -> ModuleType:
    """Return the scorer of the corpus in *folder*."""
    spec = importlib.util.spec_from_file_location("corpus_scorer", folder / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
