"""Die Zeit: the Hamburg weekly; its news pages are wire copy."""

from spiders.publisher import Publisher

PUBLISHER = Publisher(
    key="zeit",
    name="Die Zeit",
    domains=("zeit.de",),
    language="de",
    country="DE",
    timezone="Europe/Berlin",
    feeds=("https://newsfeed.zeit.de/news/index",),
)
