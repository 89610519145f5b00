"""Scrapy's settings. Its defaults trust the site; each value here says what it is for.

`scrapy list`, `scrapy crawl KEY` and `scrapy shell URL` read this file through scrapy.cfg.
"""

import os
from pathlib import Path

from schemas.settings import put_in_force
from spiders.archive import ROLL_AT
from spiders.manners import user_agent
from spiders.wire import LONGEST_BODY, SECONDS

put_in_force(Path.cwd(), os.environ)  # `scrapy` itself is no command of ours

BOT_NAME = "broadsheet"
SPIDER_LOADER_CLASS = "spiders.loader.PublisherLoader"
USER_AGENT = user_agent()

# The network: our own handler, and no scheme beside http and https.
DOWNLOAD_HANDLERS = {
    "http": "spiders.manners.fetch.Fetch",
    "https": "spiders.manners.fetch.Fetch",
    "file": None,
    "data": None,
    "ftp": None,
    "s3": None,
}
DOWNLOAD_MAXSIZE = LONGEST_BODY
DOWNLOAD_TIMEOUT = SECONDS
TWISTED_REACTOR_ENABLED = False  # plain asyncio: a crawl can run again in the same process
CONCURRENT_ITEMS = 1  # Scrapy starts as many tasks for every response
HTTPPROXY_ENABLED = False  # a proxy connects for us, behind the address guard's back
COOKIES_ENABLED = False  # nothing is carried from one page to the next
REFERRER_POLICY = "no-referrer"
METAREFRESH_ENABLED = False  # reads the text of every page, hostile ones too
RETRY_ENABLED = False  # spiders.manners.patience does, and knows Retry-After
COMPRESSION_ENABLED = False  # spiders.content does, and the archive keeps the bytes as sent
DEFAULT_REQUEST_HEADERS = {
    "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
    "Accept-Encoding": "gzip",  # what every reader of the archive can undo
}
REDIRECT_MAX_TIMES = 10  # for the shell; NewsSpider follows redirects itself and notes each

# Manners.
ROBOTSTXT_OBEY = (
    False  # Scrapy's fails open; spiders.manners.politeness does not, and cannot be switched off
)
CONCURRENT_REQUESTS_PER_DOMAIN = 1
DOWNLOAD_DELAY_JITTER = 0.0  # a Crawl-delay is a least, not an average
BUSY_WAIT = 10.0  # seconds before a busy host is asked again, where it names no time
DOWNLOADER_MIDDLEWARES = {
    "spiders.manners.politeness.RobotsGate": 100,
    "spiders.manners.patience.Patience": 550,
    "scrapy.downloadermiddlewares.offsite.OffsiteMiddleware": None,  # the frontier decides
    "scrapy.downloadermiddlewares.httpauth.HttpAuthMiddleware": None,  # no secrets in an archive
    "scrapy.downloadermiddlewares.downloadtimeout.DownloadTimeoutMiddleware": None,
    "scrapy.downloadermiddlewares.stats.DownloaderStats": None,  # costs, and the outcomes tell more
}
SPIDER_MIDDLEWARES = {
    "scrapy.spidermiddlewares.httperror.HttpErrorMiddleware": None,  # each status is an outcome
    "scrapy.spidermiddlewares.depth.DepthMiddleware": None,
    "scrapy.spidermiddlewares.urllength.UrlLengthMiddleware": None,  # traps: 8,000, and counted
    "scrapy.spidermiddlewares.metacopy.MetaCopyDetectionMiddleware": None,
}
EXTENSIONS = {"spiders.manners.patience.Pace": 500}
DUPEFILTER_CLASS = "scrapy.dupefilters.BaseDupeFilter"  # the frontier knows aliases too
SCHEDULER_MEMORY_QUEUE = "scrapy.squeues.FifoMemoryQueue"  # the newest stories first, as listed

# Doors that stay shut.
TELNETCONSOLE_ENABLED = False
REMOTE_CONTROL_ENABLED = False

# The archive.
WARC_ROLL_AT = ROLL_AT

LOG_LEVEL = "WARNING"
STATS_DUMP = False
LOGSTATS_INTERVAL = 0
