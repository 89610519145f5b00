"""Euronews in German."""

from spiders.publisher import Publisher

PUBLISHER = Publisher(
    key="euronews-de",
    name="Euronews (Deutsch)",
    domains=("de.euronews.com",),
    language="de",
    country="FR",
    timezone="Europe/Paris",
    sitemaps=("https://de.euronews.com/sitemaps/de/latest-news.xml",),
)
