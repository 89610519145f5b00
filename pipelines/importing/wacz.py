"""WACZ (1.1.1): a zip file of WARC files that says what is in it, and for which pages it is.

A multi-WACZ is such a file of WACZ files, or its package alone, which names those beside it.
"""

import hashlib
import json
from pathlib import Path

from pydantic import BaseModel, ValidationError

PACKAGE, PACKAGE_SUM, PAGES = "datapackage.json", "datapackage-digest.json", "pages/pages.jsonl"
WARCS, WACZ = "archive/", ".wacz"
MULTI = "multi-wacz-package"  # the profile of a package of packages
LONGEST = 16 << 20  # bytes of each of these
MOST_PAGES = 10_000
SHA_256 = 64  # hexadecimal digits
ALGORITHMS = ("sha256", "md5")  # those of the specification


class Resource(BaseModel):
    """A file in the package, with its digest as `sha256:HEX`."""

    path: str
    hash: str = ""


class Package(BaseModel):
    """What the package says of its files."""

    profile: str = ""
    resources: list[Resource] = []


def sums_of(package: bytes, package_sum: bytes) -> dict[str, str]:
    """Return the digests of the files of a package, by path, its own among them.

    Raises ValueError if these make no sense.
    """
    try:
        sums = {one.path: one.hash for one in Package.model_validate_json(package).resources}
        if package_sum:
            own = Resource.model_validate_json(package_sum)
            sums[own.path] = own.hash
    except ValidationError as error:
        raise ValueError(error.errors()[0]["msg"]) from error
    return sums


def is_sum(named: str, path: Path) -> bool:
    """Return whether *named* is the digest of the file *path*; what nobody writes is not asked."""
    algorithm, _, written = named.rpartition(":")
    if not algorithm and len(written) == SHA_256:  # as crawlers write it into multi-WACZ
        algorithm = "sha256"
    if algorithm not in ALGORITHMS:
        return True
    with path.open("rb") as file:
        return hashlib.file_digest(file, algorithm).hexdigest() == written.lower()


def multi_package(path: Path) -> dict[str, str]:
    """Return the digests of the WACZ files that the file *path*, a package alone, names, by path;
    none if it is no such package."""
    if path.stat().st_size > LONGEST:
        return {}
    try:
        package = Package.model_validate_json(path.read_bytes())
    except ValidationError:
        return {}
    return {one.path: one.hash for one in package.resources} if package.profile == MULTI else {}


def page_urls(lines: bytes) -> tuple[str, ...]:
    """Return the addresses in the list of pages, JSON a line; lines that are none say nothing."""
    urls = []
    for line in lines.splitlines()[:MOST_PAGES]:
        try:
            said = json.loads(line)
        except (ValueError, RecursionError):
            continue
        if isinstance(said, dict) and isinstance(url := said.get("url"), str):
            urls.append(url)
    return tuple(urls)
