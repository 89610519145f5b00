"""The door: a file or a folder, whatever it is called, to the archives and pages in it."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path, PurePath

from pipelines.importing.arcs import Source, converted
from pipelines.importing.contents import content_of_file
from pipelines.importing.frames import warc_of_zstd
from pipelines.importing.messages import LONGEST_MESSAGE, message_page
from pipelines.importing.pages import LONGEST_PAGE, SavedPage, html_page
from pipelines.importing.remote import Remote, plain_address
from pipelines.importing.wacz import (
    LONGEST,
    PACKAGE,
    PACKAGE_SUM,
    PAGES,
    WACZ,
    WARCS,
    is_sum,
    multi_package,
    page_urls,
    sums_of,
)
from pipelines.importing.webarchive import webarchive_page
from pipelines.importing.zips import Zip, leads_out
from pipelines.kinds import ImportFileError, Kind, kind_of_file

WITHIN = {"mhtml": message_page, "webarchive": webarchive_page}  # the page is a part of the file
WITHIN_ZIP = "within"  # the scratch folder of a zip file in another
MOST_FAULTS = 1000  # of one file; one with more is not worth reading line by line


@dataclass(frozen=True)
class Archive:
    """A WARC file in what was given, plain or of gzip members; *name* is its own there.

    *file_name* says by its end which of these it is. One elsewhere is read while it comes.
    """

    path: Path | Remote
    name: str
    file_name: str


@dataclass(frozen=True)
class LeftOut:
    """What nothing can be taken from, of a folder or a zip file, in words."""

    said: str


@dataclass(frozen=True)
class Fault:
    """What is not what was archived, by its own digest, in words."""

    said: str


@dataclass(frozen=True)
class PageList:
    """The addresses of the pages that an archive says it was made for."""

    urls: tuple[str, ...]


Taken = Archive | SavedPage | LeftOut | Fault | PageList


def taken(path: Path, name: str, scratch: Path) -> Iterator[Taken]:
    """Yield what is in *path*, called *name* in what is said.

    *scratch* is an empty folder; what is written there is gone when the next is asked for. Raises
    ImportFileError where nothing is in it, DiskError if nothing can be written.
    """
    try:
        if path.is_dir():
            yield from of_many(of_folder(path, name, scratch), name)
        elif not path.is_file():
            raise ImportFileError(f"{name}: no such file")
        else:
            yield from of_file(path, name, time_of_file(path), scratch)
    except OSError as error:
        raise ImportFileError(f"{name}: cannot be read: {error.strerror or error}") from error


def of_file(path: Path, name: str, at: datetime, scratch: Path) -> Iterator[Taken]:
    """Yield what is in the file *path*, which has the time *at*."""
    kind = kind_of_file(path, name)
    if kind.name == "zip" and not kind.coding:
        yield from of_many(of_zip(Zip(path, name), scratch), name)
        return
    if kind.name == "text" and (sums := multi_package(path)):
        yield from of_many(of_named(sums, path.parent, name, scratch), name)
        return
    yield from of_one(path, name, kind, at, scratch)


def of_one(path: Path, name: str, kind: Kind, at: datetime, scratch: Path) -> Iterator[Taken]:
    """Yield what the file *path*, of one page or archive, is."""
    if kind.name == "zip":
        raise ImportFileError(f"{name}: an archive in an archive: give it alone")
    if kind.name == "arc" or (kind.name == "warc" and kind.coding == "zstd"):
        yield from of_converted(path, name, kind, scratch)
    elif kind.name == "warc":
        stem = name.removesuffix(".gz")
        yield Archive(path, name, f"{stem}.gz" if kind.coding else stem)
    else:
        yield page_of(path, name, kind, at)


def of_converted(path: Path, name: str, kind: Kind, scratch: Path) -> Iterator[Taken]:
    """Yield the WARC file that the archive *path* becomes, and what of it is damaged."""
    target = scratch / "converted"
    try:
        if kind.name == "arc":
            faults = warc_of_arc(path, name, kind, target)
        else:
            faults = warc_of_zstd(path, name, target)
        yield from (Fault(f"{name}: {fault}") for fault in faults)
        yield Archive(target, name, name.removesuffix(".zst").removesuffix(".gz") + ".gz")
    finally:
        target.unlink(missing_ok=True)


def warc_of_arc(path: Path, name: str, kind: Kind, target: Path) -> list[str]:
    """Write the ARC file *path* to *target* as WARC; return what is damaged."""
    if kind.coding == "zstd":
        raise ImportFileError(f"{name}: an ARC file compressed with zstd: decompress it first")
    faults: list[str] = []
    with path.open("rb") as file, target.open("wb") as out:
        source = Source(file, kind.coding == "gzip", path.stat().st_size)
        for one in converted(source, PurePath(name).name):
            out.write(one.data)
            if one.fault and len(faults) < MOST_FAULTS:
                faults.append(one.fault)
    return faults


def page_of(path: Path, name: str, kind: Kind, at: datetime) -> SavedPage:
    """Return the saved page in the file *path*."""
    longest = LONGEST_MESSAGE if kind.name in WITHIN else LONGEST_PAGE
    content = content_of_file(path, name, kind, longest)
    media_type = "text/plain" if kind.name == "text" else "text/html"
    page = SavedPage(name, content.data, media_type, at, truncated=content.truncated)
    if kind.name in WITHIN:
        return WITHIN[kind.name](page)
    return html_page(page) if kind.name == "html" else page


def of_folder(folder: Path, name: str, scratch: Path) -> Iterator[Taken]:
    """Yield what is in the files below *folder*, in order; links and hidden files are not read."""
    for where, folders, files in os.walk(folder):
        folders[:] = sorted(one for one in folders if not one.startswith("."))
        for file in sorted(files):
            path = Path(where) / file
            if path.is_symlink() or file.startswith(".") or not path.is_file():
                continue
            inner = f"{name}/{path.relative_to(folder).as_posix()}"
            yield from part_of_many(path, inner, time_of_file(path), scratch)


def of_zip(file: Zip, scratch: Path) -> Iterator[Taken]:
    """Yield what is in the entries of a zip file, in its order."""
    package = file.beginning(PACKAGE, LONGEST)
    if package is not None:
        yield from of_wacz(file, package, scratch)
        return
    for entry in file.entries(scratch):
        yield from part_of_many(entry.path, f"{file.name}/{entry.name}", entry.at, scratch, file)


def of_named(sums: dict[str, str], folder: Path, name: str, scratch: Path) -> Iterator[Taken]:
    """Yield what is in the WACZ files beside a package called *name* that names them alone."""
    for inner, named in sums.items():
        path = folder / inner
        if "://" in inner or leads_out(inner):
            yield LeftOut(f"{name}: names {plain_address(inner)}: give that to import too")
        elif not path.is_file():
            yield Fault(f"{name}: its file {inner} is missing")
        else:
            if not is_sum(named, path):
                yield Fault(f"{name}: the bytes of {inner} are not what {named} says")
            yield from part_of_many(path, f"{name}/{inner}", time_of_file(path), scratch)


def of_wacz_within(path: Path, name: str, scratch: Path, outer: Zip | None) -> Iterator[Taken]:
    """Yield what is in the WACZ file *path* in a folder, or in the zip file *outer*, whose
    allowance is for both."""
    file, within = Zip(path, name), scratch / WITHIN_ZIP
    package = file.beginning(PACKAGE, LONGEST)
    if package is None:
        raise ImportFileError(f"{name}: an archive in an archive: give it alone")
    allowed = file.left = min(file.left, outer.left) if outer else file.left
    within.mkdir(exist_ok=True)
    try:
        yield from of_wacz(file, package, within, is_within=True)
    finally:
        if outer:
            outer.left -= allowed - file.left


def of_wacz(file: Zip, package: bytes, scratch: Path, is_within: bool = False) -> Iterator[Taken]:
    """Yield what is in a WACZ file, and which of its files are not what the *package* says."""
    yield PageList(page_urls(file.beginning(PAGES, LONGEST) or b""))
    try:
        sums = sums_of(package, file.beginning(PACKAGE_SUM, LONGEST) or b"")
    except ValueError as error:
        yield Fault(f"{file.name}/{PACKAGE}: its digests cannot be read: {error}")
        sums = {}
    for entry in file.entries(scratch):
        name = f"{file.name}/{entry.name}"
        named = sums.pop(entry.name, "")
        if not is_sum(named, entry.path):
            yield Fault(f"{name}: its bytes are not what {named} says")
        if entry.name.startswith(WARCS) or (entry.name.endswith(WACZ) and not is_within):
            yield from part_of_many(entry.path, name, entry.at, scratch, file)
    yield from (Fault(f"{file.name}/{name}: missing, and in {PACKAGE}") for name in sums)


def part_of_many(
    path: Path, name: str, at: datetime, scratch: Path, outer: Zip | None = None
) -> Iterator[Taken]:
    """Yield what one file of several is, of a folder or of the zip file *outer*.

    Beside saved pages lie pictures, programs and style.
    """
    try:
        kind = kind_of_file(path, name)
        if kind.name == "text":
            raise ImportFileError(f"{name}: text without markup")
        if kind.name == "zip" and not kind.coding and scratch.name != WITHIN_ZIP:
            yield from of_wacz_within(path, name, scratch, outer)
        else:
            yield from of_one(path, name, kind, at, scratch)
    except ImportFileError as error:
        yield LeftOut(str(error))


def of_many(found: Iterator[Taken], name: str) -> Iterator[Taken]:
    """Yield what was *found* in *name*. Raises ImportFileError where nothing can be taken."""
    first: LeftOut | None = None
    is_empty = True
    for one in found:
        if isinstance(one, LeftOut):
            first = first or one
        is_empty &= not isinstance(one, Archive | SavedPage)
        yield one
    if is_empty:
        fact = f", as in {first.said}" if first else ""
        raise ImportFileError(f"{name}: no page and no capture in it{fact}")


def time_of_file(path: Path) -> datetime:
    """Return when *path* was last changed."""
    return datetime.fromtimestamp(path.stat().st_mtime, UTC)
