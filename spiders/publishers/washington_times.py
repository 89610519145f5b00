"""The Washington Times: the Washington daily."""

from spiders.publisher import Publisher

PUBLISHER = Publisher(
    key="washington-times",
    name="The Washington Times",
    domains=("washingtontimes.com",),
    language="en",
    country="US",
    timezone="America/New_York",
    article_url=r"/news/\d{4}/[a-z]{3}/\d{1,2}/",
    date_order="month_first",
)
