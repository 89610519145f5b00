"""The Independent: online only since 2016; one newsroom on two domains."""

from spiders.publisher import Publisher

PUBLISHER = Publisher(
    key="the-independent",
    name="The Independent",
    domains=(
        "independent.co.uk",
        "the-independent.com",
    ),
    language="en",
    country="GB",
    timezone="Europe/London",
    sitemaps=("https://www.independent.co.uk/sitemaps/googlenews",),
    article_url=r"-b\d{5,}\.html$|-a\d{5,}\.html$",
    date_order="day_first",
)
