"""The Harbour Courier of Port Merrin: rich JSON-LD, a news sitemap in a sitemap index."""

from spiders.publisher import Publisher

PUBLISHER = Publisher(
    key="harbour-courier",
    name="Harbour Courier",
    domains=("harbour-courier.example",),
    language="en",
    country="GB",
    timezone="Europe/London",
    sitemaps=("http://harbour-courier.example/sitemap.xml",),
    article_url=r"/(news|business|live|investigations|opinion|culture|sport|science|press|video)/2026/",
    terms="http://harbour-courier.example/terms",
)
