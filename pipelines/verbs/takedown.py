"""`broadsheet takedown`: withdraw articles from every later build, and from what is out already."""

from argparse import Namespace
from collections.abc import Iterator
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from pipelines.released import Wanted, Withdrawal, withdraw, withdrawal
from pipelines.running import build, checkout, tell
from schemas.errors import Exit

if TYPE_CHECKING:
    from pipelines.erasing import Erased, Place

ADVICE = (
    "WARC files and their lists are never written again: remove the crawl, or its record, by hand, "
    "then its objects from DVC's cache and remotes",
    "git's history: rewrite it (git filter-repo), or leave it and keep the repository private",
    "data/takedowns.jsonl names what must stay out: keep it",
    "copies that others have: ask them; tombstones.parquet names the article to all who read it",
)
SHOWN = 10  # addresses of what goes; --json has them all


def run(options: Namespace) -> int:
    """Write the takedown down, or show what it would take; say what else holds the same text."""
    now = datetime.now(UTC).replace(microsecond=0)
    data = checkout() / "data"
    wanted = Wanted(options.article, options.author, options.publisher)
    if options.everywhere is not None:
        return everywhere(data, wanted, options, now)
    decide = withdrawal if options.dry_run else withdraw
    done = decide(data, wanted, options.reason, now)
    lines = list(lines_of(done, wanted, options.dry_run))
    if not options.dry_run:
        lines.append("next: broadsheet build; versions that are published: --everywhere")
    tell("\n".join(lines), told(done, options.dry_run), options.json)
    return Exit.OK


def everywhere(data: Path, wanted: Wanted, options: Namespace, now: datetime) -> int:
    """Do the same for what was published, built, cached and pushed; 1 if some of it is left."""
    from pipelines.erasing import copies_at, erase  # noqa: PLC0415 - only where it is asked for

    with copies_at(options.everywhere) as copies:
        decide = withdrawal if options.dry_run else withdraw
        done = decide(data, wanted, options.reason, now, copies.all())
        report = told(done, options.dry_run)
        lines = list(lines_of(done, wanted, options.dry_run))
        if options.dry_run:
            tell("\n".join(lines), report, options.json)
            return Exit.OK
        erased = erase(data.parent, done.takedown, copies, now, lambda: build(data.parent))
    lines += lines_about(erased)
    tell("\n".join(lines), report | told_of(erased), options.json)
    return Exit.OK if erased.proof.is_given else Exit.REFUSED


def told(done: Withdrawal, is_dry: bool) -> dict[str, object]:
    """Return what was done as JSON has it."""
    return {
        "takedown": done.takedown.model_dump(mode="json", exclude_none=True),
        "is_new": done.is_new,
        "is_written": not is_dry,
        "articles": done.articles,
        "addresses": done.addresses,
        "near_duplicates": done.near_duplicates,
    }


def lines_of(done: Withdrawal, wanted: Wanted, is_dry: bool) -> Iterator[str]:
    """Yield what was done, line by line."""
    verb = "would be taken down" if is_dry else "taken down"
    fact = verb if done.is_new else "was taken down already"
    if wanted.article:
        yield f"{done.takedown.url}: {fact} ({done.takedown.article_id})"
    else:
        count = len(done.articles)
        yield f"{wanted.name}: {fact}: {count} articles now, and what is captured later"
        yield from (f"  {url}" for url in done.addresses[:SHOWN])
        if count > SHOWN:
            yield f"  and {count - SHOWN} more (--json lists them)"
    yield from (f"the same text, still there: {url}" for url in done.near_duplicates)


def told_of(erased: "Erased") -> dict[str, object]:
    """Return what was done everywhere as JSON has it."""
    proof = erased.proof
    return {
        "rewritten": [asdict(one) for one in erased.rewritten],
        "sought": proof.sought,
        "shared": proof.shared,
        "searched": {
            where: {"files": count, "bytes": proof.bytes[where]}
            for where, count in proof.files.items()
        },
        "removed": [asdict(one) for one in proof.removed],
        "left": [asdict(one) for one in proof.left],
        "unreached": [asdict(one) for one in proof.unreached],
        "is_proved": erased.proof.is_given,
    }


def lines_about(erased: "Erased") -> Iterator[str]:
    """Yield what was done everywhere, line by line."""
    proof = erased.proof
    for one in erased.rewritten:
        unsigned = "; its signature went: sign SHA256SUMS there" if one.was_signed else ""
        yield f"rewritten: {one.version} at {one.address}, now in {one.path}{unsigned}"
    for place in proof.removed:
        yield f"removed: {place.path} ({place.where})"
    told = f"{proof.sought} stretches of words, headlines and addresses"
    if proof.shared:
        told += f", {proof.shared} of which other articles have too and were not searched for"
    yield f"searched for {told}:"
    for where, count in proof.files.items():
        yield f"  {where}: {count:,} files, {proof.bytes[where]:,} bytes"
    for place in proof.left:
        yield f"left: {place.path} ({place.where}): {', '.join(place.kinds)}"
    yield "none of it is left there" if erased.proof.is_given else "not proved: see above"
    yield from out_of_reach(proof.unreached)


def out_of_reach(found: list["Place"]) -> Iterator[str]:
    """Yield what the command does not change, and what to do about it."""
    yield "out of reach:"
    for place in found:
        yield f"  {place.path} ({place.where}): {', '.join(place.kinds)}"
    yield from (f"  {line}" for line in ADVICE)
