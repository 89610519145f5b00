"""Every byte published, cached, pushed and built -> where a taken-down article still stands.

What this command may not change is told apart: the captures themselves, what git remembers. So are
words that other articles, which stay, have as their own: they prove nothing.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from pipelines.erasing.search import Finder, searched, shared
from pipelines.erasing.stores import Object, Stores
from pipelines.erasing.words import Stretch
from pipelines.files import TAKEDOWNS
from pipelines.publishing import Target
from pipelines.running import blobs, tracked
from pipelines.warc import CAPTURES

LOCAL = ("data", ".dvc/cache/runs", ".dvc/tmp")  # of a checkout; the cache is searched as a store
CHECKOUT, HISTORY = "this checkout", "git's history"
UNREAD = "what cannot be read"  # stands for what may be in a file that is broken


@dataclass(frozen=True)
class Place:
    """Where something still stands, and what of it: text, headline or address, or UNREAD."""

    where: str
    path: str
    kinds: tuple[str, ...]


@dataclass
class Proof:
    """What was looked at, what was removed on the way, and what is left or out of reach."""

    files: Counter[str] = field(default_factory=Counter)  # by where
    bytes: Counter[str] = field(default_factory=Counter)
    sought: int = 0  # stretches
    shared: int = 0  # those that other articles have as well
    removed: list[Place] = field(default_factory=list)
    left: list[Place] = field(default_factory=list)
    unreached: list[Place] = field(default_factory=list)

    @property
    def is_given(self) -> bool:
        """Whether something could be sought and none of it is left in reach."""
        return self.sought > self.shared and not self.left


@dataclass(frozen=True)
class Hit:
    """A file in which some stretches stand, or of which not all could be read."""

    where: str
    path: str
    found: frozenset[Stretch]
    is_read: bool


class Search:
    """A search for the stretches of some *articles*; what it finds is noted in its proof."""

    def __init__(self, stretches: Iterable[Stretch], articles: Iterable[str]) -> None:
        self.finder, self.articles = Finder(stretches), frozenset(articles)
        self.shared: set[Stretch] = set()
        self.proof = Proof(sought=self.finder.count)

    def everything(
        self, targets: Iterable[Target], stores: Stores, root: Path, besides: Path
    ) -> None:
        """Look at all there is; remove what DVC keeps of earlier builds."""
        hits = [*self.in_targets(targets), *self.in_checkout(root, besides)]
        used = [(one, hit) for one, hit in self.in_stores(stores)]
        hits += self.in_history(root)
        for hit in hits:
            self.sort(hit)
        captures = stores.captures() if used else set()
        for one, hit in used:
            self.sort_object(one, hit, one.name in captures, one.name in stores.used)
        self.proof.shared = len(self.shared)

    def hit(self, where: str, path: str, content: bytes, is_staying: bool = True) -> Hit | None:
        """Look at one file; return what stands in it, and note which of that others have too."""
        self.proof.files[where] += 1
        self.proof.bytes[where] += len(content)
        found, is_read = searched(content, self.finder)
        if found and is_staying:
            self.shared |= shared(content, self.finder, self.articles)
        return Hit(where, path, frozenset(found), is_read) if found or not is_read else None

    def in_targets(self, targets: Iterable[Target]) -> Iterator[Hit]:
        """Yield what stands in every byte published."""
        for target in targets:
            names = target.names("")
            for name in tracked(names, len(names), f"search: {target.address}"):
                held = target.read(name)
                if held and (hit := self.hit(target.address, name, held.content)):
                    yield hit

    def in_checkout(self, root: Path, besides: Path) -> Iterator[Hit]:
        """Yield what stands in the files of LOCAL at *root*, but those below *besides*."""
        for place in LOCAL:
            for path in sorted((root / place).rglob("*")):
                if path.is_file() and not path.is_relative_to(besides):
                    name = path.relative_to(root).as_posix()
                    if hit := self.hit(CHECKOUT, name, path.read_bytes()):
                        yield hit

    def in_stores(self, stores: Stores) -> Iterator[tuple[Object, Hit]]:
        """Yield what stands in the objects that DVC keeps or pushed."""
        objects = list(stores.objects())
        for one in tracked(objects, len(objects), "search: DVC's objects"):
            hit = self.hit(one.store.name, one.path, one.content, one.name in stores.used)
            if hit:
                yield one, hit

    def in_history(self, root: Path) -> Iterator[Hit]:
        """Yield what stands in any version of any file of data/ that git knows."""
        for name, blob in blobs(root, "data"):
            if hit := self.hit(HISTORY, name, blob, is_staying=False):
                yield hit

    def name_captures(self, paths: Iterable[str]) -> None:
        """Name WARC files that are known to hold it, however its pages are encoded in them."""
        known = {one.path for one in self.proof.unreached if one.where == CHECKOUT}
        for path in paths:
            if path not in known:
                self.proof.unreached.append(Place(CHECKOUT, path, ("text",)))

    def place(self, hit: Hit) -> Place | None:
        """Return where that is which only the articles have, None if it is nothing."""
        kinds = {one.kind for one in hit.found - self.shared}
        kinds |= set() if hit.is_read else {UNREAD}
        return Place(hit.where, hit.path, tuple(sorted(kinds))) if kinds else None

    def sort(self, hit: Hit) -> None:
        """Note that something is left, or out of reach."""
        if place := self.place(hit):
            is_source = hit.where == HISTORY or (
                hit.where == CHECKOUT
                and hit.path.startswith((f"{CAPTURES.as_posix()}/", f"data/{TAKEDOWNS}"))
            )
            (self.proof.unreached if is_source else self.proof.left).append(place)

    def sort_object(self, one: Object, hit: Hit, is_capture: bool, is_used: bool) -> None:
        """Remove an object that only earlier builds use; note what became of it."""
        place = self.place(hit)
        if place is None:
            return
        if is_capture:
            self.proof.unreached.append(place)
        elif is_used or place.kinds == (UNREAD,):  # which may be anything
            self.proof.left.append(place)
        else:
            one.remove()
            self.proof.removed.append(place)
