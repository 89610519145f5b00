"""Daily Express: a Reach tabloid with a platform of its own."""

from spiders.publisher import Publisher

PUBLISHER = Publisher(
    key="express",
    name="Daily Express",
    domains=("express.co.uk",),
    language="en",
    country="GB",
    timezone="Europe/London",
    sitemaps=("https://www.express.co.uk/googlenews.xml",),
    date_order="day_first",
)
