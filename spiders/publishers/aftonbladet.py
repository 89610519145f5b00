"""Aftonbladet: the Stockholm tabloid; its index has a sitemap for each month."""

from spiders.publisher import Publisher

PUBLISHER = Publisher(
    key="aftonbladet",
    name="Aftonbladet",
    domains=("aftonbladet.se",),
    language="sv",
    country="SE",
    timezone="Europe/Stockholm",
    sitemaps=("https://www.aftonbladet.se/sitemap.xml",),
)
