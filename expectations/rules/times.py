"""Rules of order: which moment of a row is not before which."""

from expectations.rules.rule import Order

RULES = (
    Order(
        "published_before_fetched",
        "published_at",
        "critical",
        "A page cannot be read before it was published; a day's slack for day-precise dates",
        "day_after_fetched_at",
        "published_at",
    ),
    Order(
        "modified_after_published",
        "modified_at",
        "warning",
        "A story is not changed before it is published",
        "modified_at",
        "published_at",
    ),
    Order(
        "modified_before_fetched",
        "modified_at",
        "warning",
        "A page cannot say of itself that it changed after it was read; a day's slack for zones",
        "day_after_facts_at",
        "modified_at",
    ),
    Order(
        "seen_before_fetched",
        "first_seen_at",
        "critical",
        "The first capture of any revision is not after the first of this one",
        "fetched_at",
        "first_seen_at",
    ),
    Order(
        "fetched_before_the_end",
        "fetched_at",
        "critical",
        "Nothing was fetched a day after the crawls had ended: they know a clock, builds do not",
        "day_after_end_of_crawls",
        "fetched_at",
    ),
)
