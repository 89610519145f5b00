"""Golem: technology news from Berlin; long stories have several pages."""

from spiders.publisher import Publisher

PUBLISHER = Publisher(
    key="golem",
    name="Golem",
    domains=("golem.de",),
    language="de",
    country="DE",
    timezone="Europe/Berlin",
    feeds=("https://www.golem.de/rss",),
    article_url=r"/news/.+-\d{4}-\d+\.html",
)
