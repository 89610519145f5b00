"""The suites that a release was asked by, and what came of it: a Great Expectations context."""

from collections.abc import Iterator
from pathlib import Path

from expectations.catalogue import context_files

FOLDER = "expectations"


def suites_and_results(validated: Path) -> Iterator[tuple[str, str]]:
    """Yield the path and text of each file of the context, and of the results in *validated*."""
    for path, text in context_files():
        yield f"{FOLDER}/{path}", text
    for result in sorted((validated / FOLDER).glob("*.json")):
        yield f"{FOLDER}/results/{result.name}", result.read_text(encoding="utf-8")
