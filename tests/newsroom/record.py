"""Records the reference crawl: day 1 of the newsroom, as `data/captures/newsroom-day-1`.

python -m tests.newsroom.record

For maintainers, when pages of day 1 change: remove the old folder first, and afterwards run
`dvc repro` and commit the new captures with dvc.lock.
"""

import os
from pathlib import Path

from spiders.crawling.crawl import crawl
from spiders.publisher import publisher_from
from tests.newsroom.server import newsroom

NAME = "newsroom-day-1"

if __name__ == "__main__":
    with newsroom(day=1) as room:
        os.environ["BROADSHEET_ALLOW"] = room.allow
        publishers = [publisher_from(path) for path in room.publishers]
        done = crawl(publishers, Path("data/captures"), crawl_id=NAME)
    for tally in done.tallies:
        print(tally.publisher, tally.states, tally.reasons)
