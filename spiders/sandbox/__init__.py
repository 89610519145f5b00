"""Pages parsed in a process of its own, under limits: `Sandbox`.

Whoever wants pages parsed imports no parser: it is imported by that process alone (`inside`).
"""

from typing import TYPE_CHECKING

from spiders.sandbox.answers import no_article
from spiders.sandbox.blame import PLAIN
from spiders.sandbox.sandbox import ANSWER_SECONDS, Sandbox, Teller, own_sandbox, sandbox

if TYPE_CHECKING:
    from spiders.sandbox.inside import Job

__all__ = [
    "ANSWER_SECONDS",
    "PLAIN",
    "Job",
    "Sandbox",
    "Teller",
    "no_article",
    "own_sandbox",
    "sandbox",
]
