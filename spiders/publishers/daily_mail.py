"""Daily Mail: the London tabloid's site; stories carry their number in the address."""

from spiders.publisher import Publisher

PUBLISHER = Publisher(
    key="daily-mail",
    name="Daily Mail",
    domains=("dailymail.co.uk",),
    language="en",
    country="GB",
    timezone="Europe/London",
    sitemaps=("https://www.dailymail.co.uk/google-news-sitemap.xml",),
    article_url=r"/article-\d+/",
    date_order="day_first",
)
