"""Braunschweiger Zeitung: a regional daily of the Funke group, with shared copy."""

from spiders.publisher import Publisher

PUBLISHER = Publisher(
    key="braunschweiger-zeitung",
    name="Braunschweiger Zeitung",
    domains=("braunschweiger-zeitung.de",),
    language="de",
    country="DE",
    timezone="Europe/Berlin",
    sitemaps=("https://www.braunschweiger-zeitung.de/sitemaps/news.xml",),
    feeds=("https://www.braunschweiger-zeitung.de/rss",),
    article_url=r"/article\d+/|-id\d+\.html$",
)
