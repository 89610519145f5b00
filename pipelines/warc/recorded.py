"""Captures against what was recorded of them: each WARC file has the bytes it had when archived.

`crawl.json` in the folder of a crawl or an import names its WARC files with their SHA-256. What a
remote or a disk gives back may be emptied, flipped or missing with no word said.
"""

import hashlib
from base64 import b32encode
from collections.abc import Callable, Iterator
from pathlib import Path

from pipelines.files import sha256_of
from pipelines.warc.captures import (
    Damage,
    Other,
    capture_of,
    captures_of,
    is_warc,
    warc_files,
)
from pipelines.warc.payloads import fields_of, first, payload_forms
from pipelines.warc.records import Frame, Readable, frames
from schemas.capture import PROVENANCE, Capture
from schemas.errors import BroadsheetError
from schemas.provenance import CrawlFacts, ProvenanceError, crawl_folders, read_provenance

UNKNOWN = "nothing says whether these are the bytes that were archived"


class CapturesError(BroadsheetError):
    """Captures that are not what was archived."""


def recorded_sums(facts: CrawlFacts) -> dict[str, str]:
    """Return the SHA-256 by name of the WARC files that a crawl had when it was closed; none for
    one that is still open, or that an earlier version closed."""
    return {one.name: one.sha256 for one in facts.files}


def file_faults(captures: Path, sum_of: Callable[[Path], str] = sha256_of) -> Iterator[str]:
    """Yield the WARC files under *captures* that are gone, are links, or have other bytes; and the
    provenance that makes no sense.

    *sum_of* gives the SHA-256 of a file.
    """
    for folder in crawl_folders(captures):
        try:
            named = recorded_sums(read_provenance(folder))
        except ProvenanceError as error:
            yield str(error)
            continue
        for name, recorded in named.items():
            path = folder / name
            if leads_out(path):
                yield link_fault(path)
            elif not path.is_file():
                yield f"{path}: missing"
            elif sum_of(path) != recorded:
                size = path.stat().st_size
                yield f"{path}: its {size:,} bytes are not those that were archived"


def unrecorded(captures: Path) -> Iterator[str]:
    """Yield what under *captures* nothing vouches for: folders and files that no provenance names,
    provenance that names no file, links; and what DVC tracks there but is gone.
    """
    for path in sorted(captures.iterdir()):
        if path.name.startswith("."):
            continue
        if path.suffix == ".dvc" and not path.with_suffix("").exists():
            yield f"{path.with_suffix('')}: missing"
        if leads_out(path):
            yield link_fault(path)
        if path.is_dir():
            yield from unrecorded_in(path)
        elif is_warc(path):
            yield f"{path}: in the folder of no crawl: {UNKNOWN}"


def unrecorded_in(folder: Path) -> Iterator[str]:
    """Yield what in the *folder* of one crawl nothing vouches for; all is open in an open one."""
    if not (folder / PROVENANCE).is_file():
        yield f"{folder / PROVENANCE}: missing: {UNKNOWN}"
        return
    try:
        facts = read_provenance(folder)
    except ProvenanceError:
        return  # a fault already
    named = recorded_sums(facts)
    if not named and not facts.is_open:
        yield f"{folder / PROVENANCE}: has no sums: {UNKNOWN}"
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if name in named:
            continue
        if leads_out(path):
            yield link_fault(path)
        elif is_warc(path) and named and not facts.is_open:
            yield f"{path}: not in {PROVENANCE}: {UNKNOWN}"


def link_fault(path: Path) -> str:
    """Return the fault of a link where something was archived."""
    return f"{path}: a link to {path.readlink()}, not what was archived"


def leads_out(path: Path) -> bool:
    """Whether *path* is a link, and not one that DVC made into its cache."""
    return path.is_symlink() and ".dvc" not in path.resolve().parts


def record_faults(captures: Path) -> Iterator[str]:
    """Yield the records under *captures* that are damaged, or not what their digest says."""
    for path in warc_files(captures):
        for frame in frames(path):
            fault = frame.fault or digest_fault(frame)
            if fault:
                yield f"{path}: the record at byte {frame.offset}: {fault}"


def asked_captures(path: Path, name: str, faults: list[str]) -> Iterator[Capture | Damage | Other]:
    """Yield what each record of the WARC file *path*, called *name*, holds.

    *faults* gets a line for each that is not what its digest says: the file is read once for both.
    """
    return captures_of(asked_frames(path, name, faults), name)


def asked_records(
    path: Readable, name: str, faults: list[str]
) -> Iterator[tuple[Frame, Capture | Damage | Other]]:
    """Yield each record of the WARC file *path* beside what it holds, as `asked_captures` does."""
    for number, frame in enumerate(asked_frames(path, name, faults)):
        yield frame, capture_of(frame, name, number)


def asked_frames(path: Readable, name: str, faults: list[str]) -> Iterator[Frame]:
    """Yield each record of the WARC file *path*; *faults* gets those that are not what they say."""
    for frame in frames(path):
        fault = None if frame.fault else digest_fault(frame)
        if fault:
            faults.append(f"{name}: the record at byte {frame.offset}: {fault}")
        yield frame


def digest_fault(frame: Frame) -> str | None:
    """Return what is wrong with a record by its WARC-Block-Digest, else its payload's, if any.

    Archives take the digest of a payload before its framing and encodings are undone, or after.
    """
    fields = fields_of(frame.data[: frame.head], "utf-8")
    if named := first(fields, "warc-block-digest"):
        is_right = is_digest(named, frame.data[frame.head :])
        return None if is_right else f"its block is not what {named} says"
    named = first(fields, "warc-payload-digest")
    is_here = first(fields, "warc-type").lower() == "response" and not first(
        fields, "warc-truncated"
    )
    if (
        not named
        or not is_here
        or any(is_digest(named, one) for one in payload_forms(frame.data, frame.head))
    ):
        return None
    return f"its payload is not what {named} says"


def is_digest(named: str, data: bytes) -> bool:
    """Return whether *named* (`sha1:...`, in base 32 or 16) is the digest of *data*.

    What nobody writes is not asked.
    """
    algorithm, _, digest = named.partition(":")
    if algorithm.lower() not in ("md5", "sha1", "sha256"):
        return True
    own = hashlib.new(algorithm.lower(), data).digest()
    base32 = b32encode(own).decode()
    return digest.upper() in (own.hex().upper(), base32, base32.rstrip("="))


def refuse_damaged(captures: Path, sum_of: Callable[[Path], str] = sha256_of) -> None:
    """Raise CapturesError if a recorded file under *captures* is not what was archived."""
    found = list(file_faults(captures, sum_of))
    if found:
        more = f" (and {len(found) - 1} more)" if len(found) > 1 else ""
        raise CapturesError(f"{found[0]}{more}: bring it back, with `dvc checkout` or `dvc pull`")
