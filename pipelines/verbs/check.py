"""`broadsheet check`: may this crawl land? A Markdown summary, and exit code 1 if not."""

from argparse import Namespace

from pipelines.released import checked, summary
from pipelines.running import checkout
from pipelines.views import shown_markdown
from schemas.errors import Exit


def run(options: Namespace) -> int:
    """Print the summary, which goes into a pull request, or all that it is made of."""
    report = checked(checkout(), options.baseline)
    if options.json:
        print(report.model_dump_json(indent=1))
    else:
        shown_markdown(summary(report))
    return Exit.OK if report.success else Exit.REFUSED
