"""Asahi Shimbun: the Tokyo daily; its main sitemap is a news sitemap."""

from spiders.publisher import Publisher

PUBLISHER = Publisher(
    key="asahi-shimbun",
    name="朝日新聞",
    domains=("asahi.com",),
    language="ja",
    country="JP",
    timezone="Asia/Tokyo",
    sitemaps=("https://www.asahi.com/sitemap.xml",),
    article_url=r"asahi\.com/articles/",
)
