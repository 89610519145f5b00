"""The tag of a version -> its release, if it is here, or what its commit remembers."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from pipelines.files import MANIFEST, STATISTICS, read_manifest
from pipelines.gating import CUT, KEYS
from pipelines.released.versions import tag_of
from pipelines.running import git, git_bytes
from schemas.errors import EmptyError

TAG = re.compile(r"v?(\d{4}\.\d{2}\.\d+)")


class Place(NamedTuple):
    """A folder that tells of a version: its release, or else a baseline that remembers it."""

    folder: Path
    is_release: bool = True


def tagged_version(text: str) -> str | None:
    """Return the version whose tag *text* is; None if it is none, or a file of that name is there.

    >>> tagged_version("v2026.11.1"), tagged_version("s3://news@2026.11.1")
    ('2026.11.1', None)
    """
    found = TAG.fullmatch(text)
    return found[1] if found and not Path(text).exists() else None


@contextmanager
def tagged(version: str, root: Path) -> Iterator[Place]:
    """Give what is in the checkout *root* of *version*: data/release, if it is that one.

    Else what the commit of its tag remembers. Raises EmptyError if there is no such tag.
    """
    release = root / "data/release"
    if (release / MANIFEST).is_file() and read_manifest(release).version == version:
        yield Place(release)
        return
    tag = tag_of(version)
    if not git(root, "tag", "--list", tag):
        tags = ", ".join(git(root, "tag", "--list", "v*", "--sort=-version:refname").split())
        fact = f"no such tag here (there are: {tags or 'none'}), and data/release is another"
        raise EmptyError(f"{tag}: {fact}: name the folder or address of its release")
    with TemporaryDirectory() as folder:
        for name in (CUT, KEYS, STATISTICS):
            held = git_bytes(root, "show", f"{tag}:data/baseline/{name}")
            (Path(folder) / name).write_bytes(held)
        yield Place(Path(folder), is_release=False)
