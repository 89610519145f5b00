"""Der Standard: the Vienna daily."""

from spiders.publisher import Publisher

PUBLISHER = Publisher(
    key="der-standard",
    name="Der Standard",
    domains=(
        "derstandard.at",
        "derstandard.de",
    ),
    language="de",
    country="AT",
    timezone="Europe/Vienna",
    sitemaps=("https://www.derstandard.at/sitemaps/news.xml",),
    feeds=("https://www.derstandard.at/rss",),
    article_url=r"/(story|jetzt/livebericht)/\d+",
)
