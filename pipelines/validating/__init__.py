"""What the validate stage is made of: measures, fates of rows, quarantine, the verdict."""

from pipelines.validating.accepted import Accepted, write_rows
from pipelines.validating.asking import ASKED, asked_rows, failures
from pipelines.validating.fates import fates
from pipelines.validating.judgement import Findings, verdict
from pipelines.validating.measures import keys_of, measured_parts
from pipelines.validating.metrics import write_metrics
from pipelines.validating.quarantine import States, quarantined, write_ledgers
from pipelines.validating.reelection import VOTED, elected, reelected
from pipelines.validating.results import ask_suites, write_results

__all__ = [
    "ASKED",
    "VOTED",
    "Accepted",
    "Findings",
    "States",
    "ask_suites",
    "asked_rows",
    "elected",
    "failures",
    "fates",
    "keys_of",
    "measured_parts",
    "quarantined",
    "reelected",
    "verdict",
    "write_ledgers",
    "write_metrics",
    "write_results",
    "write_rows",
]
