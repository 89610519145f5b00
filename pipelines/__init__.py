"""One module per stage, in flow order, and the command line."""

import sys
from types import TracebackType

from schemas.errors import Exit
from schemas.printable import printable


def say_why(kind: type[BaseException], error: BaseException, at: TracebackType | None) -> None:
    """Print an import that failed or was interrupted as one line, and end; else as Python does."""
    if issubclass(kind, KeyboardInterrupt):
        print("broadsheet: interrupted; run it again to go on", file=sys.stderr)
        sys.exit(Exit.INTERRUPTED)
    if not issubclass(kind, ImportError):
        sys.__excepthook__(kind, error, at)
        return
    fact = f"{error}: this installation is not whole; `make env` makes it"
    print(printable(f"broadsheet: {fact}"), file=sys.stderr)
    sys.exit(Exit.USAGE)


if sys.argv[:1] == ["-m"]:  # as `python -m pipelines.parse`, whose imports come before its code
    sys.excepthook = say_why
