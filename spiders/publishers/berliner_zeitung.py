"""Berliner Zeitung: the Berlin daily."""

from spiders.publisher import Publisher

PUBLISHER = Publisher(
    key="berliner-zeitung",
    name="Berliner Zeitung",
    domains=("berliner-zeitung.de",),
    language="de",
    country="DE",
    timezone="Europe/Berlin",
    sitemaps=("https://www.berliner-zeitung.de/news-sitemap.xml",),
    feeds=("https://www.berliner-zeitung.de/feed.xml",),
)
