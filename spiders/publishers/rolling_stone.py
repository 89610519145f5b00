"""Rolling Stone: music, film and politics."""

from spiders.publisher import Publisher

PUBLISHER = Publisher(
    key="rolling-stone",
    name="Rolling Stone",
    domains=("rollingstone.com",),
    language="en",
    country="US",
    timezone="America/New_York",
    sitemaps=("https://www.rollingstone.com/news-sitemap.xml",),
    article_url=r"-\d{6,}/?$",
    date_order="month_first",
)
