"""ORF: Austria's public broadcaster; the provinces are subdomains."""

from spiders.publisher import Publisher

PUBLISHER = Publisher(
    key="orf",
    name="ORF",
    domains=("orf.at",),
    language="de",
    country="AT",
    timezone="Europe/Vienna",
    feeds=("https://rss.orf.at/news.xml",),
    article_url=r"/stories/\d+",
)
