"""Daily Maverick: the Johannesburg news site; the day of a story stands in its address."""

from spiders.publisher import Publisher

PUBLISHER = Publisher(
    key="daily-maverick",
    name="Daily Maverick",
    domains=("dailymaverick.co.za",),
    language="en",
    country="ZA",
    timezone="Africa/Johannesburg",
    article_url=r"/(article|opinionista)/\d{4}-\d\d-\d\d-",
    date_order="day_first",
)
