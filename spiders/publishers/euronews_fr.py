"""Euronews in French."""

from spiders.publisher import Publisher

PUBLISHER = Publisher(
    key="euronews-fr",
    name="Euronews (français)",
    domains=("fr.euronews.com",),
    language="fr",
    country="FR",
    timezone="Europe/Paris",
    sitemaps=("https://fr.euronews.com/sitemaps/fr/latest-news.xml",),
)
