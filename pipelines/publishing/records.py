"""What stands beside the published versions of a target: their list, and which one to read."""

from datetime import datetime
from typing import Annotated

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    SerializerFunctionWrapHandler,
    model_serializer,
)

VERSION = r"\d{4}\.\d{2}\.\d+"  # of a release that was cut; one that was not is not published
CutVersion = Annotated[str, Field(pattern=f"^{VERSION}$")]


class Yank(BaseModel):
    """That a version is not to be read any more; its files stay, for those who name it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    reason: str
    at: datetime


class Rewriting(BaseModel):
    """That a version was written again, without what had to be taken down."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    reason: str
    at: datetime
    articles: int  # that were taken out of it, or were named in it


class Listed(BaseModel):
    """One published version."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    version: CutVersion
    path: str  # relative to the target
    published_at: datetime
    schema_version: str
    files: int
    bytes: int
    rows: dict[str, int]  # by table
    manifest: str  # sha256 of its manifest, which names every other file
    yanked: Yank | None = None
    rewritten: tuple[Rewriting, ...] = ()

    @model_serializer(mode="wrap")
    def as_told(self, told: SerializerFunctionWrapHandler) -> dict[str, object]:
        """Tell of rewriting only where there was one."""
        found: dict[str, object] = told(self)
        return {name: value for name, value in found.items() if name != "rewritten" or value}


class Versions(BaseModel):
    """`versions.json`: every version that was ever published whole, earliest first."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    versions: tuple[Listed, ...] = ()

    def of(self, version: str) -> Listed | None:
        """Return what is listed of *version*, None if it is not."""
        return next((one for one in self.versions if one.version == version), None)


class Pointer(BaseModel):
    """`latest.json`: the version to read; null where every one was yanked."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    version: CutVersion | None
    path: str | None
    manifest: str | None  # sha256 of its manifest
    versions: str | None = None  # sha256 of the versions.json that it follows
