"""Der Spiegel: the Hamburg news magazine; much of it is for subscribers."""

from spiders.publisher import Publisher

PUBLISHER = Publisher(
    key="spiegel",
    name="Der Spiegel",
    domains=("spiegel.de",),
    language="de",
    country="DE",
    timezone="Europe/Berlin",
    sitemaps=("https://www.spiegel.de/sitemaps/news-de.xml",),
    feeds=("https://www.spiegel.de/schlagzeilen/index.rss",),
    article_url=r"-a-[0-9a-f-]{6,}",
)
