"""Releases where readers find them: published to a folder or a bucket, yanked, verified."""

from pipelines.publishing.publish import Published, publish
from pipelines.publishing.verified import published_faults, yank_of
from pipelines.publishing.yank import yank

__all__ = ["Published", "publish", "published_faults", "yank", "yank_of"]
