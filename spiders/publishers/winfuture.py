"""WinFuture: technology news; story numbers follow a comma."""

from spiders.publisher import Publisher

PUBLISHER = Publisher(
    key="winfuture",
    name="WinFuture",
    domains=("winfuture.de",),
    language="de",
    country="DE",
    timezone="Europe/Berlin",
    sitemaps=("https://winfuture.de/sitemap-latest-news.xml.gz",),
    feeds=("https://static.winfuture.de/feeds/WinFuture-News-rss2.0.xml",),
    article_url=r"/news,\d+\.html",
)
