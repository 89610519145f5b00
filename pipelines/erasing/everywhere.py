"""A takedown that reaches back: what was published, built, cached and pushed, and the proof of it.

Each step is done again from the start if it was broken off; what is sought is noted before the
first one changes anything.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from pipelines.erasing.memory import NOTED, forget_note, note, noted, with_noted
from pipelines.erasing.proof import Proof, Search
from pipelines.erasing.published import Copies, Rewritten, rewrite_versions
from pipelines.erasing.seeking import sought
from pipelines.erasing.stores import stores_of
from pipelines.erasing.tables import Gone, gone_of
from pipelines.files import Takedown, asked_for, read_receipt, warc_name
from pipelines.released import forget
from pipelines.warc import CAPTURES
from schemas.errors import EmptyError


@dataclass(frozen=True)
class Erased:
    """What was done for one takedown, and what proves it."""

    articles: tuple[str, ...]
    rewritten: tuple[Rewritten, ...]
    proof: Proof


def erase(
    root: Path,
    takedown: Takedown,
    copies: Copies,
    at: datetime,
    build: Callable[[], None],
) -> Erased:
    """Take *takedown*, written down at *root*, out of what *copies* are of, what was built here,
    and what DVC keeps or pushed; *build* brings this checkout up to date.

    Raises EmptyError where nothing of it is found anywhere, so that nothing could be proved.
    """
    before = noted(takedown.selector, root)
    gone = with_noted(with_receipts(gone_of([takedown], asked_for([takedown])), root), before)
    gone, found = sought(gone, root, copies, stores_of(root))
    stretches = tuple(dict.fromkeys((*before.stretches, *found)))
    if not stretches:
        raise EmptyError("takedown: no text of it is found anywhere: nothing to prove")
    note(gone, stretches, takedown.selector, root)
    rewritten = tuple(rewrite_versions(copies, gone, takedown.reason, at))
    forget(root / "data/baseline", gone.articles)
    build()
    search = Search(stretches, gone.articles)
    search.everything(copies.targets, stores_of(root), root, root / NOTED)
    search.name_captures(captures_of(takedown.selector, root))
    if search.proof.is_given:
        forget_note(takedown.selector, root)
    return Erased(tuple(sorted(gone.articles)), rewritten, search.proof)


def captures_of(selector: str, root: Path) -> Iterator[str]:
    """Yield the WARC files of which the parse stage left something out that *selector* selects."""
    receipts = root / "data/parsed/receipts"
    for path in sorted(receipts.rglob("*.json")):
        if read_receipt(path).left_out.get(selector):
            stem = path.relative_to(receipts).as_posix().removesuffix(".json")
            yield f"{CAPTURES.as_posix()}/{warc_name(stem)}"


def with_receipts(gone: Gone, root: Path) -> Gone:
    """Return *gone* with the marks that the parse stage noted of what it left out."""
    found: dict[str, list[str]] = {}
    for path in sorted((root / "data/parsed/receipts").rglob("*.json")):
        for selector, marks in read_receipt(path).left_out.items():
            if selector in gone.asked.selectors:
                found.setdefault(selector, []).extend(marks)
    return Gone(gone.asked.with_marks(found), gone.articles)
