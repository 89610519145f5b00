"""ABC: the Madrid daily, with regional editions under one host."""

from spiders.publisher import Publisher

PUBLISHER = Publisher(
    key="abc-es",
    name="ABC",
    domains=("abc.es",),
    language="es",
    country="ES",
    timezone="Europe/Madrid",
    sitemaps=("https://www.abc.es/sitemap.xml",),
    feeds=("https://www.abc.es/rss/2.0/portada/",),
)
