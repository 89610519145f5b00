"""`broadsheet takedown`: withdraw an article from every later build."""

from argparse import Namespace
from datetime import UTC, datetime

from pipelines.released import withdraw
from pipelines.running import checkout, tell
from schemas.errors import Exit


def run(options: Namespace) -> int:
    """Write the takedown down, and say what else holds the same text."""
    now = datetime.now(UTC).replace(microsecond=0)
    done = withdraw(checkout() / "data", options.article, options.reason, now)
    told = "taken down" if done.is_new else "was taken down already"
    name = done.takedown.url or done.takedown.article_id
    lines = [
        f"{name}: {told} ({done.takedown.article_id})",
        *(f"the same text, still there: {url}" for url in done.near_duplicates),
        "next: broadsheet build; versions that are published already have to be removed by hand",
    ]
    facts = {
        "takedown": done.takedown.model_dump(mode="json"),
        "is_new": done.is_new,
        "near_duplicates": done.near_duplicates,
    }
    tell("\n".join(lines), facts, options.json)
    return Exit.OK
