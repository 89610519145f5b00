"""The Tarn Valley Gazette: microdata in windows-1252, an RSS feed and section pages."""

from spiders.publisher import Publisher

PUBLISHER = Publisher(
    key="tarn-gazette",
    name="Tarn Valley Gazette",
    domains=("tarn-gazette.example",),
    language="en",
    country="CA",
    timezone="America/Halifax",
    feeds=("http://www.tarn-gazette.example/rss.xml",),
    sections=(
        "http://www.tarn-gazette.example/news/",
        "http://www.tarn-gazette.example/community/",
    ),
    article_url=r"/(news|community|sports)/[a-z0-9-]+-\d+\.html",
)
