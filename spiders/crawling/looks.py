"""When to look at an address again: a schedule by age, that thins out and that no date forbids.

A story is looked at by the next crawls, then at ever longer rests: after minutes, hours, days and
weeks. A listing that tells of a change brings the look forward, unless its changes prove false;
it never puts one off, for a date can be frozen. What failed is tried again, ever more seldom, and
given up in the end by name.
"""

from datetime import datetime, timedelta

from spiders.archive import Visit
from spiders.discovery import Span

FIRST_LOOKS = 3  # by as many crawls in a row; what was old when it was found has one fewer
LEAST_REST = timedelta(minutes=10)
LONGEST_REST = timedelta(days=30)  # corrections to older stories are rare, and still come
OLD = timedelta(days=30)
OF_STILL = 0.5  # of the time it has stayed the same: one hour still, half an hour's rest
OF_AGE = 0.1  # of its age, where it never stays the same: clocks and tokens change in every answer
LAST_LOOK = timedelta(days=60)  # after it was first seen, of a story that no listing names any more
MOST_FALSE = 2  # changes told in a row that were none: the listing's dates are its clock's
AFTER_FAILURE = (  # rests; the first belongs to the next crawl
    timedelta(0),
    timedelta(0),
    timedelta(hours=1),
    timedelta(hours=6),
    timedelta(days=1),
    timedelta(days=3),
    timedelta(days=7),
    timedelta(days=14),
)


def why_not(
    visit: Visit | None, published: Span | None, changed: Span | None, now: datetime
) -> str | None:
    """Return why not to ask for an address *now*, in one word; None to ask.

    *published* and *changed* are what its listing says, None where nothing does.
    """
    if visit is None:
        return None
    if visit.failed_at is not None:
        return why_not_again(visit, visit.failed_at, changed, now)
    if changed is not None and visit.false_alarms < MOST_FALSE and tells_change(visit, changed):
        return None
    return None if now - visit.seen_at >= rest(visit, published) else "not_due"


def why_not_listing(
    visit: Visit, period: Span | None, changed: Span | None, now: datetime
) -> str | None:
    """Return why not to read a listing *now* that an index names, in one word; None to read it.

    Its *period*, where its address names one, is not over until it is over; from then on it rests
    as if it had stayed the same since.
    """
    is_over = period is not None and period.last < visit.seen_at
    if period is not None and not is_over and now > period.first:
        return None
    return why_not(visit, period if is_over else None, changed, now)


def why_not_again(
    visit: Visit, failed_at: datetime, changed: Span | None, now: datetime
) -> str | None:
    """Return why not to ask again for what failed."""
    if changed is not None and changed.first > failed_at:
        return None
    if visit.failures > len(AFTER_FAILURE):
        return "given_up"
    return None if now - failed_at >= AFTER_FAILURE[visit.failures - 1] else "failed_lately"


def tells_change(visit: Visit, changed: Span) -> bool:
    """Whether a listing tells of a change since the last look.

    A day that began before the look and ends behind it tells nothing: the schedule decides then.
    """
    if visit.listed is not None:
        return changed.last > visit.listed
    return changed.first > visit.seen_at


def rest(visit: Visit, published: Span | None) -> timedelta:
    """Return how long the address rests from its last look on."""
    born = min(visit.first_at, published.last) if published else visit.first_at
    is_old = visit.first_at - born > OLD
    if visit.looks < FIRST_LOOKS - is_old:
        return timedelta(0)
    has_stayed = visit.changed_at == visit.first_at
    still = visit.seen_at - (born if has_stayed else visit.changed_at)
    wanted = max(still * OF_STILL, (visit.seen_at - born) * OF_AGE)
    return min(max(wanted, LEAST_REST), LONGEST_REST)


def is_looked_after(visit: Visit, now: datetime) -> bool:
    """Whether a story that no listing names is still looked at, or tried again if it failed."""
    is_page = visit.body is not None or visit.failures > 0
    return visit.kind == "story" and is_page and now - visit.first_at < LAST_LOOK
