"""Nine News: the Sydney television network; the old domain leads to the new one."""

from spiders.publisher import Publisher

PUBLISHER = Publisher(
    key="nine-news",
    name="Nine News",
    domains=(
        "nine.com.au",
        "9news.com.au",
    ),
    language="en",
    country="AU",
    timezone="Australia/Sydney",
    feeds=("https://www.nine.com.au/rss/feed.xml",),
    article_url=r"-\d{8}-p\w+\.html$",
    date_order="day_first",
)
