"""`broadsheet publish`: put the release where readers find it, or mark one that is there."""

from argparse import Namespace
from dataclasses import asdict
from datetime import UTC, datetime

from pipelines.publishing import Published, publish, yank
from pipelines.running import checkout, tell
from schemas.errors import BroadsheetError, Exit
from schemas.settings import value_of


def run(options: Namespace) -> int:
    """Publish data/release, or yank a version; say where readers are pointed to."""
    options.target = options.target or value_of("BROADSHEET_REMOTE")
    if not options.target:
        raise BroadsheetError("name the target, or set publish.remote in broadsheet.toml")
    now = datetime.now(UTC).replace(microsecond=0)
    if options.yank:
        pointer = yank(options.target, options.yank, options.why or "", now)
        facts = {"address": options.target, "yanked": options.yank, "latest": pointer.version}
        text = f"{options.target}: {options.yank} is yanked; {pointed(pointer.version)}"
        tell(text, facts, options.json)
        return Exit.OK
    if options.why is not None:
        raise BroadsheetError("--why: goes with --yank VERSION")
    release = options.source or checkout() / "data/release"
    done = publish(release, options.target, now)
    told = f"{done.address}: {done.written} files written, {done.kept} there already"
    facts = asdict(done) | {"yanked": done.yanked and done.yanked.model_dump(mode="json")}
    tell(f"{told}; {standing(done)}", facts, options.json)
    return Exit.OK


def standing(done: Published) -> str:
    """Return where what was published stands among the versions."""
    if done.yanked:
        return f"it was yanked ({done.yanked.reason}), and {pointed(done.latest)}"
    if done.latest == done.version:
        return "and latest.json points to it"
    return f"{pointed(done.latest)}, which is newer, and stays"


def pointed(version: str | None) -> str:
    """Return which version readers are pointed to."""
    return f"latest.json points to {version or 'none, for every version was yanked'}"
