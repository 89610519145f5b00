"""Reuters: the agency's own pages; much of the world's wire copy starts here."""

from spiders.publisher import Publisher

PUBLISHER = Publisher(
    key="reuters",
    name="Reuters",
    domains=("reuters.com",),
    language="en",
    country="GB",
    timezone="Europe/London",
    sitemaps=("https://www.reuters.com/arc/outboundfeeds/news-sitemap-index/?outputType=xml",),
)
