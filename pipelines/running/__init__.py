"""Where and how the work runs: this machine or a cluster, the progress line, the checkout, DVC."""

from pipelines.running.build import build
from pipelines.running.checkout import checkout, track, writable, writable_file
from pipelines.running.engines import START_SECONDS, Mapped, engine, usable_cores
from pipelines.running.kept import KEPT, Kept, hashes, linked, make
from pipelines.running.pools import DyingError
from pipelines.running.progress import QUIET_SECONDS, stage, told, tracked
from pipelines.running.repository import blobs, git, git_bytes, refuse_uncommitted
from pipelines.running.terminal import Terminal, tell
from pipelines.running.timing import last_timing

__all__ = [
    "KEPT",
    "QUIET_SECONDS",
    "START_SECONDS",
    "DyingError",
    "Kept",
    "Mapped",
    "Terminal",
    "blobs",
    "build",
    "checkout",
    "engine",
    "git",
    "git_bytes",
    "hashes",
    "last_timing",
    "linked",
    "make",
    "refuse_uncommitted",
    "stage",
    "tell",
    "told",
    "track",
    "tracked",
    "usable_cores",
    "writable",
    "writable_file",
]
