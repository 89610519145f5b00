"""Malay Mail: the Kuala Lumpur daily, in English."""

from spiders.publisher import Publisher

PUBLISHER = Publisher(
    key="malay-mail",
    name="Malay Mail",
    domains=("malaymail.com",),
    language="en",
    country="MY",
    timezone="Asia/Kuala_Lumpur",
    sitemaps=("https://www.malaymail.com/sitemap.xml",),
    feeds=("https://www.malaymail.com/feed/rss/malaysia",),
    article_url=r"/\d{4}/\d\d/\d\d/.+/\d+$",
    date_order="day_first",
)
