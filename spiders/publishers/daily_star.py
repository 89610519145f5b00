"""Daily Star: a Reach tabloid, on the same platform as the Mirror."""

from spiders.publisher import Publisher

PUBLISHER = Publisher(
    key="daily-star",
    name="Daily Star",
    domains=("dailystar.co.uk",),
    language="en",
    country="GB",
    timezone="Europe/London",
    sitemaps=("https://www.dailystar.co.uk/map_news.xml",),
    date_order="day_first",
)
