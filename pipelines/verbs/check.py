"""`broadsheet check`: may this crawl land? A Markdown summary, and exit code 1 if not."""

from argparse import Namespace

from pipelines.released import checked, summary
from pipelines.running import checkout
from schemas.errors import Exit
from schemas.printable import printable


def run(options: Namespace) -> int:
    """Print the summary, which goes into a pull request as it is, or all that it is made of."""
    report = checked(checkout(), options.baseline)
    print(report.model_dump_json(indent=1) if options.json else printable(summary(report)))
    return Exit.OK if report.success else Exit.REFUSED
