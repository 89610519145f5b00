"""Releases where readers find them: published to a folder or a bucket, yanked, read back."""

from pipelines.publishing.publish import Published, publish
from pipelines.publishing.reading import release_at
from pipelines.publishing.verified import published_faults, yank_of
from pipelines.publishing.yank import yank

__all__ = ["Published", "publish", "published_faults", "release_at", "yank", "yank_of"]
