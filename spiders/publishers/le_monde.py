"""Le Monde: the Paris daily; subscribers' stories end after the first paragraphs."""

from spiders.publisher import Publisher

PUBLISHER = Publisher(
    key="le-monde",
    name="Le Monde",
    domains=("lemonde.fr",),
    language="fr",
    country="FR",
    timezone="Europe/Paris",
    sitemaps=("https://www.lemonde.fr/sitemap_news.xml",),
    article_url=r"/(article|live)/\d{4}/\d\d/\d\d/",
)
