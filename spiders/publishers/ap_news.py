"""Associated Press: the agency's own pages; much of the world's wire copy starts here."""

from spiders.publisher import Publisher

PUBLISHER = Publisher(
    key="ap-news",
    name="Associated Press",
    domains=("apnews.com",),
    language="en",
    country="US",
    timezone="America/New_York",
    sitemaps=("https://apnews.com/news-sitemap-content.xml",),
    article_url=r"apnews\.com/article/",
    date_order="month_first",
)
