"""Kommersant: the Moscow business daily."""

from spiders.publisher import Publisher

PUBLISHER = Publisher(
    key="kommersant",
    name="Коммерсантъ",
    domains=("kommersant.ru",),
    language="ru",
    country="RU",
    timezone="Europe/Moscow",
    sitemaps=("https://www.kommersant.ru/sitemaps/sitemap_news.xml",),
    feeds=("https://www.kommersant.ru/RSS/news.xml",),
    article_url=r"/doc/\d+",
)
