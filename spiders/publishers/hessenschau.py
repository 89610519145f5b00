"""Hessenschau: the Hessian public broadcaster's regional news."""

from spiders.publisher import Publisher

PUBLISHER = Publisher(
    key="hessenschau",
    name="Hessenschau",
    domains=("hessenschau.de",),
    language="de",
    country="DE",
    timezone="Europe/Berlin",
    sitemaps=("https://www.hessenschau.de/sitemap.nc.xml",),
    feeds=("https://www.hessenschau.de/index.rss",),
    article_url=r",[a-z0-9-]+-\d+\.html$",
)
