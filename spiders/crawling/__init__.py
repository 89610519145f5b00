"""One crawl: its publishers in shards, each publisher's round of listings and stories.

`crawl` runs it into one folder of captures and gives a `CrawlSummary`; `NewsSpider` is one
publisher's part of it, which Scrapy can also run alone.
"""

from spiders.crawling.crawl import CrawlSummary, crawl
from spiders.crawling.folder import PROVENANCE
from spiders.crawling.news import NewsSpider, spider_of
from spiders.crawling.tally import Tally

__all__ = [
    "PROVENANCE",
    "CrawlSummary",
    "NewsSpider",
    "Tally",
    "crawl",
    "spider_of",
]
