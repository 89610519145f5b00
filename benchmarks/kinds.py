"""What is found of a story's kind where the page does not declare it.

    python -m benchmarks.kinds --corpus DIR

There are no pages whose kind a person has judged, but some that declare it: by a type in JSON-LD or
markup, in metadata, by the name of their section. Each such declaration is hidden in turn, and what
the other evidence says then is compared with it. A page that declares no kind says nothing here, as
most opinions are typed as news: *precision* is among the pages that declare some kind, *agreement*
the share of those told at all that are told as declared.
"""

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.corpus import LISTINGS, NAMES, Page, pages
from schemas.article import Kind
from spiders.extraction.fields import headline, section
from spiders.extraction.fields.kind import Said, kinds_said
from spiders.extraction.page import document_of

DECLARING = ("json_ld", "markup", "meta", "section")


@dataclass(frozen=True)
class Hidden:
    """A kind that a page *declared* by one *method*, and what is *found* without it."""

    method: str
    declared: Kind
    found: Kind


def witnesses(page: Page) -> list[Said]:
    """Return what each kind of evidence on *page* says of the kind of its story."""
    document = document_of(page.capture)
    _, path, _ = section(document, None)
    return list(kinds_said(document, path, headline(document, None)[0]))


def hidden(said: list[Said]) -> Iterator[Hidden]:
    """Yield each declaration in *said* with what the rest says."""
    for method in DECLARING:
        declared = [one for one in said if one.method.partition(":")[0] == method]
        others = [one.kind for one in said if one not in declared]
        if declared:
            yield Hidden(method, declared[0].kind, next(iter(others), "article"))


def table(found: Iterable[Hidden]) -> str:
    """Return a line for each method of declaration, and one for each kind."""
    rows = list(found)
    methods = [line(name, [one for one in rows if one.method == name]) for name in DECLARING]
    kinds = [line(name, rows, name) for name in sorted({one.declared for one in rows})]
    head = f"{'':14} declared  right recall precision agreement"
    return "\n".join([head, *methods, *kinds])


def line(name: str, rows: list[Hidden], kind: str | None = None) -> str:
    """Return the figures of *rows*, those of one *kind* or of all of them, under *name*."""
    declared = [one for one in rows if kind in (None, one.declared)]
    said = [one for one in rows if one.found == kind or (not kind and one.found != "article")]
    right = sum(one.found == one.declared for one in declared)
    told = sum(one.found != "article" for one in declared)
    figures = (share(right, len(declared)), share(right, len(said)), share(right, told))
    return f"{name:14} {len(declared):8} {right:6} {figures[0]:>6} {figures[1]:>9} {figures[2]:>9}"


def share(part: int, whole: int) -> str:
    """Return *part* of *whole* in hundredths, a dash of nothing."""
    return f"{part / whole:.2f}" if whole else "-"


def run(folder: Path) -> str:
    """Return the table of the corpus in *folder*, and the kinds that were found in it."""
    seen: dict[str, list[Said]] = {}
    for page in pages(folder, [name for name in NAMES if name != LISTINGS]):
        if page.capture.target_uri not in seen:
            seen[page.capture.target_uri] = witnesses(page)
    kinds = Counter(said[0].kind if said else "article" for said in seen.values())
    counts = ", ".join(f"{count} {kind}" for kind, count in kinds.most_common())
    declared = table(one for said in seen.values() for one in hidden(said))
    return f"{declared}\n\n{len(seen)} pages: {counts}"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--corpus", type=Path, required=True)
    print(run(parser.parse_args().corpus))


if __name__ == "__main__":
    main()
