"""The Guardian: the London daily, with newsrooms in New York and Sydney."""

from spiders.publisher import Publisher

PUBLISHER = Publisher(
    key="the-guardian",
    name="The Guardian",
    domains=("theguardian.com",),
    language="en",
    country="GB",
    timezone="Europe/London",
    sitemaps=("https://www.theguardian.com/sitemaps/news.xml",),
    article_url=r"/\d{4}/[a-z]{3}/\d\d/",
    date_order="day_first",
    terms="https://www.theguardian.com/help/terms-of-service",
)
