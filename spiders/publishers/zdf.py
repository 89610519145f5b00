"""ZDF: the German public broadcaster's news pages."""

from spiders.publisher import Publisher

PUBLISHER = Publisher(
    key="zdf",
    name="ZDF",
    domains=(
        "zdf.de",
        "zdfheute.de",
    ),
    language="de",
    country="DE",
    timezone="Europe/Berlin",
    feeds=("https://www.zdf.de/rss/zdf/nachrichten",),
    article_url=r"/nachrichten/.+-\d+\.html$|zdfheute\.de/.+-\d+\.html$",
)
