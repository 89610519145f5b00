"""Euronews in English: each language is a newsroom and a host of its own."""

from spiders.publisher import Publisher

PUBLISHER = Publisher(
    key="euronews",
    name="Euronews",
    domains=("www.euronews.com",),
    language="en",
    country="FR",
    timezone="Europe/Paris",
    sitemaps=("https://www.euronews.com/sitemaps/en/latest-news.xml",),
    date_order="day_first",
)
