"""NTV: the Istanbul news channel's site."""

from spiders.publisher import Publisher

PUBLISHER = Publisher(
    key="ntv-turkey",
    name="NTV",
    domains=("ntv.com.tr",),
    language="tr",
    country="TR",
    timezone="Europe/Istanbul",
    sitemaps=("https://www.ntv.com.tr/sitemaps/news-sitemap.xml",),
    feeds=("https://www.ntv.com.tr/gundem.rss",),
)
