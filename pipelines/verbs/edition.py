"""`broadsheet edition`: the release once more, without text or without names."""

import os
from argparse import Namespace
from pathlib import Path

from pipelines.releasing import write_edition
from pipelines.running import checkout, tell
from schemas.errors import BroadsheetError, Exit
from schemas.release import Edition

SALT = "BROADSHEET_SALT"  # in the environment; it stands in no release
LEAST = 16  # bytes: of fewer, all salts could be tried against one known author


def run(options: Namespace) -> int:
    """Write the edition, and say what it is."""
    edition = Edition(columns=options.columns, bylines=options.bylines)
    release = options.source or checkout() / "data/release"
    salt = salt_of(options.salt) if options.bylines == "hashed" else b""
    manifest = write_edition(release, options.out, edition, salt)
    told = f"edition {edition.name} of {manifest.version}: {len(manifest.files)} files"
    facts = {
        "out": str(options.out),
        "version": manifest.version,
        "edition": edition.name,
        "files": len(manifest.files),
    }
    tell(f"{options.out}: {told}", facts, options.json)
    return Exit.OK


def salt_of(path: Path | None) -> bytes:
    """Return the salt in the file *path*, else that of the environment. Raises BroadsheetError."""
    if path is None:
        where, salt = SALT, os.environ.get(SALT, "").encode()
    else:
        try:
            where, salt = str(path), path.read_bytes().strip()
        except OSError as error:
            raise BroadsheetError(f"{path}: cannot be read: {error.strerror}") from error
    if len(salt) < LEAST:
        fact = f"{len(salt)} bytes, must be {LEAST} or more"
        raise BroadsheetError(f"{where}: {fact}: a secret, the same for all editions")
    return salt
