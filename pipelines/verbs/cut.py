"""`broadsheet cut`: name the release as a version, as a commit with a tag."""

from argparse import Namespace
from datetime import UTC, datetime

from pipelines.released import cut_version, tag_of
from pipelines.running import checkout, tell
from schemas.errors import Exit


def run(options: Namespace) -> int:
    """Cut the version, and say how others get it."""
    made = cut_version(checkout(), datetime.now(UTC).date())
    tag = tag_of(made.version)
    text = f"""Version {made.version} is cut: a commit, and the tag {tag} on it.
  git push --follow-tags      # who checks the tag out builds it to the byte
  broadsheet publish TARGET   # a folder or s3://bucket/prefix, for readers"""
    tell(text, {"version": made.version, "tag": tag}, options.json)
    return Exit.OK
