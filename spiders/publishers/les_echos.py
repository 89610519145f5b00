"""Les Échos: the Paris business daily."""

from spiders.publisher import Publisher

PUBLISHER = Publisher(
    key="les-echos",
    name="Les Échos",
    domains=("lesechos.fr",),
    language="fr",
    country="FR",
    timezone="Europe/Paris",
    sitemaps=("https://www.lesechos.fr/sitemap_news.xml",),
    article_url=r"-\d{6,}$",
)
