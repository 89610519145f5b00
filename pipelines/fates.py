"""Broken promises -> what becomes of each row that breaks some: flagged, or quarantined.

An article whose newest revision is quarantined keeps its newest sound one as its row.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

import pyarrow as pa
import pyarrow.compute as pc

from expectations.promises import Promise

Place = tuple[int, int]  # number of the part, and row in it


@dataclass(frozen=True)
class Cluster:
    """The cluster columns of an article."""

    cluster_id: str
    cluster_role: str
    similarity: float


@dataclass
class Fate:
    """What becomes of one row: the warnings and faults it has, and the table it goes to.

    *cluster* is its new one, if the old one lost its canonical article.
    """

    flags: list[str] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)
    is_promoted: bool = False
    cluster: Cluster | None = None

    @property
    def is_quarantined(self) -> bool:
        """Whether it breaks a critical promise."""
        return bool(self.reasons)


def fates(failures: pa.Table, keys: pa.Table, promises: Sequence[Promise]) -> dict[Place, Fate]:
    """Return the fate of every row that does not simply stay as and where it is.

    *keys* holds part, row, article_id and revision of all rows.
    """
    found: dict[Place, Fate] = defaultdict(Fate)
    for failure in failures.to_pylist():
        promise = promises[failure["promise"]]
        fate = found[failure["part"], failure["row"]]
        names = fate.reasons if promise.severity == "critical" else fate.flags
        names.append(promise.name)
    for fate in found.values():
        fate.flags.sort()
        fate.reasons.sort()
    for place in promoted(keys, {place for place, fate in found.items() if fate.is_quarantined}):
        found[place].is_promoted = True
    return dict(found)


def promoted(keys: pa.Table, quarantined: set[Place]) -> list[Place]:
    """Return the place of the newest sound revision of each article that lost its newest one."""
    if not quarantined:
        return []
    places = list(zip(keys["part"].to_pylist(), keys["row"].to_pylist(), strict=True))
    lost = pa.array([place in quarantined for place in places])
    concerned = pc.is_in(keys["article_id"], value_set=keys["article_id"].filter(lost))
    newest: dict[str, tuple[int, Place]] = {}
    sound: dict[str, tuple[int, Place]] = {}
    for row in keys.filter(concerned).to_pylist():
        place = (row["part"], row["row"])
        this = (row["revision"], place)
        newest[row["article_id"]] = max(this, newest.get(row["article_id"], this))
        if place not in quarantined:
            sound[row["article_id"]] = max(this, sound.get(row["article_id"], this))
    return sorted(place for name, (_, place) in sound.items() if newest[name][1] != place)
