"""`broadsheet cut` names the release as a version; `broadsheet releases` lists those named."""

import json
from argparse import Namespace
from datetime import UTC, datetime

from rich.table import Table

from pipelines.files import read_manifest
from pipelines.released import cut_version, tag_of, versions
from pipelines.running import Terminal, checkout, tell
from schemas.errors import Exit

SHOWN = ("articles", "revisions", "quarantine", "tombstones", "captures")


def run(options: Namespace) -> int:
    """Cut a version, or list them."""
    return (cut if options.verb == "cut" else listed)(options)


def cut(options: Namespace) -> int:
    """Cut the version, and say how others get it."""
    made = cut_version(checkout(), datetime.now(UTC).date())
    tag = tag_of(made.version)
    text = f"""Version {made.version} is cut: a commit, and the tag {tag} on it.
  git push --follow-tags      # who checks the tag out builds it to the byte
  broadsheet publish TARGET   # a folder or s3://bucket/prefix, for readers"""
    tell(text, {"version": made.version, "tag": tag}, options.json)
    return Exit.OK


def listed(options: Namespace) -> int:
    """List the versions, the newest first, and what is on the way."""
    root = checkout()
    found = versions(root)
    release = root / "data/release"
    built = read_manifest(release) if (release / "manifest.json").is_file() else None
    rows = [(tag_of(one.version), one.version, one.schema_version, one.rows) for one in found]
    if built is not None and built.version not in [one.version for one in found]:
        rows.insert(0, ("", built.version, built.schema_version, built.rows))
    if options.json:
        names = ("tag", "version", "schema_version", "rows")
        print(json.dumps([dict(zip(names, row, strict=True)) for row in rows], indent=1))
        return Exit.OK
    if not rows:
        print("no version yet: `broadsheet build`, then `broadsheet cut`")
        return Exit.EMPTY
    table = Table("version", "schema", box=None, pad_edge=False)
    for name in SHOWN:
        table.add_column(name, justify="right")
    for _, version, schema, counts in rows:
        table.add_row(version, schema, *(f"{counts.get(name, 0):,}" for name in SHOWN))
    Terminal().print(table)
    return Exit.OK
