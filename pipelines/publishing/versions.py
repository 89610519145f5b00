"""What is published at a target: the list of versions, and the pointer, which follows from it."""

import hashlib
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from pipelines.files import MANIFEST, damage
from pipelines.publishing.records import Listed, Pointer, Versions
from pipelines.publishing.target import Target
from schemas.errors import BroadsheetError, GateError

VERSIONS = "versions.json"
POINTER = "latest.json"

Document = TypeVar("Document", bound=BaseModel)


def number_of(version: str) -> tuple[int, ...]:
    """Return a calendar version as numbers, in which later is greater."""
    return tuple(int(number) for number in version.split("."))


def text_of(document: Versions | Pointer) -> bytes:
    """Return *document* as it stands at the target."""
    return f"{document.model_dump_json(indent=1)}\n".encode()


def versions_of(content: bytes | None, target: Target) -> Versions:
    """Return the list in *content*, which stands at *target*; an empty one where nothing does."""
    name = f"{target.address}/{VERSIONS}"
    return Versions() if content is None else document_in(content, Versions, name)


def pointer_of(content: bytes | None, target: Target) -> Pointer | None:
    """Return the pointer in *content*, which stands at *target*; None where nothing does."""
    name = f"{target.address}/{POINTER}"
    return None if content is None else document_in(content, Pointer, name)


def document_in(content: bytes, model: type[Document], name: str) -> Document:
    """Return what *content* says. Raises BroadsheetError: what cannot be read is not replaced."""
    try:
        return model.model_validate_json(content)
    except ValidationError as error:
        raise BroadsheetError(f"{name}: {damage(error)}: put back a sound copy") from error


def with_version(versions: Versions, one: Listed, target: Target) -> Versions:
    """Return *versions* and *one*; what is listed already stays as it is.

    Raises GateError if it is listed with another manifest.
    """
    before = versions.of(one.version)
    if before and before.manifest != one.manifest:
        raise GateError(f"{target.address}/{one.path}/{MANIFEST}: {already_published(one.version)}")
    if before:
        return versions
    return sorted_versions(*versions.versions, one)


def sorted_versions(*versions: Listed) -> Versions:
    """Return a list of *versions*, earliest first."""
    return Versions(versions=tuple(sorted(versions, key=lambda one: number_of(one.version))))


def already_published(version: str) -> str:
    """Return why a release is not published where another of its version is."""
    return f"{version} is already published with other content"


def newest(versions: Versions) -> Listed | None:
    """Return the latest version that was not yanked."""
    return next((one for one in reversed(versions.versions) if one.yanked is None), None)


def is_beyond(pointer: Pointer, versions: Versions) -> bool:
    """Return whether *pointer* names a later version than are listed, as of before the list was."""
    if pointer.version is None or versions.of(pointer.version):
        return False
    last = newest(versions)
    return last is None or number_of(pointer.version) > number_of(last.version)


def pointer_after(before: Pointer | None, listed: bytes | None, target: Target) -> Pointer:
    """Return the pointer that follows from the list in *listed*: to its newest version.

    It goes back only from a version that was yanked. It names the sum of the list, so that of two
    lists each has a pointer of its own, and one that was read before a change is not written after.
    """
    versions = versions_of(listed, target)
    last = newest(versions)
    if before and is_beyond(before, versions):
        return before
    return Pointer(
        version=last and last.version,
        path=last and last.path,
        manifest=last and last.manifest,
        versions=hashlib.sha256(listed or b"").hexdigest(),
    )
