"""Sputnik: the Moscow agency's English service; it has moved to the second domain."""

from spiders.publisher import Publisher

PUBLISHER = Publisher(
    key="sputnik",
    name="Sputnik",
    domains=(
        "sputniknews.com",
        "sputnikglobe.com",
    ),
    language="en",
    country="RU",
    timezone="Europe/Moscow",
    feeds=("https://sputnikglobe.com/export/rss2/archive/index.xml",),
    article_url=r"/\d{8}/.+-\d+\.html$|/\d{15,}",
    date_order="day_first",
)
