"""One module per stage, in flow order, and the command line."""

import sys
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec
from types import TracebackType
from typing import Any

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


class NotYet(MetaPathFinder):
    """Finds no pandas."""

    def find_spec(self, fullname: str, *_: Any) -> ModuleSpec | None:
        """Raise ModuleNotFoundError for pandas; know nothing of other modules."""
        if fullname == "pandas":
            raise ModuleNotFoundError("pandas: not looked for yet", name=fullname)
        return None


def pass_pandas_by() -> None:
    """Let pyarrow go on without pandas until a table is to become a frame.

    At the first list that it is given it imports pandas, for it might be a Series: a second and
    60 MB in every process of ours, none of which has one.
    """
    import pyarrow as pa  # noqa: PLC0415 - only where it is asked for

    if "pandas" in sys.modules:
        return
    finder = NotYet()
    sys.meta_path.insert(0, finder)
    try:
        pa.array([0])
    finally:
        sys.meta_path.remove(finder)


is_stage = sys.argv[:1] == ["-m"]  # as `python -m pipelines.parse`, whose imports come first
if is_stage:
    sys.excepthook = say_why
if is_stage or "--multiprocessing-fork" in sys.orig_argv:  # or one of its workers
    pass_pandas_by()
