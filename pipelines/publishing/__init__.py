"""Releases where readers find them: published to a folder or a bucket, yanked, read back."""

from pipelines.publishing.address import target_at
from pipelines.publishing.publish import Published, publish
from pipelines.publishing.reading import fetch, release_at
from pipelines.publishing.records import Listed, Rewriting
from pipelines.publishing.rewriting import finish, listed_at, rewrite
from pipelines.publishing.target import Target
from pipelines.publishing.verified import published_faults, yank_of
from pipelines.publishing.yank import yank

__all__ = [
    "Listed",
    "Published",
    "Rewriting",
    "Target",
    "fetch",
    "finish",
    "listed_at",
    "publish",
    "published_faults",
    "release_at",
    "rewrite",
    "target_at",
    "yank",
    "yank_of",
]
