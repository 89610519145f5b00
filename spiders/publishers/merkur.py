"""Münchner Merkur: the Bavarian daily of the Ippen group, which shares copy with its sisters."""

from spiders.publisher import Publisher

PUBLISHER = Publisher(
    key="merkur",
    name="Münchner Merkur",
    domains=("merkur.de",),
    language="de",
    country="DE",
    timezone="Europe/Berlin",
    sitemaps=("https://www.merkur.de/news.xml",),
    feeds=("https://www.merkur.de/welt/rssfeed.rdf",),
    article_url=r"-\d{5,}\.html$",
)
