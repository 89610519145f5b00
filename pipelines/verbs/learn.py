"""`broadsheet learn`: a publisher's boilerplate, from its captures into its tracked profile."""

import json
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path

from pipelines.parsing import crawl_publishers, host_of
from pipelines.running import checkout, tell, tracked, writable
from pipelines.warc import CAPTURES, read_captures, warc_files
from schemas.capture import Capture
from schemas.errors import EmptyError, Exit, ParseError
from spiders.extraction.learn import learned_profile
from spiders.extraction.page import refuse_other_captures
from spiders.publisher import DECLARED, declared_publishers, known_key, publisher_for


def keys_in(captures: Path) -> set[str]:
    """Return the keys of the publishers that are declared, or were for a crawl."""
    crawls = {path.parent for path in warc_files(captures)}
    copies = {one.key for crawl in crawls for one in crawl_publishers(crawl)}
    return copies | declared_publishers().keys()


def pages_of(key: str, captures: Path) -> Iterator[Capture]:
    """Yield the captures of pages of the publisher *key* in every crawl."""
    files = warc_files(captures)
    for path in tracked(files, len(files), "learn: WARC files"):
        publishers = crawl_publishers(path.parent)
        for one in read_captures(path, path.relative_to(captures).as_posix()):
            if isinstance(one, Capture) and one.record_type != "revisit":
                publisher = publisher_for(host_of(one), publishers)
                if publisher and publisher.key == key and is_page(one):
                    yield one


def is_page(capture: Capture) -> bool:
    """Return whether *capture* can hold a story."""
    try:
        refuse_other_captures(capture)
    except ParseError:
        return False
    return bool(capture.payload)


def run(options: Namespace) -> int:
    """Learn, write the profile beside the publisher's file, and say what it holds."""
    root = checkout()
    key = known_key(options.publisher, keys_in(root / CAPTURES))
    profile = learned_profile(key, pages_of(key, root / CAPTURES))
    if not profile.pages:
        raise EmptyError(f"{key}: no capture of a page of this publisher")
    path = writable(DECLARED) / f"{key}.profile.json"
    facts = profile.model_dump(mode="json")
    facts["boilerplate"].sort()
    path.write_text(json.dumps(facts, indent=1) + "\n", encoding="utf-8")
    repeated = len(profile.boilerplate)
    text = f"""{path}: {repeated} texts repeat on {profile.pages} pages; commit it
next: broadsheet build parses this publisher's captures again, and no other's"""
    told = {"profile": str(path), "pages": profile.pages, "repeated": repeated}
    tell(text, told, options.json)
    return Exit.OK
