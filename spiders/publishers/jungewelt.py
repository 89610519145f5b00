"""junge Welt: the Berlin daily."""

from spiders.publisher import Publisher

PUBLISHER = Publisher(
    key="jungewelt",
    name="junge Welt",
    domains=("jungewelt.de",),
    language="de",
    country="DE",
    timezone="Europe/Berlin",
    feeds=("https://www.jungewelt.de/feeds/newsticker.rss",),
    article_url=r"/artikel/\d+\.",
)
