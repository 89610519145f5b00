"""What a person sees in the terminal: a crawl as it runs, a release, the publishers' health."""

from pipelines.views.crawl import CrawlView, crawl_table
from pipelines.views.health import healths
from pipelines.views.markdown import shown_markdown
from pipelines.views.release import shown_summary

__all__ = [
    "CrawlView",
    "crawl_table",
    "healths",
    "shown_markdown",
    "shown_summary",
]
