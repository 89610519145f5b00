"""The Telegraph: the London daily; most stories end at the paywall."""

from spiders.publisher import Publisher

PUBLISHER = Publisher(
    key="the-telegraph",
    name="The Telegraph",
    domains=("telegraph.co.uk",),
    language="en",
    country="GB",
    timezone="Europe/London",
    sitemaps=("https://www.telegraph.co.uk/custom/daily-news/sitemap.xml",),
    date_order="day_first",
)
