"""How a crawl of one publisher went, in a word: "ok" only where its stories came in.

What was refused, walled, moved away or named by no listing each has its own word, and the main
reason behind it.
"""

from schemas.provenance import CrawlCounts
from spiders.archive import FETCHED
from spiders.crawling.reading import WALLS
from spiders.manners import REFUSED

CAME = ("new", "changed", "unchanged")
FAILED = ("failed", "refused")
REFUSALS = (*(f"failed: http_{status}" for status in (*REFUSED, 429)), "refused: host_left")
RESTING = {"not_due", "listing_not_due"}  # what is left out because it is known
FEW = 3  # stories; that so many lead to one page may still be chance
MOST = 0.5


def health(counts: CrawlCounts) -> str:
    """Return the word for *counts*, with the main reason if it is not "ok".

    >>> health(CrawlCounts(states={"new": 13}, stories={"new": 12}, listings={"new": 1}))
    'ok'
    >>> health(CrawlCounts(states={"failed": 2}, reasons={"failed: timeout": 2}, stories={}))
    'silent: failed: timeout'
    >>> listings, reasons = {"failed": 1}, {"failed: http_404": 1}
    >>> health(CrawlCounts(states={"new": 1}, reasons=reasons, stories={}, listings=listings))
    'no listing: failed: http_404'
    """
    if counts.stories is None:
        return health_of_states(counts)
    if not sum(counts.states.get(state, 0) for state in FETCHED):
        return "silent" + reason_in(counts.reasons)
    listings = counts.listings or {}
    came = sum(counts.stories.get(state, 0) for state in CAME)
    if listings and not any(listings.get(state) for state in CAME):
        return "no listing" + reason_in(counts.reasons)
    asked, is_resting = sum(counts.stories.values()), bool(RESTING & counts.left_out.keys())
    if counts.named == 0 and not is_resting:
        return "no stories: no listing names any"
    if not asked:
        return "ok" if is_resting else "no stories" + reason_in(counts.left_out)
    return health_of_stories(counts, asked, came)


def health_of_stories(counts: CrawlCounts, asked: int, came: int) -> str:
    """Return the word for the stories that were asked for."""
    stories, rejected = counts.stories or {}, counts.parsed.rejected
    refusals = sum(counts.reasons.get(reason, 0) for reason in REFUSALS)
    walled = sum(rejected.get(reason, 0) for reason in WALLS)
    pages = counts.parsed.articles + sum(rejected.values())
    bad = sum(stories.get(state, 0) for state in FAILED)
    if refusals > MOST * asked or (pages and walled > MOST * pages):
        return "walled" + (reason_in(rejected) if walled else reason_in(counts.reasons))
    listed = asked - stories.get("redirected", 0)  # each has its target beside it
    if counts.one_target > max(FEW, MOST * listed):
        return f"moved away: {counts.one_target} stories are redirected to one page"
    if not came:
        moved = stories.get("redirected", 0)
        return f"moved away: {moved} redirects not followed" if moved > bad else failing(counts)
    if pages >= FEW and not counts.parsed.articles:
        return "no articles" + reason_in(rejected)
    return failing(counts) if bad > came else "ok"


def failing(counts: CrawlCounts) -> str:
    """Return the word for stories most of which failed."""
    return "failing" + reason_in(counts.reasons)


def health_of_states(counts: CrawlCounts) -> str:
    """Return the word for the counts of an older crawl, which does not tell stories apart."""
    fetched = sum(counts.states.get(state, 0) for state in FETCHED)
    if not fetched:
        return "silent" + reason_in(counts.reasons)
    bad = sum(counts.states.get(state, 0) for state in FAILED)
    return failing(counts) if bad > fetched else "ok"


def reason_in(reasons: dict[str, int]) -> str:
    """Return the commonest of *reasons* behind a colon, "" if there is none."""
    ordered = sorted(reasons.items(), key=lambda pair: (-pair[1], pair[0]))
    return f": {ordered[0][0]}" if ordered else ""
