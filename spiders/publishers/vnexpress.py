"""VnExpress: the Hanoi online paper; the English edition is a subdomain."""

from spiders.publisher import Publisher

PUBLISHER = Publisher(
    key="vnexpress",
    name="VnExpress",
    domains=("vnexpress.net",),
    language="vi",
    country="VN",
    timezone="Asia/Ho_Chi_Minh",
    feeds=("https://vnexpress.net/rss/tin-moi-nhat.rss",),
    article_url=r"-\d{6,}\.html$",
)
