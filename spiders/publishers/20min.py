"""20 Minuten: the Swiss commuter paper; its French edition has addresses of its own."""

from spiders.publisher import Publisher

PUBLISHER = Publisher(
    key="20min",
    name="20 Minuten",
    domains=("20min.ch",),
    language="de",
    country="CH",
    timezone="Europe/Zurich",
    sitemaps=("https://www.20min.ch/sitemaps/de/news.xml",),
    article_url=r"20min\.ch/story/",
)
