"""LRT: Lithuania's public broadcaster."""

from spiders.publisher import Publisher

PUBLISHER = Publisher(
    key="lrt",
    name="LRT",
    domains=("lrt.lt",),
    language="lt",
    country="LT",
    timezone="Europe/Vilnius",
    sitemaps=("https://www.lrt.lt/servisai/sitemap/sitemap-index.xml",),
    feeds=("https://www.lrt.lt/?rss",),
)
