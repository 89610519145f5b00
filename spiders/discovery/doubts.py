"""Dates of listings that say nothing: those of the listing's own clock, and those of the future.

A listing whose every story has just changed is telling the time of the request; one whose stories
all changed at one instant, that of a move. Their dates are taken off; the stories stay.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from spiders.discovery.found import Discovery
from spiders.discovery.moment import Span

LEAST = 5  # stories with a date; fewer may well have come in together
MOST = 0.9  # of them: a few fixed entries, as of the home page, are in many listings
JUST_NOW = timedelta(minutes=2)
AHEAD = timedelta(days=1)  # a clock may be wrong by a time zone


def with_sound_dates(found: Discovery, now: datetime) -> Discovery:
    """Return *found*, read at *now*, without the dates that say nothing of its stories."""
    doubts = {
        "published": why_doubted([one.published for one in found.stories if one.published], now),
        "changed": why_doubted([one.changed for one in found.stories if one.changed], now),
    }
    stories = tuple(
        replace(
            story,
            published=sound(story.published, doubts["published"], now),
            changed=sound(story.changed, doubts["changed"], now),
        )
        for story in found.stories
    )
    said = [f"{name} {why}" for name, why in doubts.items() if why]
    early = sum(is_early(one.published, now) or is_early(one.changed, now) for one in found.stories)
    said += [f"{early} in the future"] if early else []
    return replace(found, stories=stories, doubted=", ".join(said) or None)


def sound(span: Span | None, doubt: str | None, now: datetime) -> Span | None:
    """Return *span*, if there is no *doubt* about its listing and it has come."""
    return None if doubt or is_early(span, now) else span


def is_early(span: Span | None, now: datetime) -> bool:
    """Whether *span* has yet to come."""
    return span is not None and span.first > now + AHEAD


def why_doubted(spans: Sequence[Span], now: datetime) -> str | None:
    """Return why *spans*, of one kind of date in one listing, say nothing; None if they may."""
    if len(spans) < LEAST:
        return None
    if sum(span.first >= now - JUST_NOW for span in spans) >= MOST * len(spans):
        return "always now"
    instants = [span for span in spans if span.first == span.last]
    if len(instants) == len(spans) and len(set(instants)) == 1:
        return "all the same"
    return None
