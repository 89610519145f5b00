"""Die Welt: the Berlin daily; addresses with `plus` are for subscribers."""

from spiders.publisher import Publisher

PUBLISHER = Publisher(
    key="welt",
    name="Die Welt",
    domains=("welt.de",),
    language="de",
    country="DE",
    timezone="Europe/Berlin",
    sitemaps=("https://www.welt.de/sitemaps/newssitemap/newssitemap.xml",),
    feeds=("https://www.welt.de/feeds/latest.rss",),
    article_url=r"/(article|plus)\w+/",
)
