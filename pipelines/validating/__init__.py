"""What the validate stage is made of: measures, fates of rows, quarantine, the verdict."""

from pipelines.validating.accepted import Accepted, Month, accept, write_fates
from pipelines.validating.fates import fates
from pipelines.validating.judgement import Findings, verdict
from pipelines.validating.measures import ASKED, Part, failures, keys_of, measure, parts_of
from pipelines.validating.metrics import write_metrics
from pipelines.validating.quarantine import Ledger, States, relabel, write_quarantined
from pipelines.validating.reelection import reelected
from pipelines.validating.results import ask_suites, write_results

__all__ = [
    "ASKED",
    "Accepted",
    "Findings",
    "Ledger",
    "Month",
    "Part",
    "States",
    "accept",
    "ask_suites",
    "failures",
    "fates",
    "keys_of",
    "measure",
    "parts_of",
    "reelected",
    "relabel",
    "verdict",
    "write_fates",
    "write_metrics",
    "write_quarantined",
    "write_results",
]
