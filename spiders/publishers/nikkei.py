"""Nikkei: the Tokyo business daily; most stories end at the paywall."""

from spiders.publisher import Publisher

PUBLISHER = Publisher(
    key="nikkei",
    name="日本経済新聞",
    domains=("nikkei.com",),
    language="ja",
    country="JP",
    timezone="Asia/Tokyo",
    sitemaps=("https://www.nikkei.com/sitemap.xml",),
    article_url=r"/article/DGX",
)
