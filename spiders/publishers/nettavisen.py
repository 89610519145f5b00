"""Nettavisen: the Oslo online paper."""

from spiders.publisher import Publisher

PUBLISHER = Publisher(
    key="nettavisen",
    name="Nettavisen",
    domains=("nettavisen.no",),
    language="nb",
    country="NO",
    timezone="Europe/Oslo",
    feeds=("https://www.nettavisen.no/service/rich-rss",),
    article_url=r"/s/\d+-\d+-\d+$",
)
