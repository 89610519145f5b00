"""Saved pages as WARC records of our own, so that they are read as any other capture.

A record says which file its page came from, and what its date was taken from. Equal pages of equal
files give equal bytes.
"""

import hashlib
import uuid

from pipelines.importing.pages import SavedPage
from pipelines.kinds import fit
from spiders.archive import digest_of, record


def page_record(page: SavedPage, url: str, software: str) -> bytes:
    """Return *page*, which was saved from *url*, as a `resource` record."""
    digest = digest_of(page.payload)
    source = fit(page.name)
    fields = [
        ("WARC-Target-URI", url),
        ("Content-Type", page.content_type),
        ("WARC-Payload-Digest", digest),
        ("Import-Source", source),
        ("Import-Date-From", page.dated_by),
        ("Import-Software", software),
    ]
    if page.truncated:
        fields.append(("WARC-Truncated", page.truncated))
    own = stable_id(source, url, digest, page.at.isoformat())
    return record("resource", own, page.at, fields, b"", page.payload).data


def stable_id(*facts: str) -> str:
    """Return a record id that equal *facts* have."""
    name = hashlib.sha256("\n".join(facts).encode()).hexdigest()
    return f"<urn:uuid:{uuid.uuid5(uuid.NAMESPACE_OID, name)}>"
