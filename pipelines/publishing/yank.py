"""A published version that is not to be read any more: marked, never removed."""

from datetime import datetime

from pipelines.publishing.address import target_at
from pipelines.publishing.publish import put_pointer
from pipelines.publishing.records import Pointer, Versions, Yank
from pipelines.publishing.target import Target, settle
from pipelines.publishing.versions import VERSIONS, sorted_versions, text_of, versions_of
from schemas.errors import BroadsheetError, EmptyError


def yank(address: str, version: str, reason: str, at: datetime) -> Pointer:
    """Mark *version* at *address* as yanked; return the pointer, which then names an earlier one.

    Yanked again, it keeps its first reason. Raises EmptyError if it is not published there,
    BroadsheetError without a reason.
    """
    told = " ".join(reason.split())
    if not told:
        raise BroadsheetError("--why: a version is yanked with a reason")
    with target_at(address) as target:
        mark(target, version, Yank(reason=told, at=at))
        return put_pointer(target)


def mark(target: Target, version: str, why: Yank) -> None:
    """Mark *version* in the list of *target*."""

    def wanted(held: bytes | None) -> bytes:
        return text_of(with_yank(versions_of(held, target), version, why, target))

    settle(target, VERSIONS, wanted)


def with_yank(versions: Versions, version: str, why: Yank, target: Target) -> Versions:
    """Return *versions* with *version* marked. Raises EmptyError if it is not among them."""
    one = versions.of(version)
    if one is None:
        names = ", ".join(one.version for one in versions.versions) or "none"
        fact = f"{version} is not published there; it lists {names}"
        raise EmptyError(f"{target.address}/{VERSIONS}: {fact}")
    if one.yanked:
        return versions
    others = (other for other in versions.versions if other is not one)
    return sorted_versions(*others, one.model_copy(update={"yanked": why}))
