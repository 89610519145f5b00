"""Addresses of targets and of versions in them, as a person writes them."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from pipelines.files import failures_at
from pipelines.publishing.bucket import Bucket
from pipelines.publishing.directory import Directory
from pipelines.publishing.records import VERSION
from pipelines.publishing.target import Target
from schemas.errors import BroadsheetError

RELEASES = "releases"
MISWRITTEN = re.compile(r"[a-z][a-z0-9+.-]+:/(?!/)")  # s3:/bucket: no folder is meant
NAMED = re.compile(rf"(.+?)(?:@|/{RELEASES}/)({VERSION})/*")


class Address(NamedTuple):
    """A target and, if one is named, a version in it."""

    target: str
    version: str | None


def address_of(text: str) -> Address:
    """Return what *text* names.

    >>> address_of("s3://news/daily@2026.11.1")
    Address(target='s3://news/daily', version='2026.11.1')
    >>> address_of("s3://news/daily/releases/2026.11.1/")
    Address(target='s3://news/daily', version='2026.11.1')
    >>> address_of("s3://news/daily")
    Address(target='s3://news/daily', version=None)
    """
    named = NAMED.fullmatch(text)
    return Address(named[1], named[2]) if named else Address(text, None)


@contextmanager
def target_at(address: str) -> Iterator[Target]:
    """Give the target at *address*; its failures become one line each that names it."""
    with failures_at(address):
        yield target_of(address)


def target_of(address: str) -> Target:
    """Return the target at *address*. Raises BroadsheetError for a kind that is none."""
    if MISWRITTEN.match(address):
        fact = "an address has :// in it; if a folder is meant, write ./ before it"
        raise BroadsheetError(f"{address}: {fact}")
    scheme, is_url, rest = address.partition("://")
    if not is_url or scheme == "file":
        return Directory(Path(rest if is_url else address))
    if scheme == "s3" and rest.strip("/"):
        return Bucket(address.rstrip("/"))
    if scheme == "hf":
        raise BroadsheetError(
            f"{address}: the Hub is not published to from here: publish to a folder, then "
            "`hf upload OWNER/NAME FOLDER . --repo-type dataset`"
        )
    raise BroadsheetError(
        f"{address}: neither a folder nor s3://bucket/prefix: of no other kind is a conditional "
        "write known here"
    )
