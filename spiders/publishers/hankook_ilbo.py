"""Hankook Ilbo: the Seoul daily."""

from spiders.publisher import Publisher

PUBLISHER = Publisher(
    key="hankook-ilbo",
    name="한국일보",
    domains=("hankookilbo.com",),
    language="ko",
    country="KR",
    timezone="Asia/Seoul",
    article_url=r"/(News/Read|news/article)/A\d+",
)
