"""`broadsheet check`: may this crawl land? A Markdown summary, and exit code 1 if not."""

from argparse import Namespace

from pipelines.released import checked, summary
from pipelines.running import checkout
from schemas.errors import Exit
from schemas.printable import printable


def run(options: Namespace) -> int:
    """Print the summary; it goes into a pull request as it is."""
    report = checked(checkout(), options.baseline)
    print(printable(summary(report)))
    return Exit.OK if report.success else Exit.REFUSED
