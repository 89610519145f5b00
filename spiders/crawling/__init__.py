"""One crawl: its publishers in shards, each publisher's round of listings and stories.

`crawl` runs it into one folder of captures and gives a `CrawlSummary`; `NewsSpider` is one
publisher's part of it, which Scrapy can also run alone.
"""

from spiders.crawling.crawl import CrawlSummary, crawl
from spiders.crawling.health import health
from spiders.crawling.news import NewsSpider, spider_of
from spiders.crawling.tally import Tally

__all__ = [
    "CrawlSummary",
    "NewsSpider",
    "Tally",
    "crawl",
    "health",
    "spider_of",
]
