"""The report of a release: a site that one reads from disk, without a network and, but for the list
of articles that can be searched, without a script.
"""

from pipelines.reporting.site import FOLDER, report

__all__ = ["FOLDER", "report"]
