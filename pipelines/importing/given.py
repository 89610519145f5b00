"""What was given to an import: a file or a folder here, or the address of a file elsewhere."""

from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from spiders.addresses import without_login

SCHEMES = ("s3://", "https://", "http://")


@dataclass(frozen=True)
class Given:
    """A file or folder at hand: where it lies, what it is called in what is said, its own name.

    *address* is where it was brought from, without what may be secret; None of what lies here.
    """

    path: Path
    said: str
    name: str
    address: str | None = None

    @classmethod
    def here(cls, path: Path) -> "Given":
        """Return what lies at *path*."""
        return cls(path, str(path), path.resolve().name)

    @classmethod
    def brought(cls, path: Path, address: str) -> "Given":
        """Return what was brought from *address* and lies at *path* for now."""
        plain = plain_address(address)
        return cls(path, plain, PurePosixPath(plain).name or "file", plain)


def is_address(given: Path | str) -> bool:
    """Return whether *given* names a file over the network."""
    return isinstance(given, str) and given.lower().startswith(SCHEMES)


def plain_address(address: str) -> str:
    """Return *address* without a login and without its query, in which signatures stand.

    >>> plain_address("https://a.example/b.warc.gz?X-Amz-Signature=1")
    'https://a.example/b.warc.gz'
    """
    return without_login(address).partition("?")[0]
